export interface Spread {
	/** Milliseconds. */
	median: number;
	/** Of the logarithm: 0.25 is a vendor on one model and size. */
	deviation: number;
	/** Share of tasks that are held up. */
	heldUp: number;
	seed: number;
}

/** How much longer a task takes that is held up. */
const HOLD_UP = 3;

/** Seedream's tasks: 90 % within 12 s, one in a hundred beyond 29 s. */
export const REALISTIC: Spread = { median: 8_000, deviation: 0.25, heldUp: 0.05, seed: 5 };

/** The same spread with all times divided, so that a long run fits into a short one. */
export function scaled(spread: Spread, factor: number): Spread {
	return { ...spread, median: spread.median / factor };
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** Milliseconds that each task takes: lognormal with a long tail. */
export function taskTimes({ median, deviation, heldUp, seed }: Spread, count: number): number[] {
	const random = randomNumbers(seed);
	return Array.from({ length: count }, () => {
		const radius = Math.sqrt(-2 * Math.log(1 - random()));
		const normal = radius * Math.cos(2 * Math.PI * random());
		const held = random() < heldUp ? HOLD_UP : 1;
		return median * Math.exp(deviation * normal) * held;
	});
}

export const mean = (numbers: number[]): number =>
	numbers.reduce((sum, number) => sum + number, 0) / Math.max(numbers.length, 1);
