import { describe, expect, it } from '@jest/globals';
import { bytesOf } from './engine';
import { modelList, runNode, type NodeRun, toldBy } from './seedream';
import { submitRequests } from './wire';
import type { ArkHostTest } from './arkHost';

const NINE = {
	model: modelList('seedream-4.5'),
	prompt: 'nine moods',
	imageSet: true,
	maxImages: 9,
};

/** What a host of ByteDance's own makes of a set, whose images come as events of one stream. */
export function testStreams({ vendor, emulator }: ArkHostTest): void {
	const make = async (parameters: object = {}): Promise<NodeRun> =>
		await runNode(emulator(), {
			node: 'seedreamGenerate',
			vendor,
			parameters: { ...NINE, ...parameters },
		});

	describe('a set as a stream of events', () => {
		it('comes through n8n’s own request function, image by image', async () => {
			const { items, error } = await make();
			expect(error?.message).toBeUndefined();
			const [submission] = emulator()[vendor].submissions;
			expect(submission?.body).toMatchObject({ stream: true });
			expect(items.map(({ json }) => json.index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
			expect(items.map(({ json }) => json.url)).toEqual(submission?.images.map(({ url }) => url));
			expect(items[0]?.json).not.toHaveProperty('failedImages');
			expect(await bytesOf(items[8]!)).toEqual(await submission?.images[8]?.bytes());
		});

		it.each([1, 7, 64])('may be cut anywhere, such as every %s bytes, with CRLF', async (bytes) => {
			Object.assign(emulator()[vendor].settings, {
				streamChunkBytes: bytes,
				streamLineEnd: '\r\n',
			});
			const { items, error } = await make({ maxImages: 3 });
			expect(error?.message).toBeUndefined();
			expect(items).toHaveLength(3);
		});

		it('is read just as well from a server that does not stream', async () => {
			emulator()[vendor].settings.streaming = 'ignored';
			const { items, error } = await make({ maxImages: 3 });
			expect(error?.message).toBeUndefined();
			expect(items).toHaveLength(3);
		});

		it.each(['end', 'reset', 'silence'] as const)(
			'that breaks off after three of nine images by %s costs none of the three',
			async (by) => {
				emulator().inject({ vendor, stage: 'submit', fault: 'stream-cut', images: 3, by });
				const { items, error } = await make(by === 'silence' ? { options: { timeout: 3 } } : {});
				expect(error?.message).toBeUndefined();
				expect(items.map(({ json }) => json.index)).toEqual([0, 1, 2]);
				for (const { json } of items) {
					expect(json).toMatchObject({ status: 'succeeded' });
					const failed = json.failedImages as Array<{ index: number; message: string }>;
					expect(failed.map(({ index }) => index)).toEqual([3, 4, 5, 6, 7, 8]);
					expect(failed[0]?.message).toContain('may have been made and billed');
				}
				const [submission] = emulator()[vendor].submissions;
				expect(await bytesOf(items[2]!)).toEqual(await submission?.images[2]?.bytes());
				expect(submitRequests(emulator(), vendor)).toBe(1);
			},
		);

		it('that breaks off before an image may have been billed, and is not repeated', async () => {
			emulator().inject({ vendor, stage: 'submit', fault: 'stream-cut', images: 0, by: 'reset' });
			const { items, error } = await make();
			expect(items).toEqual([]);
			expect(toldBy(error)).toContain('may have been billed');
			expect(submitRequests(emulator(), vendor)).toBe(1);
		});

		it('that is refused before it begins tells why, at no cost', async () => {
			emulator().inject({ vendor, stage: 'submit', fault: 'moderation-prompt' });
			const { error } = await make();
			expect(toldBy(error)).toContain('content rules');
			expect(toldBy(error)).toContain('Nothing was billed');
		});

		it('is not asked for by a model that refuses the field, known or not', async () => {
			const single = await make({ imageSet: false });
			expect(single.error?.message).toBeUndefined();
			const unknown = await make({ model: { __rl: true, mode: 'id', value: 'ep-20261128-abc' } });
			expect(unknown.error?.message).toBeUndefined();
			for (const { body } of emulator()[vendor].submissions) {
				expect(body).not.toHaveProperty('stream');
			}
		});
	});
}
