import { retryAfter } from '../vendors/wire/errors';
import { pause } from './pause';
import type { Send } from './transport';

/** Milliseconds that a vendor's limit is taken to count over, until it is known better. */
const WINDOW = 1_000;
/** Milliseconds between two requests before the vendor throttles: a burst that is refused is refused as a whole. */
const SHORTEST = 5;
/** A refusal means that the pace was a little too fast; one after another, that it was far too fast. */
const SLOWER = 1.1;
const MUCH_SLOWER = 1.5;
/** The first guess of a pace is made faster by this share with each request that waited for its turn. */
const GUESS_FASTER = 0.01;
/** A pace that was found too fast once is made faster by this much more with each request: careful, then bolder. */
const FASTER = 0.00002;
/** Milliseconds. */
const LONGEST_WAIT = 30_000;

/**
 * How fast a run asks its vendor: without restraint until the vendor throttles, from then on at a spacing that
 * follows what the vendor lets through. Submissions and questions about tasks keep to it.
 */
export class Pace {
	/** Milliseconds between two requests. */
	private spacing = SHORTEST;
	/** Milliseconds since the epoch: nothing is sent before. */
	private opensAt = 0;
	/** Milliseconds since the epoch; 0 until the vendor first throttles. */
	private slowedAt = 0;
	/** Nothing was sent since the vendor first throttled: what it let through before makes the first guess. */
	private guessing = false;
	/** How many requests were refused while guessing. */
	private refused = 0;
	/** The vendor refused a request that kept to the spacing. */
	private foundTooFast = false;
	private turnsSinceRefusal = 0;
	private refusalsInARow = 0;
	/** When the requests of the last window were sent that were not refused. */
	private sent: number[] = [];
	private last: Promise<unknown> = Promise.resolve();

	/**
	 * Waits for the turn of one request; requests go in the order in which they ask.
	 *
	 * @param patience milliseconds that the vendor may ask to hold back at most
	 * @returns when the request is sent (milliseconds since the epoch); undefined where patience does not last
	 * @throws ExecutionCancelled
	 */
	async turn(patience: number, cancelSignal?: AbortSignal): Promise<number | undefined> {
		const before = this.last;
		const turn = before.catch(() => {}).then(async () => await this.open(patience, cancelSignal));
		this.last = turn;
		return await turn;
	}

	/** A request was let through. */
	passed(): void {
		this.refusalsInARow = 0;
	}

	/** Whether the request sent at this time kept to a pace that had been slowed before. */
	kept(sentAt: number): boolean {
		return this.slowedAt > 0 && sentAt > this.slowedAt;
	}

	/** The request sent at this time was throttled; nobody asks before `holdBack` milliseconds have passed. */
	throttled(sentAt: number, holdBack = 0): void {
		const index = this.sent.indexOf(sentAt);
		if (index >= 0) this.sent.splice(index, 1);
		// What was under way when the pace was slowed says nothing of the new pace.
		if (this.slowedAt === 0) this.guess();
		else if (this.kept(sentAt)) this.slowDown();
		if (this.guessing) {
			this.refused += 1;
			// As many as were let through in a window, else half of what was refused.
			this.spacing = WINDOW / Math.max(1, this.sent.length || this.refused / 2);
		}
		this.holdBack(holdBack);
	}

	/** A request was throttled for another reason than the pace. */
	notToBlame(holdBack = 0): void {
		this.foundTooFast = false;
		this.holdBack(holdBack);
	}

	private guess(): void {
		this.slowedAt = Date.now();
		this.guessing = true;
		this.refusalsInARow = 1;
		this.holdBack(WINDOW);
	}

	private slowDown(): void {
		this.slowedAt = Date.now();
		this.guessing = false;
		this.foundTooFast = true;
		this.turnsSinceRefusal = 0;
		this.refusalsInARow += 1;
		this.spacing *= this.refusalsInARow > 1 ? MUCH_SLOWER : SLOWER;
		this.holdBack(Math.min(this.spacing * 2 ** (this.refusalsInARow - 2), LONGEST_WAIT));
	}

	private holdBack(milliseconds: number): void {
		this.opensAt = Math.max(this.opensAt, Date.now() + milliseconds);
	}

	private speedUp(): void {
		this.turnsSinceRefusal += 1;
		const share = this.foundTooFast ? FASTER * this.turnsSinceRefusal : GUESS_FASTER;
		this.spacing = Math.max(SHORTEST, this.spacing * (1 - Math.min(share, GUESS_FASTER)));
	}

	private async open(patience: number, cancelSignal?: AbortSignal): Promise<number | undefined> {
		let now = Date.now();
		const waits = now < this.opensAt;
		for (; now < this.opensAt; now = Date.now()) {
			if (this.opensAt - now > patience) return undefined;
			await pause(this.opensAt - now, cancelSignal);
		}
		if (waits && this.slowedAt > 0) this.speedUp();
		this.opensAt = now + this.spacing;
		this.guessing = false;
		this.sent = this.sent.filter((time) => now - time < WINDOW);
		this.sent.push(now);
		return now;
	}
}

/**
 * `send` for questions about tasks, at the run's pace. They are free and their tasks are paid: where the vendor
 * wants everybody to hold back for longer than the question may take, it is asked all the same.
 */
export function paced(send: Send, pace: Pace, cancelSignal?: AbortSignal): Send {
	return async (call, timeout) => {
		const patience = Math.min(timeout, LONGEST_WAIT);
		const sentAt = (await pace.turn(patience, cancelSignal)) ?? Date.now();
		const reply = await send(call, timeout);
		if (reply.statusCode === 429) pace.throttled(sentAt, retryAfter(reply));
		else pace.passed();
		return reply;
	};
}
