import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';
import { setTimeout as delay } from 'node:timers/promises';
import { startEmulator, type Emulator, type FaultRule } from '../emulator';
import { answersOf, runAgent } from '../faults/agent';
import { runGraph } from '../faults/graph';
import { runWorkflow } from '../engine/engine';
import { chain, startWith, testNode } from '../engine/execution';
import {
	CREDENTIALS,
	credentialsFor,
	modelOf,
	runNode,
	type VendorName,
	toldBy,
} from '../engine/seedream';
import { QUICK } from '../engine/wire';
import { promptOf, questionsOf, submitsOf, withPrompt as of } from './requests';
import { ONE_OF_EACH_KIND, SUBJECTS, WITH_TASKS, type Subject } from './subjects';

let emulator: Emulator;
beforeAll(async () => {
	emulator = await startEmulator(QUICK);
});
afterEach(() => emulator.reset());
afterAll(async () => await emulator.close());

const node = 'seedreamGenerate';
const RETRY: Partial<INode> = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
const parameters = { prompt: '={{ $json.text }}', output: 'urls' };
const texts = (...given: string[]): INodeExecutionData[] =>
	given.map((text) => ({ json: { text } }));
const inject = (rule: object) => emulator.inject(rule as FaultRule);
const prompts = (vendor: VendorName): unknown[] =>
	emulator[vendor].submissions.map(({ body }) => promptOf(body)).sort();
const sentAs = (vendor: VendorName, text: string): number =>
	submitsOf(emulator, vendor).filter(of(text)).length;
/** The task with this prompt. */
const task = (vendor: VendorName, text: string) => emulator[vendor].submissions.find(of(text));
/** The account's tasks cannot be listed, so that what was lost stays lost. */
const loseForGood = ({ name: vendor, vendor: { tasks } }: Subject, rule: object) => {
	inject({ vendor, stage: 'submit', ...rule });
	if (tasks?.list) inject({ vendor, stage: 'list', fault: 'edge-block', times: Infinity });
};

describe.each(WITH_TASKS)('Retry On Fail on $name', (subject) => {
	const { name: vendor, asking } = subject;

	it('takes up each item where it stands: done, running, ambiguous, refused, throttled', async () => {
		const { settings } = emulator[vendor];
		settings.taskTimeMs = 40;
		loseForGood(subject, { fault: 'connection-reset', when: of('ambiguous') });
		inject({ vendor, stage: 'submit', fault: 'model-not-found', when: of('refused') });
		inject({ vendor, stage: 'submit', fault: 'throttle', times: 3, when: of('throttled') });
		inject({ vendor, stage: asking, fault: 'unknown-status', word: 'simmering', times: 3 });
		const names = ['done', 'running', 'ambiguous', 'refused', 'throttled'];
		const { error } = await runNode(emulator, {
			node,
			vendor,
			parameters: { ...parameters, options: { timeout: 4 } },
			items: texts(...names),
			settings: RETRY,
		});
		expect(prompts(vendor)).toEqual(['ambiguous', 'done', 'running', 'throttled']);
		expect(names.map((name) => sentAs(vendor, name)).slice(0, 4)).toEqual([1, 1, 1, 1]);
		expect(toldBy(error)).toContain('may have been billed');
		for (const { body, taskId } of emulator[vendor].submissions) {
			if (promptOf(body) !== 'ambiguous') expect(error?.description).toContain(taskId);
		}
	});

	it('waits on for a task that outlives an attempt, beside one that is ambiguous', async () => {
		emulator[vendor].settings.taskTimeMs = 1800;
		loseForGood(subject, { fault: 'gateway-html', when: of('ambiguous') });
		const { items, error } = await runNode(emulator, {
			node,
			vendor,
			parameters: { ...parameters, options: { timeout: 1 } },
			items: texts('slow', 'ambiguous'),
			settings: RETRY,
		});
		expect(items).toEqual([]);
		expect(toldBy(error)).toContain('may have been billed');
		const slow = task(vendor, 'slow');
		expect(error?.description).toContain(slow?.images[0]?.url);
		expect(prompts(vendor)).toEqual(['ambiguous', 'slow']);
	});

	it('with On Error: Continue, where n8n runs the node again for a failed first item', async () => {
		loseForGood(subject, { fault: 'gateway-html', when: of('ambiguous') });
		const { items } = await runNode(emulator, {
			node,
			vendor,
			parameters,
			items: texts('ambiguous', 'done'),
			settings: { ...RETRY, onError: 'continueRegularOutput' },
		});
		expect(items).toHaveLength(2);
		expect(items[0]?.json.error).toContain('may have been billed');
		expect(items[1]?.json.status).toBe('succeeded');
		expect(prompts(vendor)).toEqual(['ambiguous', 'done']);
		expect(submitsOf(emulator, vendor)).toHaveLength(2);
	});
});

