import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { INode, INodeExecutionData } from 'n8n-workflow';
import { startEmulator, type Emulator, type FaultRule } from '../emulator';
import { runWorkflow } from '../engine/engine';
import {
	CREDENTIALS,
	credentialsFor,
	hasTasks,
	modelOf,
	runNode,
	toldBy,
} from '../engine/seedream';
import { questionsOf } from './requests';
import { SUBJECTS, WITH_TASKS } from './subjects';

let emulator: Emulator;
beforeAll(async () => {
	emulator = await startEmulator();
});
afterEach(() => emulator.reset());
afterAll(async () => await emulator.close());

const node = 'seedreamGenerate';
const RETRY: Partial<INode> = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
const CONTINUE: Partial<INode> = { onError: 'continueRegularOutput' };
/** The account's tasks cannot be listed, so that what was lost stays lost. */
const NO_LIST = { stage: 'list', fault: 'edge-block', times: Infinity };
const parameters = { prompt: '={{ $json.text }}', output: 'urls' };
const texts = (count: number): INodeExecutionData[] =>
	Array.from({ length: count }, (_, index) => ({ json: { text: `picture ${index}` } }));

/** Faults strike the item whose prompt ends in this number. */
const ofItem = (index: number) => (request: { body: unknown }) =>
	JSON.stringify(request.body ?? '').includes(`picture ${index}`);

function inject(rule: object): void {
	emulator.inject(rule as FaultRule);
}

/** What leaves an answer its headers. */
const BODILESS = ['truncated-body', 'empty-body'];

