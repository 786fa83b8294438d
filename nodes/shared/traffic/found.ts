import { now } from './pause';

/** Successes that one step takes at most, so that a vendor that takes more again is noticed some time. */
const MOST_CAUTION = 64;

/**
 * A limit of the vendor's that is found by trying. A refusal says how much was let through, and doubles the
 * number of successes that one step more takes; steps beyond what was refused before halve it.
 */
export class Found {
	private caution = 1;
	private successes = 0;
	private refusedAt = Infinity;
	/** When it was refused last. */
	private lastRefusal = -Infinity;
	/** Whether anything passed since the last refusal: refusals in a row say the same thing once. */
	private passing = true;

	constructor(
		public value: number,
		private readonly step: (value: number) => number,
	) {}

	/** Whether the vendor ever refused what it let through. */
	get known(): boolean {
		return this.refusedAt < Infinity;
	}

	/** The vendor took as much as this limit lets through; what was sent before a refusal says nothing against it. */
	passed(sentAt: number): void {
		if (sentAt < this.lastRefusal) return;
		this.passing = true;
		this.successes += 1;
		if (this.successes < this.caution) return;
		if (this.value > this.refusedAt) this.caution = Math.max(1, this.caution / 2);
		this.successes = 0;
		this.value = this.step(this.value);
	}

	/** The vendor refused more than it had let through. */
	refused(letThrough: number): void {
		this.lastRefusal = now();
		this.successes = 0;
		if (this.passing) this.caution = Math.min(this.caution * 2, MOST_CAUTION);
		if (this.passing) this.refusedAt = this.value;
		this.passing = false;
		this.value = Math.min(this.value, letThrough);
	}
}
