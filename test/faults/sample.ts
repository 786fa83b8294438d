import type { Cell } from './types';

/** What a sample has to have at least once each. */
const pairsOf = ({ vendor, fault, stage, mode }: Cell): string[] => [
	`${vendor} × ${fault.name}`,
	`${fault.name} × ${stage}`,
	`${stage} × ${mode}`,
];

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function dice(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

function shuffled(cells: readonly Cell[], seed: number): Cell[] {
	const roll = dice(seed);
	const deck = [...cells];
	for (let last = deck.length - 1; last > 0; last -= 1) {
		const other = Math.floor(roll() * (last + 1));
		[deck[last], deck[other]] = [deck[other]!, deck[last]!];
	}
	return deck;
}

/**
 * A sample that has every pair of (vendor, fault), (fault, stage) and (stage, setting) that the matrix has: of the
 * shuffled cells first those that bring three new pairs, then those that bring two, then one.
 */
export function pairwiseSample(cells: readonly Cell[], seed: number): Cell[] {
	const deck = shuffled(cells, seed);
	const covered = new Set<string>();
	const sample: Cell[] = [];
	for (const wanted of [3, 2, 1]) {
		for (const cell of deck) {
			const fresh = pairsOf(cell).filter((pair) => !covered.has(pair));
			if (fresh.length < wanted) continue;
			for (const pair of fresh) covered.add(pair);
			sample.push(cell);
		}
	}
	return sample;
}

/** How many different pairs cells have. */
export const pairsIn = (cells: readonly Cell[]): number => new Set(cells.flatMap(pairsOf)).size;
