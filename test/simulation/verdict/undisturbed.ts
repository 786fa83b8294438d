import type { Story } from '../simulate';
import type { Task } from '../vendor/task';

const SECOND = 1_000;
/** Milliseconds after which a task that is finished has been asked about: the longest quiet time, and a question more. */
const LONGEST_LAG = 16 * SECOND;
/** Milliseconds that a question which brought nothing can put off the next one: two of the longest back-offs. */
const PUT_OFF = 70 * SECOND;
/** Requests a second below which nobody falls whose vendor has not asked for it. */
const SLOWEST_PACE = 5;

/**
 * When the vendor's word on a finished task must have come: it was accepted in plain words, the item has the time to
 * wait for it, and nothing about it went wrong up to `until`. Undefined where that does not hold.
 */
export function dueAt(story: Story, task: Task, until = Infinity): number | undefined {
	const { scenario, network, server, result } = story;
	const { item, id, readyAt } = task;
	const { cancelAt, timeout, latency, jitter, shownAfter, vendor } = scenario;
	if (result?.attempts.length !== 1 || cancelAt !== undefined) return undefined;
	const submission = network.sent.findLast((request) => {
		return request.item === item && request.kind === 'submission';
	});
	const acceptedAt = submission?.endedAt;
	const clean = server.arrivals.some((arrival) => {
		return arrival.task === task && arrival.outcome === 'passed';
	});
	if (!submission?.answered || !clean || acceptedAt === undefined) return undefined;
	if (vendor === 'aioagi') return acceptedAt;
	const rates = scenario.limits.map(({ perSecond }) => perSecond ?? Infinity);
	const pace = Math.min(SLOWEST_PACE, ...rates);
	const inHand = Math.min(scenario.maxConcurrency, scenario.items);
	const lag = LONGEST_LAG + (4 * inHand * SECOND) / pace + 4 * latency * (1 + jitter);
	const due = Math.max(readyAt, acceptedAt, task.madeAt + shownAfter) + lag;
	if (due > acceptedAt + timeout * SECOND) return undefined;
	const end = Math.min(until, due);
	// Questions that bring nothing are followed by a back-off, or by the wait that the vendor asks for.
	const disturbed =
		network.sent.some(({ kind, ids, at, answered, endedAt = Infinity }) => {
			const unanswered = kind === 'question' && ids.includes(id) && !answered;
			return unanswered && at < end && endedAt + PUT_OFF > readyAt;
		}) ||
		server.arrivals.some(({ kind, ids, at, outcome, holdUntil = at }) => {
			const refused = kind === 'question' && ids.includes(id) && outcome !== 'passed';
			return refused && at < end && Math.max(holdUntil, at + PUT_OFF) > readyAt;
		});
	return disturbed ? undefined : due;
}
