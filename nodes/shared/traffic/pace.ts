import type { Vendor } from '../vendors/vendor';
import { Found } from './found';
import { now } from './pause';

/** Milliseconds over which requests are counted. */
const SECOND = 1_000;
/** Requests a second before the vendor refuses any: a burst that is too much is not refused as a whole. */
const FIRST = 200;
/** A pace that was too fast gives way by this share, a step of one that held is as much. */
const SHARE = 0.05;
/** Requests come in bursts: a vendor that lets this share of its pace through is at its pace. */
const REACHED = 0.7;

/** How fast a vendor takes requests: found by trying, and for tasks as the vendor states it, where it does. */
export class Pace {
	/** The next moment that keeps the pace. */
	nextAt = -Infinity;
	private readonly found = new Found(FIRST, (pace) => pace * (1 + SHARE));
	/** When the requests of the last second were let through. */
	private recent: number[] = [];
	/** When the last tasks were submitted, as many as the vendor states. */
	private submitted: number[] = [];

	/** @param stated how many tasks the vendor says it takes in how many milliseconds */
	constructor(private readonly stated?: Vendor['statedPace']) {}

	/** The next moment for a task. */
	get nextTaskAt(): number {
		const { tasks = 0, milliseconds = 0 } = this.stated ?? {};
		return Math.max(this.nextAt, (this.submitted.at(-tasks) ?? -Infinity) + milliseconds);
	}

	/** Milliseconds between two requests, once a refusal told; 0 before. */
	get interval(): number {
		return this.found.known ? SECOND / this.found.value : 0;
	}

	/** Whether the vendor lets through about as much as its pace is known to be. */
	reached(): boolean {
		this.forget();
		return this.recent.length > this.found.value * REACHED;
	}

	/** A request goes out at `nextAt`, or now where that is past. */
	spend(): void {
		this.nextAt = Math.max(this.nextAt, now()) + SECOND / this.found.value;
	}

	/** A task goes out now. */
	spendTask(): void {
		this.spend();
		if (this.stated) this.submitted = [...this.submitted, now()].slice(-this.stated.tasks);
	}

	/** The vendor answered a request that was sent at this moment. */
	passed(sentAt: number): void {
		this.recent.push(now());
		if (this.reached()) this.found.passed(sentAt);
	}

	/** The vendor refused a request: as many as it let through in the last second are its pace. */
	refused(): void {
		this.forget();
		if (this.recent.length > 0) this.found.refused(this.recent.length * (1 - SHARE));
	}

	private forget(): void {
		this.recent = this.recent.filter((time) => now() - time < SECOND);
	}
}
