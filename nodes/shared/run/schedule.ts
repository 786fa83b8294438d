/** Milliseconds between questions about a task. */
const SHORTEST = 250;
const LONGEST = 5_000;
/** A task that has run for a while is likely to run for a while more. */
const SHARE_OF_AGE = 0.15;

/** When to ask about a task next; tasks that finished teach how long this run's tasks take. */
export class PollSchedule {
	/** Milliseconds until the next question about a task of this age. */
	next(age: number): number {
		return Math.min(Math.max(age * SHARE_OF_AGE, SHORTEST), LONGEST);
	}
}
