import fc from 'fast-check';

/** The seed of every property: the same each time, as a commit passes or does not; SEEDREAM_FUZZ_SEED gives another. */
export const SEED = Number(process.env.SEEDREAM_FUZZ_SEED ?? 1);
fc.configureGlobal({ seed: SEED });

export default fc;
