import { describe, expect, it } from '@jest/globals';
import { emulator, useEmulator } from './emulated';
import { runNode } from './seedream';

useEmulator();

/** The most spans of time that hold one moment. */
function mostAtOnce(spans: Array<{ from: number; to: number }>): number {
	const together = spans.map(({ from }) =>
		spans.filter((one) => one.from <= from && from < one.to),
	);
	return Math.max(...together.map(({ length }) => length));
}

describe('Max Concurrency', () => {
	it('by expression that differs per item: the largest asked for counts', async () => {
		const { atlasCloud } = emulator;
		atlasCloud.settings.taskTimeMs = 3_000;
		const { items, error } = await runNode(emulator, {
			node: 'seedreamGenerate',
			vendor: 'atlasCloud',
			parameters: {
				prompt: 'a kite',
				output: 'urls',
				options: { maxConcurrency: '={{ $json.most }}' },
			},
			items: [1, 4, '2', 1, 3, 1, 1, 1].map((most) => ({ json: { most } })),
		});
		expect(error?.message).toBeUndefined();
		expect(items).toHaveLength(8);
		const spans = atlasCloud.submissions.map(({ receivedAt, finishesAt }) => ({
			from: receivedAt,
			to: finishesAt,
		}));
		expect(mostAtOnce(spans)).toBe(4);
	});

	it('binds 300 IDs in Poll Prediction', async () => {
		const { atlasCloud } = emulator;
		// Slow answers, so that more than are allowed would overlap.
		emulator.inject({
			vendor: 'atlasCloud',
			stage: 'poll',
			fault: 'slow',
			delayMs: 20,
			times: Infinity,
		});
		const ids = Array.from({ length: 300 }, (_, index) => index.toString(16).padStart(32, '0'));
		const { items, error } = await runNode(emulator, {
			node: 'seedreamPollPrediction',
			vendor: 'atlasCloud',
			parameters: { taskId: ids.join(','), wait: false, options: { maxConcurrency: 7 } },
		});
		expect(error?.message).toBeUndefined();
		expect(items.map(({ json }) => json.taskId)).toEqual(ids);
		const polls = atlasCloud.requests.filter(({ stage }) => stage === 'poll');
		expect(polls).toHaveLength(300);
		const spans = polls.map(({ receivedAt, endedAt = Infinity }) => ({
			from: receivedAt,
			to: endedAt,
		}));
		expect(mostAtOnce(spans)).toBeLessThanOrEqual(7);
	});
});