describe.each(SUBJECTS)('on $name', (subject) => {
	const { name: vendor } = subject;
	const credentials = () => credentialsFor(emulator);
	const generate = { authentication: CREDENTIALS[vendor], ...modelOf(vendor), ...parameters };

	it('a node in a loop makes new tasks each time round, and none twice', async () => {
		let rounds = 0;
		const again = testNode(
			async function (this: IExecuteFunctions) {
				rounds += 1;
				const items = texts('first', 'second');
				return rounds < 3 ? [items, []] : [[], items];
			},
			{ outputs: ['main', 'main'] },
		);
		inject({ vendor, stage: 'submit', fault: 'throttle', times: 2, retryAfter: 1 });
		const connections = chain('Items', 'Generate', 'Again');
		connections.Again = { main: [[{ node: 'Generate', type: 'main', index: 0 }], []] };
		const run = await runGraph({
			types: { items: startWith(texts('first', 'second')), again },
			nodes: [
				{ name: 'Items', type: 'items' },
				{ name: 'Generate', type: node, parameters: generate, settings: RETRY },
				{ name: 'Again', type: 'again' },
			],
			connections,
			credentials: credentials(),
		});
		expect(run.data.resultData.error).toBeUndefined();
		const runs = run.data.resultData.runData.Generate ?? [];
		const urls = runs.map(({ data }) => data?.main?.[0]?.map(({ json }) => json.url));
		expect(urls).toHaveLength(3);
		expect(new Set(urls.flat()).size).toBe(6);
		expect(emulator[vendor].submissions).toHaveLength(6);
	});

	it('the same node run again in a loop does not find the ambiguous item of the run before', async () => {
		let rounds = 0;
		const again = testNode(
			async () => {
				rounds += 1;
				return rounds < 2 ? [texts('one'), []] : [[], texts('one')];
			},
			{ outputs: ['main', 'main'] },
		);
		loseForGood(subject, { fault: 'gateway-html', times: 1 });
		const connections = chain('Items', 'Generate', 'Again');
		connections.Again = { main: [[{ node: 'Generate', type: 'main', index: 0 }], []] };
		const run = await runGraph({
			types: { items: startWith(texts('one')), again },
			nodes: [
				{ name: 'Items', type: 'items' },
				{
					name: 'Generate',
					type: node,
					parameters: generate,
					settings: { onError: 'continueRegularOutput' },
				},
				{ name: 'Again', type: 'again' },
			],
			connections,
			credentials: credentials(),
		});
		const answers = run.data.resultData.runData.Generate?.map(
			({ data }) => data?.main?.[0]?.[0]?.json,
		);
		expect(answers?.[0]?.error).toContain('may have been billed');
		expect(answers?.[1]?.status).toBe('succeeded');
	});

	it('two nodes of the same type and two executions at once keep their tasks apart under Retry On Fail', async () => {
		loseForGood(subject, { fault: 'gateway-html', times: 1 });
		const definition = {
			items: texts('x', 'y'),
			nodes: ['First', 'Second'].map((name) => ({
				name,
				type: node,
				parameters: { ...generate, prompt: `={{ $json.text ?? $json.prompt }} ${name}` },
				settings: { ...RETRY, onError: 'continueRegularOutput' as const },
			})),
			credentials: credentials(),
		};
		await Promise.all([runWorkflow(definition), runWorkflow(definition)]);
		const requests = emulator[vendor].requests.filter(({ stage }) => stage === 'submit');
		expect(requests).toHaveLength(8);
		expect(emulator[vendor].submissions).toHaveLength(8);
	});

	it('a sub-workflow run once for each item is a run of its own each time', async () => {
		const sub = testNode(async function (this: IExecuteFunctions) {
			const runs = await Promise.all(
				this.getInputData().map(
					async (item) =>
						await runWorkflow({
							items: [item],
							nodes: [{ name: 'Node', type: node, parameters: generate, settings: RETRY }],
							credentials: credentials(),
						}),
				),
			);
			return [runs.flatMap(({ data }) => data.resultData.runData.Node?.[0]?.data?.main?.[0] ?? [])];
		});
		const run = await runGraph({
			types: { items: startWith(texts('one', 'two')), sub },
			nodes: [
				{ name: 'Items', type: 'items' },
				{ name: 'Sub', type: 'sub' },
			],
			connections: chain('Items', 'Sub'),
			credentials: credentials(),
		});
		expect(run.data.resultData.runData.Sub?.[0]?.data?.main?.[0]).toHaveLength(2);
		expect(prompts(vendor)).toEqual(['one', 'two']);
	});
});

