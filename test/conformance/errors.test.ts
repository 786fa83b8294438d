import { describe, expect, it } from '@jest/globals';
import type { ErrorKind } from '../../nodes/shared/vendors/vendor';
import { ERROR_CLASSES } from '../../nodes/shared/vendors/wire/errorClasses';
import { canPlay, createsTask, type FaultRule } from '../emulator';
import { emulator, useEmulator } from '../engine/emulated';
import { inject, run } from './harness';
import { submitsOf, withPrompt } from './requests';
import { SUBJECTS, type Subject } from './subjects';
import { toldBy } from '../engine/seedream';

useEmulator();

const ONCE = 'Nothing was billed';

const NEVER = { timeout: 1 };

interface Refusal {
	what: string;
	rule: { fault: string; status?: number; [more: string]: unknown };
	/** The classes a vendor can tell it as: not all tell them apart. */
	kinds: ErrorKind[];
}

/** What a vendor can say no with before any work, each in its own words. */
const REFUSALS: Refusal[] = [
	{ what: 'a spent quota', rule: { fault: 'quota' }, kinds: ['quota', 'balance'] },
	{ what: 'an unknown model', rule: { fault: 'model-not-found' }, kinds: ['model', 'input'] },
	{ what: 'an edge that blocks', rule: { fault: 'edge-block' }, kinds: ['edge'] },
];

/** What leaves open whether the task was made. */
const UNCLEAR = [
	{ fault: 'internal-error' },
	{ fault: 'overloaded' },
	{ fault: 'gateway-html' },
	{ fault: 'truncated-body' },
	{ fault: 'empty-body' },
	{ fault: 'not-json' },
	{ fault: 'connection-reset' },
	{ fault: 'redirect', to: 'http://127.0.0.1:9/' },
	{ fault: 'hang' },
];

/** What leaves an answer its headers. */
const BODILESS = ['truncated-body', 'empty-body', 'not-json'];

const generate = async (subject: Subject, apiKey?: string) =>
	await run(subject, 'seedreamGenerate', {
		parameters: { prompt: 'x', output: 'urls', options: NEVER },
		credential: apiKey === undefined ? undefined : { apiKey },
	});

const saysOneOf = (kinds: ErrorKind[], message = ''): boolean =>
	kinds.some((kind) => message.includes(ERROR_CLASSES[kind].happened));

describe.each(SUBJECTS)('what $name answers instead of images', (subject) => {
	const { name, vendor, descriptor } = subject;

	it.each<[string, (vendor: string) => string, ErrorKind[]]>([
		['a wrong key', (key) => key.replace(/good/, 'wrong'), ['credential']],
		['a key without money', () => emulator[name].keys.emptyBalance, ['balance']],
		['a key that may not', () => emulator[name].keys.noPermission, ['permission', 'model']],
		['a key over its limit', () => emulator[name].keys.quota, ['quota', 'balance']],
	])('%s is told as such, and nothing is billed', async (_what, keyOf, kinds) => {
		const key = keyOf(emulator[name].apiKey);
		const { error } = await generate(subject, key);
		expect(toldBy(error)).toContain(vendor.displayName);
		expect(saysOneOf(kinds, error?.message) ? '' : error?.message).toBe('');
		expect(toldBy(error)).toContain(ONCE);
		expect(JSON.stringify(error)).not.toContain(key);
		expect(emulator[name].submissions).toEqual([]);
		expect(submitsOf(emulator, name)).toHaveLength(1);
	});

	it.each(REFUSALS)('$what is told as such, and nothing is billed', async ({ rule, kinds }) => {
		inject(subject, { stage: 'submit', times: Infinity, ...rule });
		const { error } = await generate(subject);
		expect(toldBy(error)).toContain(vendor.displayName);
		expect(saysOneOf(kinds, error?.message) ? '' : error?.message).toBe('');
		expect(toldBy(error)).toContain(ONCE);
		expect(submitsOf(emulator, name)).toHaveLength(1);
	});

	it.each(['moderation-prompt', 'moderation-image'])('%s is told as such', async (fault) => {
		inject(subject, { stage: 'submit', fault, times: Infinity });
		const { error } = await generate(subject);
		expect(toldBy(error)).toContain(ERROR_CLASSES.moderation.happened);
		const paid = descriptor.moderation.told === 'by-task' ? 1 : 0;
		expect(emulator[name].submissions).toHaveLength(paid);
		if (paid) expect(toldBy(error)).toContain(emulator[name].submissions[0]?.taskId);
		else expect(toldBy(error)).toContain(ONCE);
		expect(submitsOf(emulator, name)).toHaveLength(1);
	});

	it('a throttle without end is told as such, and nothing is billed', async () => {
		inject(subject, { stage: 'submit', fault: 'throttle', times: Infinity });
		const { error } = await generate(subject);
		expect(toldBy(error)).toContain(ERROR_CLASSES.throttle.happened);
		expect(toldBy(error)).toContain(ONCE);
		expect(emulator[name].submissions).toEqual([]);
	});

	const found = vendor.tasks?.list !== undefined;
	const named = descriptor.can.includes('task-in-headers');
	it(`an answer that is none is never paid again; the task is ${found ? 'found' : 'told as perhaps billed'}`, async () => {
		const rules = UNCLEAR.map(
			({ fault, ...more }) =>
				({
					...{ vendor: name, stage: 'submit', fault, ...more },
					when: withPrompt(fault),
				}) as FaultRule,
		);
		// Where there is a list, a task that was never made is looked for half a minute: the fault matrix does.
		const played = rules.filter((rule) => canPlay(name, rule) && (!found || createsTask(rule)));
		for (const rule of played) emulator.inject(rule);
		const { items } = await run(subject, 'seedreamGenerate', {
			parameters: { prompt: '={{ $json.text }}', output: 'urls', options: { timeout: 2 } },
			items: played.map(({ fault }) => ({ json: { text: fault } })),
			settings: { onError: 'continueRegularOutput' },
		});
		expect(submitsOf(emulator, name)).toHaveLength(played.length);
		const told = items.map(({ json }) => json.error ?? json.status);
		expect(told).toEqual(
			played.map(({ fault }) =>
				found || (named && BODILESS.includes(fault))
					? 'succeeded'
					: expect.stringContaining('may have been billed'),
			),
		);
	});

	it('an address where nobody is gets nothing, and that is told', async () => {
		const { error } = await run(subject, 'seedreamGenerate', {
			parameters: { prompt: 'x', options: NEVER },
			credential: { baseUrl: 'http://127.0.0.1:9' },
		});
		expect(toldBy(error)).toContain(vendor.displayName);
		expect(toldBy(error)).toContain('Nothing was submitted');
	});

	it.each(['not an address', 'ftp://127.0.0.1/', ''])(
		'an address that is none, "%s", is refused by its field',
		async (baseUrl) => {
			const { error } = await run(subject, 'seedreamGenerate', {
				parameters: { prompt: 'x' },
				credential: { baseUrl },
			});
			expect(toldBy(error)).toContain('Base URL');
			expect(emulator[name].requests).toEqual([]);
		},
	);

	it.each([' $ ', '$/', ' $// '])('an address written as "%s" is understood', async (form) => {
		const { error } = await run(subject, 'seedreamGenerate', {
			parameters: { prompt: 'x', output: 'urls' },
			credential: { baseUrl: form.replace('$', emulator[name].url) },
		});
		expect(error?.message).toBeUndefined();
	});
});
