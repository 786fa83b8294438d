import { sleep } from 'n8n-workflow';
import { Found } from './found';
import { ExecutionCancelled, LONGEST_BACKOFF, now, pause } from './pause';
import { Slots } from './slots';
import type { Vendor } from '../vendors/vendor';

/** An item that is to be submitted. */
export interface Applicant {
	/** When it first asked. */
	since: number;
	/** Milliseconds that the vendor may let nothing of the run through before this item gives up. */
	patience: number;
	cancelSignal?: AbortSignal;
}

interface Waiter extends Applicant {
	go: (admitted: boolean) => void;
	fail: (reason: ExecutionCancelled) => void;
}

/** Milliseconds within which a waiting item notices that the execution was cancelled. */
const SLICE = 500;
/** Milliseconds over which requests are counted for a pace. */
const SECOND = 1_000;
/** Requests a second before the vendor refuses any: a burst that is too much is not refused as a whole. */
const FIRST_PACE = 200;
/** A pace that was too fast gives way by this share, a step of one that held is as much. */
const SHARE_OF_PACE = 0.05;

/**
 * What a run may ask of its vendor: how many tasks at once (a refused submission tells), how many requests a
 * second (a refused question tells, for questions are refused for nothing else), and until when everybody holds
 * back. Items that are to be submitted wait in one line for all three; questions about tasks that are paid for
 * keep the pace and stand behind nobody but each other.
 */
export class Limiter {
	/** Items that hold files in memory. */
	readonly files = new Slots(() => this.most);
	/** Questions under way. */
	readonly questions = new Slots(() => this.most);
	private readonly tasks: Found;
	private readonly pace = new Found(FIRST_PACE, (pace) => pace * (1 + SHARE_OF_PACE));
	private inHand = 0;
	/** Refusals in a row with nothing in hand that could make room: they hold back for doubling times. */
	private refusals = 0;
	private opensAt = -Infinity;
	/** The next moment that keeps the pace. */
	private nextAt = -Infinity;
	private passedAt = -Infinity;
	/** When the last tasks were submitted, as many as the vendor states a pace for. */
	private submitted: number[] = [];
	/** When the requests of the last second were let through. */
	private recent: number[] = [];
	private readonly waiting: Waiter[] = [];
	private wakesAt = Infinity;

	/**
	 * @param most tasks at once that the user allows ('Max Concurrency')
	 * @param stated how many tasks the vendor says it takes in how many milliseconds
	 */
	constructor(
		private most: number,
		private readonly stated?: Vendor['statedPace'],
	) {
		this.tasks = new Found(most, (tasks) => Math.min(this.most, tasks + 1));
	}

	/** Another item allows as many tasks at once: the largest number counts. */
	allow(most: number): void {
		if (this.tasks.value === this.most) this.tasks.value = Math.max(this.most, most);
		this.most = Math.max(this.most, most);
		this.admit();
	}

	/**
	 * Waits until one more task may be submitted, first come, first served, and counts it as in hand.
	 *
	 * @returns whether it may; false where the vendor let nothing of the run through for too long
	 * @throws ExecutionCancelled
	 */
	async turn(applicant: Applicant): Promise<boolean> {
		return await new Promise<boolean>((go, fail) => {
			this.waiting.push({ ...applicant, go, fail });
			this.admit();
		});
	}

	/** A task that was taken before is waited for again: it has its room already. */
	resumed(): void {
		this.inHand += 1;
	}

	/** The vendor took the task that had its turn, and was sent at this moment. */
	taken(sentAt: number): void {
		this.passedAt = now();
		this.refusals = 0;
		if (this.inHand >= this.tasks.value) this.tasks.passed(sentAt);
		this.passed(sentAt);
		this.admit();
	}

