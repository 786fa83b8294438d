import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Pace } from '../../nodes/shared/traffic/pace';

describe('the pace of a vendor', () => {
	beforeEach(() => void jest.useFakeTimers());
	afterEach(() => void jest.useRealTimers());

	it('grows again from less than a request a second', () => {
		const pace = new Pace();
		// An outage begins while a single request goes out.
		pace.passed(performance.now());
		pace.refused();
		expect(pace.interval).toBeGreaterThan(1_000);
		for (let requests = 0; requests < 20; requests += 1) {
			jest.advanceTimersByTime(Math.ceil(pace.interval));
			pace.passed(performance.now());
		}
		expect(pace.interval).toBeLessThan(1_000);
	});
});
