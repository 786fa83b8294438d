import { sleep } from 'n8n-workflow';
import { ExecutionCancelled, now } from './pause';

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

/** Items that wait for their turn, first come, first served. */
export class Line {
	private readonly waiting: Waiter[] = [];
	private wakesAt = Infinity;

	/** @param look called when somebody may go on, or is to leave */
	constructor(private readonly look: () => void) {}

	/** Waits for the turn; false where the item was sent away. @throws ExecutionCancelled */
	async join(applicant: Applicant): Promise<boolean> {
		return await new Promise<boolean>((go, fail) => {
			this.waiting.push({ ...applicant, go, fail });
		});
	}

	/** Whether there was somebody to let go. */
	letFirstGo(): boolean {
		const waiter = this.waiting.shift();
		waiter?.go(true);
		return waiter !== undefined;
	}

	/** Sends away who waited too long, and whose execution was cancelled. */
	dismiss(waitedTooLong: (applicant: Applicant) => boolean): void {
		for (const waiter of [...this.waiting]) {
			const cancelled = waiter.cancelSignal?.aborted === true;
			if (!cancelled && !waitedTooLong(waiter)) continue;
			this.waiting.splice(this.waiting.indexOf(waiter), 1);
			if (cancelled) waiter.fail(new ExecutionCancelled());
			else waiter.go(false);
		}
	}

	/** Looks again when the line may go on, and often enough to see that somebody is to leave it. */
	watch(freeAt: number): void {
		if (this.waiting.length === 0) return;
		const at = Math.min(now() + SLICE, freeAt > now() ? freeAt : Infinity);
		if (this.wakesAt <= at) return;
		this.wakesAt = at;
		void sleep(Math.max(0, at - now())).then(() => {
			// Timers can be a fraction early, so it is the firing that counts and not the clock.
			if (this.wakesAt === at) this.wakesAt = Infinity;
			this.look();
		});
	}
}
