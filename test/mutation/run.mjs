import { tmpdir } from 'node:os';
import { join } from 'node:path';

const {
	ROOM: room = '',
	SUITE: suite = 'units',
	SHARE: share = '1',
	SEED: seed = '1',
} = process.env;

function oneOf(name, value, allowed) {
	if (!allowed.includes(value)) throw new Error(`Set ${name} to one of ${allowed.join(', ')}.`);
	return value;
}

/** What is changed: the code of one of the pure rooms. */
export const ROOM = oneOf('ROOM', room, ['models', 'request', 'images', 'vendors']);
/** Which tests are asked. */
export const SUITE = oneOf('SUITE', suite, ['units', 'engine']);
/** How much of the mutants is tried, from 0 to 1, and which: those that the seed draws. */
export const SHARE = Number(share);
export const SEED = seed;

/** Where what a suite showed of the room is kept. */
export const reportOf = (suiteName) =>
	join(tmpdir(), `seedream-mutation-${ROOM}-${suiteName}.json`);
