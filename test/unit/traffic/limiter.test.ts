import { expect, it } from '@jest/globals';
import { Limiter } from '../../../nodes/shared/traffic/limiter';

it('lets a whole line through at its pace, though timers come before their time', async () => {
	const limiter = new Limiter(100);
	const applicants = Array.from({ length: 60 }, async () => {
		return await limiter.turn({ since: performance.now(), patience: 60_000 });
	});
	expect(await Promise.all(applicants)).toEqual(applicants.map(() => true));
}, 10_000);
