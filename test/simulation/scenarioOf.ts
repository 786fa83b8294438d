import { Dice } from './dice';
import { CALM, type Limit, type Outage, type Scenario } from './scenario';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Tasks from milliseconds to ten minutes, and time-outs from a second to two hours: mostly ones that fit together. */
function times(dice: Dice): Partial<Scenario> {
	const taskTime = Math.round(dice.magnitude(5, 10 * MINUTE));
	const fitting = Math.min(7200, Math.max(60, (taskTime / SECOND) * dice.between(2, 6)));
	const any = dice.magnitude(1, 7200);
	const timeout = Math.ceil(dice.chance(0.4) ? 600 : dice.chance(0.7) ? fitting : any);
	const latency = Math.round(dice.magnitude(1, dice.chance(0.1) ? 8000 : 400));
	return {
		taskTime,
		taskSpread: dice.pick([0, 0.3, 0.8]),
		timeout,
		latency,
		jitter: dice.pick([0, 0.2, 0.9]),
	};
}

/** One item to two hundred; the many are seldom, for they take the time of the whole simulation. */
function size(dice: Dice): Partial<Scenario> {
	const [least, most] = dice.pick([
		[1, 1],
		[1, 4],
		[2, 8],
		[2, 8],
		[3, 14],
		dice.pick([[10, 30], [10, 30], [20, 60], dice.chance(0.3) ? [60, 200] : [15, 40]]),
	]) as [number, number];
	const items = dice.whole(least, most);
	return {
		items,
		prompts: dice.chance(0.7) ? 200 : dice.whole(1, 3),
		maxConcurrency: dice.pick([1, 2, 3, 5, 10, 10, 10, 20, 50]),
		images: dice.chance(0.15) ? dice.whole(2, 4) : 1,
		output: dice.pick(['images', 'images', 'urls', 'urls', 'task'] as const),
	};
}

function n8nSettings(dice: Dice, items: number, duration: number): Partial<Scenario> {
	const spaced = dice.chance(0.08);
	return {
		onError: dice.pick(['stop', 'continue', 'continue'] as const),
		executeOnce: dice.chance(0.06),
		tries: dice.chance(0.3) ? dice.whole(2, 5) : 1,
		waitBetweenTries: dice.pick([0, 1000, 5000]),
		batchSize: dice.whole(1, 5),
		batchInterval: spaced ? Math.round(dice.magnitude(10, 20 * SECOND)) : 0,
		cancelAt: dice.chance(0.12) ? Math.round(dice.magnitude(1, 2 * duration)) : undefined,
		cancelBreaksOff: dice.chance(0.6),
		invalidItem: dice.chance(0.03) ? dice.whole(0, items - 1) : undefined,
	};
}

function limits(dice: Dice, duration: number): Partial<Scenario> {
	const limit = (from: number): Limit => ({
		from,
		atOnce: dice.chance(0.6) ? dice.whole(1, 12) : undefined,
		perSecond: dice.chance(0.4) ? Math.ceil(dice.magnitude(2, 50)) : undefined,
	});
	const list = [limit(0)];
	while (dice.chance(0.3)) list.push(limit(Math.round(dice.between(0, 2 * duration))));
	return { limits: list.sort((one, other) => one.from - other.from) };
}

function outages(dice: Dice, duration: number): Partial<Scenario> {
	const list: Outage[] = [];
	do {
		const from = Math.round(dice.chance(0.3) ? 0 : dice.between(0, duration));
		const length = Math.round(dice.magnitude(SECOND, 10 * MINUTE));
		const kind = dice.pick([
			'throttle',
			'throttle',
			'throttle',
			'overloaded',
			'unreachable',
			'silent',
		] as const);
		list.push({ from, until: from + length, kind });
	} while (dice.chance(0.3));
	return { outages: list };
}

/** Bytes: as base64, more than a regular expression can walk over. */
const LARGE = 4_400_000;

/** Each kind of trouble by itself as often as with others. */
function trouble(dice: Dice, duration: number): Partial<Scenario> {
	const share = (): number =>
		dice.chance(0.3) ? dice.pick([0.05, 0.2, 0.5, dice.chance(0.3) ? 1 : 0.3]) : 0;
	return {
		troubleUntil: dice.chance(0.5) ? Math.round(dice.between(0, 2 * duration)) : 24 * HOUR,
		unreached: share(),
		lostBefore: share() / 2,
		lostAfter: share(),
		unreadable: share(),
		serverFaults: share(),
		refusals: share() / 3,
		questionFaults: share(),
		downloadFaults: share(),
		diskFull: share() / 3,
	};
}

function oddTasks(dice: Dice, items: number): Partial<Scenario> {
	const share = (): number => (dice.chance(0.2) ? dice.pick([0.1, 0.5]) : 0);
	const base64 = share();
	const large = base64 > 0 && items <= 3 && dice.chance(0.15);
	return {
		failures: share(),
		emptyAtFirst: share(),
		mixed: share(),
		base64,
		...(large && { bytes: LARGE }),
	};
}

function account(dice: Dice): Partial<Scenario> {
	return {
		shownAfter: dice.chance(0.25) ? Math.round(dice.magnitude(10, 25 * SECOND)) : 0,
		listedAfter: dice.chance(0.3) ? Math.round(dice.magnitude(10, 25 * SECOND)) : 0,
		lists: dice.chance(0.85),
		olderTwins: dice.chance(0.1) ? dice.whole(1, 4) : 0,
		clockSkew: dice.chance(0.2) ? Math.round(dice.between(-90, 90) * SECOND) : 0,
		...(dice.chance(0.08) && {
			setBackAt: Math.round(dice.magnitude(1, 5 * MINUTE)),
			setBackBy: dice.pick([HOUR, 24 * HOUR, -HOUR]),
		}),
	};
}

/** The world of a seed. */
export function scenarioOf(seed: number): Scenario {
	const dice = new Dice('scenario', seed);
	const vendor = dice.pick(['atlasCloud', 'atlasCloud', 'aceData', 'aceData', 'aioagi'] as const);
	const node = vendor !== 'aioagi' && dice.chance(0.12) ? 'poll' : 'generate';
	const base = { ...CALM, seed, vendor, node, ...times(dice), ...size(dice) } as Scenario;
	const rounds = Math.ceil(base.items / base.maxConcurrency);
	const duration = rounds * (base.taskTime + 4 * base.latency) + SECOND;
	const scenario: Scenario = {
		...base,
		...n8nSettings(dice, base.items, duration),
		...(dice.chance(0.3) && limits(dice, duration)),
		...(dice.chance(0.2) && outages(dice, duration)),
		...(dice.chance(0.5) && trouble(dice, duration)),
		...(dice.chance(0.3) && oddTasks(dice, base.items)),
		...account(dice),
		retryAfter: dice.chance(0.3) ? Math.round(dice.magnitude(1, 3600) - 1) : undefined,
		retryAfterAsDate: dice.chance(0.3),
		throttledItem: dice.chance(0.03) ? dice.whole(0, base.items - 1) : undefined,
		wait: !dice.chance(0.3),
		idsPerItem: dice.chance(0.3) ? dice.whole(2, 3) : 1,
	};
	if (vendor === 'aioagi' && scenario.output === 'task') return { ...scenario, output: 'urls' };
	return scenario;
}