	/** The vendor refused it for want of room, or of patience for `retryAfter` milliseconds. */
	refused(retryAfter = 0): void {
		this.inHand -= 1;
		if (this.atPace()) this.slowDown();
		else this.tasks.refused(Math.max(1, this.inHand));
		const wait = this.inHand === 0 ? Math.min(SECOND * 2 ** this.refusals, LONGEST_BACKOFF) : 0;
		if (this.inHand === 0) this.refusals += 1;
		this.holdBack(Math.max(wait, retryAfter));
	}

	/** A task is over, or was never made. */
	done(): void {
		// Those who waited for its room have waited for the vendor only from now on.
		this.passedAt = now();
		this.inHand -= 1;
		this.admit();
	}

	/** Waits for the moment that keeps the pace. @throws ExecutionCancelled */
	async question(cancelSignal?: AbortSignal): Promise<void> {
		const wait = Math.max(0, this.nextAt - now());
		this.spend();
		if (wait > 0) await pause(wait, cancelSignal);
	}

	/** Milliseconds in which the pace, once it is known, allows one question about each task in hand. */
	get round(): number {
		return this.pace.known ? (this.inHand * SECOND) / this.pace.value : 0;
	}

	questionAnswered(sentAt: number): void {
		this.passed(sentAt);
	}

	/** The vendor refused a question: as many requests as it let through in the last second are its pace. */
	questionRefused(retryAfter = 0): void {
		this.slowDown();
		this.holdBack(retryAfter);
	}

	/** Whether the vendor lets through about as much as its pace is known to be. */
	private atPace(): boolean {
		this.forget();
		return this.recent.length >= this.pace.value * 0.7;
	}

	private slowDown(): void {
		this.forget();
		if (this.recent.length > 0) this.pace.refused(this.recent.length * (1 - SHARE_OF_PACE));
	}

	private passed(sentAt: number): void {
		if (this.atPace()) this.pace.passed(sentAt);
		this.recent.push(now());
	}

	private forget(): void {
		this.recent = this.recent.filter((time) => now() - time < SECOND);
	}

	private spend(): void {
		this.nextAt = Math.max(this.nextAt, now()) + SECOND / this.pace.value;
	}

	private holdBack(milliseconds: number): void {
		this.opensAt = Math.max(this.opensAt, now() + milliseconds);
	}

	/** The moment from which the next task may be submitted, room given. */
	private get freeAt(): number {
		const { tasks = 0, milliseconds = 0 } = this.stated ?? {};
		const first = this.submitted.at(-tasks) ?? -Infinity;
		return Math.max(this.opensAt, this.nextAt, first + milliseconds);
	}

	private admit(): void {
		while (this.inHand < this.tasks.value && now() >= this.freeAt) {
			const waiter = this.waiting.shift();
			if (!waiter) return;
			this.inHand += 1;
			this.spend();
			if (this.stated) this.submitted = [...this.submitted, now()].slice(-this.stated.tasks);
			waiter.go(true);
		}
		if (this.waiting.length > 0) this.watch();
	}

	/** Looks again when the line may go on, and often enough to see that somebody is to leave it. */
	private watch(): void {
		const { freeAt } = this;
		const at = Math.min(now() + SLICE, freeAt > now() ? freeAt : Infinity);
		if (this.wakesAt <= at) return;
		this.wakesAt = at;
		void sleep(Math.max(0, at - now())).then(() => {
			// Timers can be a fraction early, so it is the firing that counts and not the clock.
			if (this.wakesAt === at) this.wakesAt = Infinity;
			this.dismiss();
			this.admit();
		});
	}

	/** Sends away who is out of patience, and whose execution was cancelled. */
	private dismiss(): void {
		for (const waiter of [...this.waiting]) {
			const { patience, since, cancelSignal } = waiter;
			const cancelled = cancelSignal?.aborted === true;
			const idleSince = this.inHand > 0 ? now() : Math.max(since, this.passedAt);
			if (!cancelled && Math.max(now(), this.opensAt) - idleSince <= patience) continue;
			this.waiting.splice(this.waiting.indexOf(waiter), 1);
			if (cancelled) waiter.fail(new ExecutionCancelled());
			else waiter.go(false);
		}
	}
}