describe.each(SUBJECTS)('on $name', ({ name: vendor, vendor: { tasks }, descriptor }) => {
	const submissions = () => emulator[vendor].submissions;

	it('pays once per item when one of ten fails under Retry On Fail', async () => {
		inject({ vendor, stage: 'submit', fault: 'moderation-prompt', when: ofItem(4) });
		const { error } = await runNode(emulator, {
			node,
			vendor,
			parameters,
			items: texts(10),
			settings: RETRY,
		});
		const paid = descriptor.moderation.told === 'by-task' ? 10 : 9;
		expect(submissions()).toHaveLength(paid);
		expect(emulator[vendor].requests.filter(({ stage }) => stage === 'submit')).toHaveLength(10);
		expect(toldBy(error)).toContain('content rules');
	});

	it('tells in the error what the other items have', async () => {
		inject({
			vendor,
			stage: 'submit',
			fault: 'internal-error',
			when: ofItem(1),
			createsTask: false,
		});
		if (tasks?.list) inject({ vendor, ...NO_LIST });
		const { error, items } = await runNode(emulator, { node, vendor, parameters, items: texts(3) });
		expect(items).toHaveLength(0);
		expect(toldBy(error)).toContain('may have been billed');
		for (const { taskId, images } of submissions()) {
			if (hasTasks(vendor)) expect(error?.description).toContain(taskId);
			expect(error?.description).toContain(images[0]?.url);
		}
		expect(submissions()).toHaveLength(2);
	});

	it('keeps the others and gives the failed one as an item with Continue', async () => {
		inject({ vendor, stage: 'submit', fault: 'quota', when: ofItem(1) });
		const { error, items } = await runNode(emulator, {
			node,
			vendor,
			parameters,
			items: texts(3),
			settings: CONTINUE,
		});
		expect(error).toBeUndefined();
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		expect(items[1]?.json.error).toMatch(/quota|used up/);
		expect(submissions()).toHaveLength(2);
	});

	it('routes the failed item to the error output', async () => {
		inject({ vendor, stage: 'submit', fault: 'quota', when: ofItem(0) });
		const { items, errorItems } = await runNode(emulator, {
			node,
			vendor,
			parameters,
			items: texts(2),
			settings: { onError: 'continueErrorOutput' },
		});
		expect(items).toHaveLength(1);
		expect(errorItems).toHaveLength(1);
		expect(errorItems[0]?.json.error).toMatch(/quota|used up/);
	});

	// One of each kind; the fault matrix has them all.
	it.each([
		['connection-reset', {}],
		['hang', {}],
		['gateway-html', {}],
		['status', { status: 504, createsTask: true }],
	])('never repeats a submission that may have been billed: %s %j', async (fault, more) => {
		inject({ vendor, stage: 'submit', fault, times: Infinity, ...more });
		const { error, items } = await runNode(emulator, {
			node,
			vendor,
			parameters: { ...parameters, options: { timeout: 1 } },
			items: texts(1),
			settings: RETRY,
		});
		expect(emulator[vendor].requests.filter(({ stage }) => stage === 'submit')).toHaveLength(1);
		// Where the account's tasks are listed, or headers name it, the lost one is found and delivered.
		const named = descriptor.can.includes('task-in-headers') && BODILESS.includes(fault);
		if (tasks?.list || named) expect(items.map(({ json }) => json.status)).toEqual(['succeeded']);
		else expect(toldBy(error)).toContain('may have been billed');
	});

	it.each(['seconds', 'nothing'])(
		'waits and submits again when throttled, Retry-After %s',
		async (hint) => {
			const retryAfter = hint === 'seconds' ? 1 : undefined;
			inject({ vendor, stage: 'submit', fault: 'throttle', times: 2, retryAfter });
			const { items, error } = await runNode(emulator, {
				node,
				vendor,
				parameters,
				items: texts(3),
			});
			expect(error).toBeUndefined();
			expect(items).toHaveLength(3);
			expect(submissions()).toHaveLength(3);
		},
	);

	it('does not count a failed download as a failed item', async () => {
		inject({ vendor, stage: 'download', fault: 'download-expired', times: Infinity });
		const { items, error } = await runNode(emulator, { node, vendor, parameters: { prompt: 'x' } });
		expect(error).toBeUndefined();
		expect(items[0]?.json).toMatchObject({
			status: 'succeeded',
			url: submissions()[0]?.images[0]?.url,
		});
		expect(items[0]?.json.downloadError).toMatch(/403/);
		expect(items[0]?.binary).toBeUndefined();
	});

	it('tries a download again that breaks off', async () => {
		inject({ vendor, stage: 'download', fault: 'download-cut-short', times: 1 });
		const { items } = await runNode(emulator, { node, vendor, parameters: { prompt: 'x' } });
		expect(items[0]?.json.downloadError).toBeUndefined();
		expect(items[0]?.binary?.data).toBeDefined();
	});

	it('submits nothing at all when one item cannot be sent', async () => {
		const { error } = await runNode(emulator, {
			node,
			vendor,
			parameters: { ...parameters, resolution: '={{ $json.resolution }}' },
			items: [{ json: { text: 'a', resolution: '2K' } }, { json: { text: 'b', resolution: '9K' } }],
			settings: RETRY,
		});
		expect(submissions()).toHaveLength(0);
		expect(toldBy(error)).toContain("'Resolution' is '9K'");
		expect(error?.context?.itemIndex).toBe(1);
	});

	it('submits nothing at all when an expression cannot be evaluated', async () => {
		const { error } = await runNode(emulator, {
			node,
			vendor,
			parameters: { ...parameters, prompt: '={{ $json.text.toUpperCase() }}' },
			items: [{ json: { text: 'a' } }, { json: {} }],
		});
		await new Promise((resolve) => setTimeout(resolve, 300));
		expect(error).toBeDefined();
		expect(emulator[vendor].requests).toHaveLength(0);
	});

	it('submits the items that can be sent with Continue', async () => {
		const { items } = await runNode(emulator, {
			node,
			vendor,
			parameters: { ...parameters, resolution: '={{ $json.resolution }}' },
			items: [{ json: { text: 'a', resolution: '9K' } }, { json: { text: 'b', resolution: '2K' } }],
			settings: CONTINUE,
		});
		expect(items).toHaveLength(2);
		expect(items[0]?.json.error).toContain("'Resolution' is '9K'");
		expect(items[1]?.json.status).toBe('succeeded');
		expect(submissions()).toHaveLength(1);
	});

	it('sends the key to the API host only', async () => {
		const { items } = await runNode(emulator, { node, vendor, parameters: { prompt: 'x' } });
		expect(emulator.images.requests.length).toBeGreaterThan(0);
		expect(emulator.images.requests.filter(({ carriesKey }) => carriesKey)).toEqual([]);
		expect(JSON.stringify(items)).not.toContain(emulator[vendor].apiKey);
	});
});

