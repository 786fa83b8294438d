import { describe, expect, it } from '@jest/globals';
import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import { itemWith, picture } from '../engine/pictures';
import { emulator, useEmulator } from '../engine/emulated';
import { hasTasks, toldBy } from '../engine/seedream';
import { inject, run } from './harness';
import { tasksOf, withPrompt } from './requests';
import { SUBJECTS, WITH_TASKS } from './subjects';

useEmulator();

const node = 'seedreamGenerate';
const poll = 'seedreamPollPrediction';
const parameters = { prompt: '={{ $json.text }}', output: 'urls' };
const CONTINUE: Partial<INode> = { onError: 'continueRegularOutput' };
const ERROR_OUTPUT: Partial<INode> = { onError: 'continueErrorOutput' };
/** What earlier nodes left: a task of theirs too. */
const earlier = (text: string): INodeExecutionData => ({
	json: { text, row: 7, taskId: 'of-an-earlier-node', status: 'succeeded' },
});

describe.each(SUBJECTS)('a failed item on $name', (subject) => {
	const { name } = subject;
	const refused = (): void =>
		inject(subject, { stage: 'submit', fault: 'quota', when: withPrompt('a bad day') });
	const told: IDataObject = {
		text: 'a bad day',
		row: 7,
		vendor: name,
		status: 'failed',
		error: expect.stringMatching(/quota|used up/) as unknown as string,
	};

	it('keeps its input’s JSON and says what became of it, with Continue', async () => {
		refused();
		const items = [earlier('a good day'), earlier('a bad day')];
		const done = await run(subject, node, { parameters, items, settings: CONTINUE });
		expect(done.items).toHaveLength(2);
		expect(done.items[0]?.json).toMatchObject({ status: 'succeeded', index: 0 });
		expect(done.items[1]).toMatchObject({ json: told, pairedItem: { item: 1 } });
		// The task of an earlier node is not this item's.
		expect(done.items[1]?.json.taskId).toBeUndefined();
	});

	it('goes to the error output, as it is with Continue', async () => {
		refused();
		const items = [earlier('a bad day'), earlier('a good day')];
		const done = await run(subject, node, { parameters, items, settings: ERROR_OUTPUT });
		expect(done.items).toHaveLength(1);
		expect(done.errorItems).toMatchObject([{ json: told, pairedItem: { item: 0 } }]);
		expect(done.errorItems[0]?.json.taskId).toBeUndefined();
	});

	it('that ends the run names the others, and Poll Prediction where it can fetch them', async () => {
		refused();
		const items = [earlier('a good day'), earlier('a bad day')];
		const { error } = await run(subject, node, { parameters, items });
		const text = toldBy(error) ?? '';
		expect(text).toContain('What else this run has.');
		expect(text).toContain('[Item 0]');
		expect(text.includes('fetch their tasks with Seedream Poll Prediction')).toBe(hasTasks(name));
	});

	it('that cannot be sent goes the same ways', async () => {
		const wrong = { ...parameters, resolution: '9K' };
		const items = [earlier('a bad day')];
		const kept = { text: 'a bad day', row: 7, status: 'failed', vendor: name };
		const error = expect.stringContaining("'Resolution' is '9K'");
		const on = await run(subject, node, { parameters: wrong, items, settings: CONTINUE });
		expect(on.items).toMatchObject([{ json: { ...kept, error } }]);
		const out = await run(subject, node, { parameters: wrong, items, settings: ERROR_OUTPUT });
		expect(out.errorItems).toMatchObject([{ json: { ...kept, error } }]);
		expect(emulator[name].submissions).toHaveLength(0);
	});

	it('of Edit tells of the file that it lacks', async () => {
		const items = [itemWith(await picture(), { row: 7 })];
		const done = await run(subject, 'seedreamEdit', {
			parameters: { prompt: 'x', image: 'photo', output: 'urls' },
			items,
			settings: ERROR_OUTPUT,
		});
		const error = expect.stringContaining("'photo'");
		expect(done.errorItems).toMatchObject([{ json: { row: 7, error, status: 'failed' } }]);
	});
});

describe.each(WITH_TASKS)('a task of $name that outlasted its wait', (subject) => {
	const { name } = subject;

	it.each([
		['Continue', CONTINUE],
		['the error output', ERROR_OUTPUT],
	])('is fetched by Poll Prediction from %s, with nothing changed', async (_way, settings) => {
		emulator[name].settings.taskTimeMs = Infinity;
		const late = await run(subject, node, {
			parameters: { ...parameters, options: { timeout: 1 } },
			items: [earlier('a slow day')],
			settings,
		});
		const [failed] = [...late.items, ...late.errorItems];
		expect(failed?.json).toMatchObject({ text: 'a slow day', row: 7, status: 'processing' });
		const [task] = tasksOf(emulator, name, 'a slow day');
		expect(failed?.json.taskId).toEqual(expect.stringContaining(task!.taskId));
		emulator[name].finish(task!.taskId);
		const { items, error } = await run(subject, poll, { items: [failed!] });
		expect(error).toBeUndefined();
		expect(items).toMatchObject([{ json: { status: 'succeeded', taskId: failed?.json.taskId } }]);
		expect(emulator[name].submissions).toHaveLength(1);
	});
});
