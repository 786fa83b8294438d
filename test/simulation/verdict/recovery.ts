import type { Scenario } from '../scenario';
import type { Story } from '../simulate';

const SECOND = 1_000;
/** Milliseconds: the longest back-off, and a moment to notice. */
const NOTICED = 60 * SECOND;
/** Requests that a task needs at most, its questions included. */
const REQUESTS = 60;

/** A vendor that is well again is used well again: how long the rest of the run may take from then on. */
export function judgeRecovery(story: Story): string[] {
	const { scenario, result, endedAt, server } = story;
	const wellAt = wellFrom(story);
	if (!result || wellAt === undefined || endedAt <= wellAt) return [];
	const [attempt] = result.attempts;
	const rest = (attempt?.results ?? []).filter((ending) => (ending?.at ?? 0) > wellAt).length;
	const cap = Math.min(
		scenario.maxConcurrency,
		...scenario.limits.map(({ atOnce = Infinity }) => atOnce),
	);
	const rate = Math.min(1000, ...scenario.limits.map(({ perSecond = Infinity }) => perSecond));
	const durations = server.account.tasks.map(({ madeAt, readyAt }) => readyAt - madeAt);
	const { timeout, latency, shownAfter } = scenario;
	const task = Math.min(timeout * SECOND, Math.max(scenario.taskTime, ...durations));
	const round = task + shownAfter + 16 * SECOND + 10 * latency;
	// From one task at a time, the run finds out again how many the vendor takes.
	const refused = server.arrivals.some(({ outcome }) => outcome === 'throttled');
	const growth = refused ? 1.5 * Math.log2(cap + 1) : 0;
	const requests = (3 * rest * REQUESTS * SECOND) / rate;
	const bound = NOTICED + round * (1.2 * Math.ceil(rest / cap) + growth) + requests;
	const took = endedAt - wellAt;
	if (took <= bound) return [];
	return [`the vendor is well at ${wellAt}, and the last ${rest} items take ${took} ms`];
}

/** When the last thing that was wrong with the vendor is over; undefined where that cannot be told. */
function wellFrom({ scenario, result, server, network, endedAt }: Story): number | undefined {
	const disturbed =
		scenario.node === 'poll' ||
		scenario.batchInterval > 0 ||
		scenario.cancelAt !== undefined ||
		scenario.throttledItem !== undefined ||
		(result?.attempts.length ?? 0) > 1 ||
		scenario.diskFull > 0 ||
		scenario.downloadFaults > 0 ||
		scenario.emptyAtFirst > 0 ||
		(scenario.setBackAt !== undefined && scenario.retryAfterAsDate);
	if (disturbed) return undefined;
	const times = [
		...scenario.outages.map(({ until }) => until),
		...scenario.limits.map(({ from }) => from),
		...server.arrivals.map(({ holdUntil = 0 }) => holdUntil),
	];
	// Answers that never come are waited for, and what may have become of a lost submission is looked for.
	const broken = server.arrivals.filter(({ outcome }) => outcome === 'faulty');
	const lost = network.sent.filter(({ answered, unreached }) => !answered && !unreached);
	const search = 150 * SECOND;
	times.push(...lost.map(({ endedAt: at = endedAt }) => at + search));
	times.push(...broken.map(({ at }) => at + search));
	if (hasTrouble(scenario)) times.push(scenario.troubleUntil + search);
	return Math.max(0, ...times);
}

const hasTrouble = (scenario: Scenario): boolean =>
	(
		[
			'unreached',
			'lostBefore',
			'lostAfter',
			'unreadable',
			'serverFaults',
			'questionFaults',
		] as const
	).some((kind) => scenario[kind] > 0);