describe.each(WITH_TASKS)('a task at $name', (subject) => {
	const { name: vendor, asking } = subject;

	it('is resumed by Retry On Fail after the wait ran out', async () => {
		emulator[vendor].settings.taskTimeMs = 1500;
		const { items, error } = await runNode(emulator, {
			node,
			vendor,
			parameters: { ...parameters, options: { timeout: 1 } },
			items: texts(2),
			settings: RETRY,
		});
		expect(error).toBeUndefined();
		expect(items).toHaveLength(2);
		expect(emulator[vendor].submissions).toHaveLength(2);
	});

	it('is named in the error when the wait runs out', async () => {
		emulator[vendor].settings.taskTimeMs = Infinity;
		const { error } = await runNode(emulator, {
			node,
			vendor,
			parameters: { ...parameters, options: { timeout: 1 } },
			items: texts(1),
		});
		expect(toldBy(error)).toContain(emulator[vendor].submissions[0]?.taskId);
		expect(toldBy(error)).toContain('Seedream Poll Prediction');
	});

	// One of each kind; the fault matrix has them all.
	it.each(['gateway-html', 'connection-reset', 'not-visible-yet'])(
		'survives %s while it is polled',
		async (fault) => {
			inject({ vendor, stage: asking, fault });
			const { items, error } = await runNode(emulator, {
				node,
				vendor,
				parameters,
				items: texts(1),
			});
			expect(error).toBeUndefined();
			expect(items).toHaveLength(1);
			expect(emulator[vendor].submissions).toHaveLength(1);
		},
	);

	it('that fails is reported, and asked about no more', async () => {
		const failure = { fault: 'task-failed', code: 'X1', message: 'the model tripped' };
		inject({ vendor, stage: 'submit', ...failure });
		const { error } = await runNode(emulator, {
			node,
			vendor,
			parameters,
			items: texts(1),
			settings: RETRY,
		});
		expect(toldBy(error)).toContain('the model tripped');
		expect(toldBy(error)).toContain(emulator[vendor].submissions[0]?.taskId);
		expect(emulator[vendor].submissions).toHaveLength(1);
	});

	it('goes on at the vendor when the execution is cancelled, and nothing goes on here', async () => {
		emulator[vendor].settings.taskTimeMs = Infinity;
		await runNode(emulator, {
			node,
			vendor,
			parameters,
			items: texts(2),
			cancelWhen: () =>
				emulator[vendor].submissions.length === 2 && questionsOf(emulator, subject).length > 0,
		});
		await new Promise((resolve) => setTimeout(resolve, 1500));
		const count = emulator[vendor].requests.length;
		await new Promise((resolve) => setTimeout(resolve, 1500));
		expect(emulator[vendor].requests).toHaveLength(count);
		expect(emulator[vendor].submissions).toHaveLength(2);
	});
});

it.each(SUBJECTS)(
	'keeps two nodes of the same type and two executions apart on $name',
	async ({ name: vendor }) => {
		const definition = {
			items: texts(2),
			nodes: ['First', 'Second'].map((name) => ({
				name,
				type: node,
				parameters: {
					authentication: CREDENTIALS[vendor],
					...modelOf(vendor),
					prompt: 'x',
					output: 'urls',
				},
			})),
			credentials: credentialsFor(emulator),
		};
		await Promise.all([runWorkflow(definition), runWorkflow(definition)]);
		expect(emulator[vendor].submissions).toHaveLength(8);
	},
);
