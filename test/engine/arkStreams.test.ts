import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startEmulator, type Emulator } from '../emulator';
import { bytesOf } from './engine';
import { modelList, runNode, VENDORS, type NodeRun } from './seedream';
import { QUICK, submitRequests } from './wire';

/** The vendors that answer a set with a stream of events. */
const STREAMING = VENDORS.filter((name) => name === 'bytePlus');

let emulator: Emulator;
beforeAll(async () => {
	emulator = await startEmulator(QUICK);
});
afterEach(() => emulator.reset());
afterAll(async () => await emulator.close());

const NINE = { model: modelList('seedream-4.5'), prompt: 'nine moods', imageSet: true, maxImages: 9 };

describe.each(STREAMING)('a set as a stream of events at %s', (vendor) => {
	const make = async (parameters: object = {}): Promise<NodeRun> =>
		await runNode(emulator, {
			node: 'seedreamGenerate',
			vendor,
			parameters: { ...NINE, ...parameters },
		});

	it('comes through n8n’s own request function, image by image', async () => {
		const { items, error } = await make();
		expect(error?.message).toBeUndefined();
		const [submission] = emulator[vendor].submissions;
		expect(submission?.body).toMatchObject({ stream: true });
		expect(items.map(({ json }) => json.index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
		expect(items.map(({ json }) => json.url)).toEqual(submission?.images.map(({ url }) => url));
		expect(items[0]?.json).not.toHaveProperty('failedImages');
		expect(await bytesOf(items[8]!)).toEqual(await submission?.images[8]?.bytes());
	});

	it.each(['end', 'reset', 'silence'] as const)(
		'that breaks off after three of nine images by %s costs none of the three',
		async (by) => {
			emulator.inject({ vendor, stage: 'submit', fault: 'stream-cut', images: 3, by });
			const { items, error } = await make(by === 'silence' ? { options: { timeout: 3 } } : {});
			expect(error?.message).toBeUndefined();
			expect(items.map(({ json }) => json.index)).toEqual([0, 1, 2]);
			for (const { json } of items) {
				expect(json).toMatchObject({ status: 'succeeded' });
				const failed = json.failedImages as Array<{ index: number; message: string }>;
				expect(failed.map(({ index }) => index)).toEqual([3, 4, 5, 6, 7, 8]);
				expect(failed[0]?.message).toContain('may have been made and billed');
			}
			const [submission] = emulator[vendor].submissions;
			expect(await bytesOf(items[2]!)).toEqual(await submission?.images[2]?.bytes());
			expect(submitRequests(emulator, vendor)).toBe(1);
		},
	);

	it('that breaks off before an image may have been billed, and is not repeated', async () => {
		emulator.inject({ vendor, stage: 'submit', fault: 'stream-cut', images: 0, by: 'reset' });
		const { items, error } = await make();
		expect(items).toEqual([]);
		expect(error?.message).toContain('may have been billed');
		expect(submitRequests(emulator, vendor)).toBe(1);
	});
});
