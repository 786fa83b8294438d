import type { Story } from '../simulate';

const SECOND = 1_000;
/** What an item says that gave up because of throttling. */
const THROTTLED = 'got too many requests at once';
/** Milliseconds: who would be held back beyond the time-out gives up at once; of its own accord, nobody is held longer. */
const LONGEST_HOLD = 31 * SECOND;

/** An item gives up for throttling only where the vendor let nothing of the run through for as long as its time-out. */
export function judgePatience({ scenario, result, network, server }: Story): string[] {
	const attempt = result?.attempts.at(-1);
	if (!attempt || scenario.node === 'poll') return [];
	const accepted = server.arrivals.filter(({ task }) => task !== undefined);
	return attempt.results.flatMap((ending, item) => {
		if (!ending) return [];
		const { at, result: settled } = ending;
		const [first] = settled.status === 'fulfilled' ? settled.value : [];
		const text =
			settled.status === 'rejected'
				? (settled.reason as Error).message
				: String(first?.json.error ?? '');
		if (!text.includes(THROTTLED)) return [];
		// Without Continue the items end together: only the last word of the run is told.
		const gaveUpAt = scenario.onError === 'continue' ? at : undefined;
		if (gaveUpAt === undefined) return [];
		const asked = network.sent.filter((request) => {
			return request.kind === 'question' && request.at <= gaveUpAt && request.answered;
		});
		const passed = accepted.filter((arrival) => arrival.at <= gaveUpAt);
		const lastPassed = Math.max(
			attempt.startedAt,
			...asked.map((request) => request.at),
			...passed.map((arrival) => arrival.at),
		);
		const held = server.arrivals
			.filter((arrival) => arrival.at <= gaveUpAt)
			.map(({ holdUntil = 0 }) => holdUntil);
		const waited = Math.max(gaveUpAt, ...held) - lastPassed;
		if (waited + LONGEST_HOLD + 2 * scenario.latency >= scenario.timeout * SECOND) return [];
		return [`item ${item} gives up after ${waited} ms without room, and has ${scenario.timeout} s`];
	});
}
