import type { Story } from '../simulate';
import type { Task } from '../vendor/task';

const SECOND = 1_000;
/** Milliseconds after which a task that is finished has been asked about: the longest quiet time, and a question more. */
const LONGEST_LAG = 16 * SECOND;
/** Requests a second below which nobody falls whose vendor has not asked for it. */
const SLOWEST_PACE = 5;

/** A task that is finished is seen soon, however others of the run fare. */
export function judgePromptness(story: Story): string[] {
	const { scenario, result, server } = story;
	const { output, cancelAt, node, vendor } = scenario;
	const applies = node === 'generate' && output !== 'task' && vendor !== 'aioagi';
	if (!applies || !result || result.attempts.length > 1 || cancelAt !== undefined) return [];
	return server.account.tasks.flatMap((task) => judgeTask(story, task));
}

function judgeTask(story: Story, task: Task): string[] {
	const { scenario, network, server } = story;
	const { item, id, readyAt } = task;
	const submission = network.sent.findLast((request) => {
		return request.item === item && request.kind === 'submission';
	});
	const acceptedAt = submission?.endedAt;
	const clean = server.arrivals.some(
		(arrival) => arrival.task === task && arrival.outcome === 'passed',
	);
	if (!submission?.answered || !clean || acceptedAt === undefined) return [];
	const rates = scenario.limits.map(({ perSecond }) => perSecond ?? Infinity);
	const pace = Math.min(SLOWEST_PACE, ...rates);
	const inHand = Math.min(scenario.maxConcurrency, scenario.items);
	const { latency, jitter, shownAfter } = scenario;
	const lag = LONGEST_LAG + (4 * inHand * SECOND) / pace + 4 * latency * (1 + jitter);
	const due = Math.max(readyAt, acceptedAt, task.madeAt + shownAfter) + lag;
	if (due > acceptedAt + scenario.timeout * SECOND) return [];
	const own = network.sent.filter(({ kind, ids }) => kind === 'question' && ids.includes(id));
	const seen = server.arrivals.find(({ kind, at, ids, outcome }) => {
		return kind === 'question' && ids.includes(id) && at >= readyAt && outcome === 'passed';
	});
	const until = seen?.at ?? due;
	// Questions that bring nothing are followed by a back-off, or by the wait that the vendor asks for.
	const disturbed =
		own.some(({ answered, endedAt = Infinity }) => !answered && endedAt > readyAt - 70 * SECOND) ||
		server.arrivals.some(({ kind, ids, at, outcome, holdUntil = at }) => {
			if (kind !== 'question' || !ids.includes(id) || outcome === 'passed') return false;
			return at < until && Math.max(holdUntil, at + 70 * SECOND) > readyAt;
		});
	if (disturbed || until <= due) {
		if (disturbed || seen) return [];
	}
	const late = seen ? `seen ${((until - readyAt) / SECOND).toFixed(1)} s later` : 'never seen';
	return [`${id} of item ${item ?? '-'} is ready at ${readyAt} and ${late}`];
}
