import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startEmulator, type Emulator } from '../emulator';
import { runNode, toldBy } from '../engine/seedream';
import { SUBJECTS } from './subjects';

let emulator: Emulator;
beforeAll(async () => {
	emulator = await startEmulator();
});
afterEach(() => emulator.reset());
afterAll(async () => await emulator.close());

const ITEMS = 24;

/** How a run asks for its tasks: together, one by one, or not at all. The limiter knows no more of a vendor. */
const KINDS = [
	SUBJECTS.find(({ vendor }) => vendor.tasks?.batch),
	SUBJECTS.find(({ vendor }) => vendor.tasks && !vendor.tasks.batch),
	SUBJECTS.find(({ vendor }) => !vendor.tasks),
].flatMap((subject) => subject ?? []);

describe.each(KINDS)('A run on $name', ({ name: vendor }) => {
	const generate = async () => {
		const parameters = { prompt: '={{ $json.text }}', output: 'urls' };
		const items = Array.from({ length: ITEMS }, (_, index) => ({ json: { text: `${index}` } }));
		const run = await runNode(emulator, { node: 'seedreamGenerate', vendor, parameters, items });
		const refused = emulator[vendor].requests.filter(({ status }) => status === 429);
		return { ...run, refused: refused.length };
	};

	it.each([undefined, 1])(
		'finds the pace of a vendor that takes 6 requests a second, Retry-After %s',
		async (retryAfter) => {
			const throttle = { requestsPerSecond: 6, retryAfter };
			Object.assign(emulator[vendor].settings, { throttle, taskTimeMs: 300, drawing: 'small' });
			const { items, error, refused } = await generate();
			expect(error).toBeUndefined();
			expect(items).toHaveLength(ITEMS);
			expect(emulator[vendor].submissions).toHaveLength(ITEMS);
			// The first ten go at once, and so do the first questions; from then on the pace is kept, and exceeded only
			// to see whether it has risen.
			expect(refused).toBeLessThan(20);
		},
	);

	it('finds how many tasks a vendor takes at once', async () => {
		const limits = { maxTasksInFlight: 3, taskTimeMs: 700 };
		Object.assign(emulator[vendor].settings, { ...limits, drawing: 'small' });
		const { items, error, refused } = await generate();
		expect(error).toBeUndefined();
		expect(items).toHaveLength(ITEMS);
		expect(emulator[vendor].submissions).toHaveLength(ITEMS);
		expect(refused).toBeLessThan(16);
	});

	it('gives up at the timeout when the vendor throttles without end, and nothing is billed', async () => {
		emulator.inject({ vendor, stage: 'submit', fault: 'throttle', times: Infinity });
		const { error } = await runNode(emulator, {
			node: 'seedreamGenerate',
			vendor,
			parameters: { prompt: 'a', options: { timeout: 4 } },
			items: [{ json: {} }, { json: {} }],
		});
		expect(toldBy(error)).toContain('got too many requests at once');
		expect(toldBy(error)).toContain('Nothing was billed');
		expect(emulator[vendor].submissions).toHaveLength(0);
		expect(emulator[vendor].requests.length).toBeLessThan(12);
	});
});
