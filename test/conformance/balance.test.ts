import { describe, expect, it } from '@jest/globals';
import type { INode } from 'n8n-workflow';
import { emulator, useEmulator } from '../engine/emulated';
import { inject, run } from './harness';
import { submitsOf } from './requests';
import { SUBJECTS, subjectsWhere, type Subject } from './subjects';
import { toldBy } from '../engine/seedream';

useEmulator();

const node = 'seedreamGenerate';
const parameters = { prompt: 'x', output: 'urls' };
const empty = ({ name }: Subject) => ({ apiKey: emulator[name].keys.emptyBalance });
const LEFT = /The account has [\d.]+ (USD|CNY) left/;

describe.each(SUBJECTS)('an empty account on $name', (subject) => {
	it('is told with what is left in it, where a free call tells that', async () => {
		const { error } = await run(subject, node, { parameters, credential: empty(subject) });
		expect(toldBy(error)).toContain('balance is used up');
		expect(toldBy(error)).toContain('Nothing was billed');
		if (subject.vendor.balance) expect(toldBy(error)).toContain('The account has 0 USD left.');
		else expect(toldBy(error)).not.toMatch(LEFT);
		expect(emulator[subject.name].submissions).toEqual([]);
	});
});

const TELLING = subjectsWhere(({ vendor }) => vendor.balance !== undefined);

describe.each(TELLING)('where the balance of $name', (subject) => {
	it.each<[string, object]>([
		['is not told', { fault: 'internal-error' }],
		['is told as something else', { fault: 'gateway-html' }],
		['breaks off', { fault: 'connection-reset' }],
	])('%s, the error stays as it was', async (_, rule) => {
		inject(subject, { stage: 'account', times: Infinity, ...rule });
		const { error } = await run(subject, node, { parameters, credential: empty(subject) });
		expect(toldBy(error)).toContain('balance is used up');
		expect(toldBy(error)).not.toMatch(LEFT);
	});
});

it.each(TELLING)('it is asked for once by all items of a run on $name', async (subject) => {
	const settings: Partial<INode> = { onError: 'continueRegularOutput' };
	const items = Array.from({ length: 5 }, (_, index) => ({ json: { index } }));
	const done = await run(subject, node, {
		parameters,
		items,
		settings,
		credential: empty(subject),
	});
	expect(done.items).toHaveLength(5);
	for (const { json } of done.items) expect(json.error).toMatch(LEFT);
	const { requests } = emulator[subject.name];
	expect(requests.filter(({ stage }) => stage === 'account')).toHaveLength(1);
	expect(submitsOf(emulator, subject.name)).toHaveLength(5);
});

it.each(TELLING)('no other error of $name asks for it', async (subject) => {
	inject(subject, { stage: 'submit', fault: 'model-not-found' });
	const { error } = await run(subject, node, { parameters });
	expect(error).toBeDefined();
	const { requests } = emulator[subject.name];
	expect(requests.filter(({ stage }) => stage === 'account')).toEqual([]);
});
