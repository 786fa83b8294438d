/** Counts requests within the last second. */
export class Throttling {
	private admitted: number[] = [];

	/** Whether one more request stays within the pace; it counts only if it does. */
	admit(requestsPerSecond: number): boolean {
		const now = performance.now();
		this.admitted = this.admitted.filter((time) => now - time < 1000);
		if (this.admitted.length >= requestsPerSecond) return false;
		this.admitted.push(now);
		return true;
	}

	clear(): void {
		this.admitted = [];
	}
}
