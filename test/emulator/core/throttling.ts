import type { Throttle } from '../settings';

/** Counts the requests within a throttle's window. */
export class Throttling {
	private admitted: number[] = [];

	/** Whether one more request stays within the pace; it counts only if it does. */
	admit({ requestsPerSecond, windowSeconds = 1 }: Throttle): boolean {
		const now = performance.now();
		this.admitted = this.admitted.filter((time) => now - time < windowSeconds * 1000);
		if (this.admitted.length >= requestsPerSecond * windowSeconds) return false;
		this.admitted.push(now);
		return true;
	}

	clear(): void {
		this.admitted = [];
	}
}
