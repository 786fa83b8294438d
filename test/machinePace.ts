/** An object of a megabyte, as JSON text. */
const JSON_TEXT = JSON.stringify(
	Object.fromEntries(Array.from({ length: 70_000 }, (_, number) => [`k${number}`, number])),
);
/** Parsing takes 5 to 10 ms where nothing else runs: a megabyte is to take no more than 50 ms there. */
const MOST = 10;
/** Other work on the machine slows down a try or some; what grows with its square is slow in all. */
const TRIES = 10;

/** Milliseconds of processor time. */
function timeOf(work: () => unknown): number {
	const start = process.cpuUsage();
	work();
	const { user, system } = process.cpuUsage(start);
	return (user + system) / 1000;
}

/**
 * Whether work on a megabyte takes at most ten times as long as this machine takes to parse a megabyte of JSON: a ratio,
 * for no test may depend on how fast the machine is. Tries until it does, ten times at most.
 */
export function isQuick(work: () => unknown): boolean {
	let least = Infinity;
	let parsing = Infinity;
	for (let tries = 0; tries < TRIES; tries += 1) {
		least = Math.min(least, timeOf(work));
		parsing = Math.min(
			parsing,
			timeOf(() => JSON.parse(JSON_TEXT) as unknown),
		);
		if (least <= MOST * parsing) return true;
	}
	return false;
}
