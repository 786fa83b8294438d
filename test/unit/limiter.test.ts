import { expect, it } from '@jest/globals';
import { Limiter } from '../../nodes/shared/traffic/limiter';

it('lets everybody in line go on, though timers end a moment early', async () => {
	// Timers count whole milliseconds, so those of this pace end before it allows the next one.
	const limiter = new Limiter(1, { tasks: 1, milliseconds: 2.9 });
	const turns = Array.from({ length: 200 }, async () => {
		const admitted = await limiter.turn({ since: performance.now(), patience: 20_000 });
		limiter.taken(performance.now());
		limiter.done();
		return admitted;
	});
	expect(new Set(await Promise.all(turns))).toEqual(new Set([true]));
});
