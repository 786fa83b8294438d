import fc, { SEED } from '../properties';

process.stdout.write(`Fuzz seed: SEEDREAM_FUZZ_SEED=${SEED}\n`);

/** Checks a property on so many cases. */
export function assertOn<Case>(
	cases: number,
	arbitrary: fc.Arbitrary<Case>,
	check: (one: Case) => void,
): void {
	const property = fc.property(arbitrary, (one) => check(one));
	fc.assert(property, { numRuns: cases, endOnFailure: false });
}

/** So many cases of a kind, the same for the same seed. */
export const sampleOf = <Case>(arbitrary: fc.Arbitrary<Case>, cases: number): Case[] =>
	fc.sample(arbitrary, cases);
