import { Found } from './found';
import { Line, type Applicant } from './line';
import { Pace } from './pace';
import { LONGEST_BACKOFF, now, pause } from './pause';
import { Slots } from './slots';
import type { Vendor } from '../vendors/vendor';

/** Milliseconds that the first refusal holds back for, where nothing in hand can make room. */
const FIRST_WAIT = 1_000;

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
	private readonly pace: Pace;
	private readonly line = new Line(() => {
		this.dismiss();
		this.admit();
	});
	private inHand = 0;
	/** Refusals in a row with nothing in hand that could make room: they hold back for doubling times. */
	private refusals = 0;
	private opensAt = -Infinity;
	private passedAt = -Infinity;

	/**
	 * @param most tasks at once that the user allows ('Max Concurrency')
	 * @param stated how many tasks the vendor says it takes in how many milliseconds
	 */
	constructor(
		private most: number,
		stated?: Vendor['statedPace'],
	) {
		this.pace = new Pace(stated);
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
		const turn = this.line.join(applicant);
		this.admit();
		return await turn;
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
		this.pace.passed(sentAt);
		this.admit();
	}

	/** The vendor refused it for want of room, or of patience for `retryAfter` milliseconds. */
	refused(retryAfter = 0): void {
		this.inHand -= 1;
		if (this.pace.reached()) this.pace.refused();
		else this.tasks.refused(Math.max(1, this.inHand));
		const wait = this.inHand === 0 ? Math.min(FIRST_WAIT * 2 ** this.refusals, LONGEST_BACKOFF) : 0;
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
		const wait = Math.max(0, this.pace.nextAt - now());
		this.pace.spend();
		if (wait > 0) await pause(wait, cancelSignal);
	}

	/** Milliseconds in which the pace, once it is known, allows one question about each task in hand. */
	get round(): number {
		return this.inHand * this.pace.interval;
	}

	/** The vendor answered a question that was sent at this moment. */
	questionAnswered(sentAt: number): void {
		this.pace.passed(sentAt);
	}

	/** The vendor refused a question: as many requests as it let through in the last second are its pace. */
	questionRefused(retryAfter = 0): void {
		this.pace.refused();
		this.holdBack(retryAfter);
	}

	private holdBack(milliseconds: number): void {
		this.opensAt = Math.max(this.opensAt, now() + milliseconds);
	}

	/** The moment from which the next task may be submitted, room given. */
	private get freeAt(): number {
		return Math.max(this.opensAt, this.pace.nextTaskAt);
	}

	private admit(): void {
		while (this.inHand < this.tasks.value && now() >= this.freeAt) {
			if (!this.line.letFirstGo()) return;
			this.inHand += 1;
			this.pace.spendTask();
		}
		this.line.watch(this.freeAt);
	}

	/** Sends away who is out of patience: for that long the vendor will have let nothing of the run through. */
	private dismiss(): void {
		this.line.dismiss(({ since, patience }) => {
			const idleSince = this.inHand > 0 ? now() : Math.max(since, this.passedAt);
			return Math.max(now(), this.opensAt) - idleSince > patience;
		});
	}
}
