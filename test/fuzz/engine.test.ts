import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import fc, { SEED } from '../properties';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { startEmulator, type Emulator, type FaultRule } from '../emulator';
import { runNode, type NodeRun } from '../engine/seedream';
import { QUICK } from '../engine/wire';
import { promptOf, withPrompt } from '../conformance/requests';
import { SUBJECTS } from '../conformance/subjects';
import type { VendorName } from '../../nodes/shared/vendors/vendors';
import { mutated, text } from './junk';
import { nearlyGood, PARAMETERS } from './parameters';
import { sampleOf } from './cases';
import { harvestShapes, received } from './harvest';

const ITEMS = 20;
const RUNS = 5;
const BUG = /does not expect|TypeError|is not a function|Cannot (read|convert)|\[object|RangeError/;

let emulator: Emulator;
beforeAll(async () => {
	emulator = await startEmulator(QUICK);
	shapes = await harvestShapes();
});
afterEach(() => emulator.reset());
afterAll(async () => await emulator.close());

const node = 'seedreamGenerate';
const settings = { onError: 'continueRegularOutput' as const };
let shapes: Awaited<ReturnType<typeof harvestShapes>>;
const bodies = (vendor: VendorName) => fc.oneof(mutated(shapes[vendor]), text);
const statuses = fc.constantFrom(200, 200, 200, 201, 400, 403, 404, 408, 422, 500, 503);

const numbered = (count: number): INodeExecutionData[] =>
	Array.from({ length: count }, (_, index) => ({ json: { text: `fuzz ${index}` } }));

/** Every item is there once or more, right or with an error that is one of ours. */
function checkRun({ items, error }: NodeRun, count: number): void {
	expect(error).toBeUndefined();
	const seen = new Set(items.map(({ pairedItem }) => (pairedItem as { item: number }).item));
	expect(seen.size).toBe(count);
	for (const { json } of items) {
		if (json.error !== undefined) expect(json.error).toMatch(/^.{10,}$/su);
		else expect(['succeeded', 'processing']).toContain(json.status);
		expect(JSON.stringify([json.error, json.downloadError])).not.toMatch(BUG);
	}
}

describe.each(SUBJECTS)(`through the engine on $name, SEEDREAM_FUZZ_SEED=${SEED}`, (subject) => {
	const { name: vendor, asking: stage } = subject;
	const submits = () => emulator[vendor].requests.filter(({ stage }) => stage === 'submit');

	it('any reply to a submission is read once, and sends no second one', async () => {
		const replies = sampleOf(fc.record({ body: bodies(vendor), status: statuses }), RUNS * ITEMS);
		for (let run = 0; run < RUNS; run += 1) {
			const throttled = new Set<string>();
			// What was lost is looked for half a minute, where the list does not refuse to be asked.
			if (subject.vendor.tasks?.list) {
				emulator.inject({ vendor, stage: 'list', fault: 'edge-block', times: Infinity });
			}
			replies.slice(run * ITEMS, (run + 1) * ITEMS).forEach(({ body, status }, index) => {
				const reply = { statusCode: status, headers: {}, body: received(body) };
				const reading = subject.vendor.readSubmission(reply);
				const throttle = 'error' in reading && reading.error.kind === 'throttle';
				if (throttle) throttled.add(`fuzz ${index}`);
				emulator.inject({
					vendor,
					stage: 'submit',
					fault: 'status',
					status,
					body,
					when: withPrompt(`fuzz ${index}`),
				} as FaultRule);
			});
			const parameters = { prompt: '={{ $json.text }}', output: 'urls', options: { timeout: 1 } };
			const items = numbered(ITEMS);
			checkRun(await runNode(emulator, { node, vendor, parameters, items, settings }), ITEMS);
			const prompts = submits().map(({ body }) => promptOf(body) ?? '');
			const again = prompts.filter(
				(prompt, index) => prompts.indexOf(prompt) !== index && !throttled.has(prompt),
			);
			expect(again).toEqual([]);
			emulator.reset();
		}
	});

	it('any reply to a question about tasks leaves the task to be named', async () => {
		if (!stage) return;
		const replies = sampleOf(fc.record({ body: bodies(vendor), status: statuses }), RUNS * ITEMS);
		for (const { body, status } of replies) {
			emulator.inject({ vendor, stage, fault: 'status', status, body, times: 1 } as FaultRule);
		}
		const parameters = { prompt: '={{ $json.text }}', options: { timeout: 2 } };
		const items = numbered(ITEMS);
		const run = await runNode(emulator, { node, vendor, parameters, items, settings });
		checkRun(run, ITEMS);
		expect(submits()).toHaveLength(ITEMS);
		const told = JSON.stringify(run.items);
		for (const { taskId } of emulator[vendor].submissions) expect(told).toContain(taskId);
	});

	it('any parameters by expression make an image or are refused by name', async () => {
		const given = sampleOf(nearlyGood, RUNS * ITEMS);
		const top = ['prompt', 'resolution', 'aspectRatio', 'width', 'height', 'imageSet', 'maxImages'];
		const none = [
			'operation',
			'combine',
			'model',
			'output',
			'callbackUrl',
			'timeout',
			'maxConcurrency',
		];
		const byExpression = (names: string[]): IDataObject =>
			Object.fromEntries(names.map((name) => [name, `={{ $json.${name} }}`]));
		const parameters: IDataObject = {
			...byExpression([...top, 'binaryPropertyName']),
			model: { __rl: true, mode: 'id', value: '={{ $json.model }}' },
			output: 'urls',
			options: byExpression(
				Object.keys(PARAMETERS).filter(
					(name) => ![...top, ...none, 'binaryPropertyName'].includes(name),
				),
			),
		};
		let refusedByVendor = 0;
		for (let run = 0; run < RUNS; run += 1) {
			const items = given
				.slice(run * ITEMS, (run + 1) * ITEMS)
				.map((json) => ({ json: json as IDataObject }));
			checkRun(await runNode(emulator, { node, vendor, parameters, items, settings }), ITEMS);
			expect(submits().length).toBeLessThanOrEqual(ITEMS);
			const refused = submits().filter(({ status }) => status >= 400);
			refusedByVendor += refused.length;
			for (const { body } of refused)
				process.stdout.write(`refused by ${vendor}: ${JSON.stringify(body).slice(0, 200)}\n`);
			emulator.reset();
		}
		process.stdout.write(
			`${vendor}: ${refusedByVendor} of ${given.length} refused by the vendor only\n`,
		);
	});
});