describe.each(ONE_OF_EACH_KIND)('as an agent’s tool on $name', (subject) => {
	const { name: vendor, asking } = subject;
	const calls = [{ prompt: 'a cat' }, { prompt: 'a dog' }];

	it.each(['one by one', 'together', 'by the engine'] as const)(
		'each call is a task of its own, called %s',
		async (way) => {
			const run = await runAgent(emulator, { vendor, calls, way, settings: RETRY });
			expect(run.data.resultData.error).toBeUndefined();
			expect(prompts(vendor)).toEqual(['a cat', 'a dog']);
			const answers = answersOf(run).join('\n');
			for (const { images } of emulator[vendor].submissions) {
				expect(answers).toContain(images[0]?.url.split('?')[0]);
			}
		},
	);

	it.each(['one by one', 'together', 'by the engine'] as const)(
		'the same prompt twice is two tasks, called %s',
		async (way) => {
			const same = [{ prompt: 'a cat' }, { prompt: 'a cat' }];
			await runAgent(emulator, { vendor, calls: same, way, settings: RETRY });
			expect(emulator[vendor].submissions).toHaveLength(2);
		},
	);

	it.each(['one by one', 'together', 'by the engine'] as const)(
		'Retry On Fail of the tool does not pay an ambiguous call again, called %s',
		async (way) => {
			loseForGood(subject, { fault: 'gateway-html', times: Infinity, when: of('a cat') });
			const run = await runAgent(emulator, { vendor, calls, way, settings: RETRY });
			expect(calls.map(({ prompt }) => sentAs(vendor, prompt))).toEqual([1, 1]);
			expect(prompts(vendor)).toEqual(['a cat', 'a dog']);
			// Where the engine runs tools, some of n8n's stop at one that fails instead of telling the agent.
			const told = [...answersOf(run), run.data.resultData.error?.message].join('\n');
			expect(told).toContain('may have been billed');
		},
	);

	it.each(['one by one', 'by the engine'] as const)(
		'Retry On Fail of the tool waits on for its task, called %s',
		async (way) => {
			if (!asking) return;
			inject({ vendor, stage: asking, fault: 'edge-block', times: 1 });
			const run = await runAgent(emulator, { vendor, calls, way, settings: RETRY });
			expect(prompts(vendor)).toEqual(['a cat', 'a dog']);
			const answers = answersOf(run);
			for (const { images } of emulator[vendor].submissions) {
				expect(answers.join('\n')).toContain(images[0]?.url);
			}
		},
	);
});

describe.each(WITH_TASKS)('a cancelled execution on $name', (subject) => {
	const { name: vendor } = subject;

	it('goes on with nothing, whatever it was at, and names the tasks that run on', async () => {
		emulator[vendor].settings.taskTimeMs = (task) => (task === 0 ? 40 : 60_000);
		inject({
			vendor,
			stage: 'submit',
			fault: 'throttle',
			times: Infinity,
			retryAfter: 2,
			when: of('throttled'),
		});
		const { run } = await runNode(emulator, {
			node,
			vendor,
			parameters,
			items: texts('done', 'running', 'throttled'),
			settings: RETRY,
			cancelWhen: () =>
				sentAs(vendor, 'throttled') > 0 && questionsOf(emulator, subject).length > 3,
		});
		expect(run.status).toBe('canceled');
		await delay(2500);
		const count = emulator[vendor].requests.length;
		await delay(3000);
		expect(emulator[vendor].requests).toHaveLength(count);
		expect(prompts(vendor)).toEqual(['done', 'running']);
		const error = run.data.resultData.runData.Node?.at(-1)?.error ?? run.data.resultData.error;
		const running = task(vendor, 'running');
		const told = `${error?.message}\n${error?.description}`;
		expect(told).toContain(running?.taskId);
	});
});
