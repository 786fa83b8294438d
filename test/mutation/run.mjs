import { tmpdir } from 'node:os';
import { join } from 'node:path';

const { ROOM = '', SUITE: suite = 'units', SHARE: share = '1', SEED: seed = '1' } = process.env;

function oneOf(name, value, allowed) {
	if (!allowed.includes(value)) throw new Error(`Set ${name} to one of ${allowed.join(', ')}.`);
	return value;
}

/** What is changed: the code of one of the pure rooms. */
export const room = oneOf('ROOM', ROOM, ['models', 'request', 'images', 'vendors']);
/** Which tests are asked. */
export const SUITE = oneOf('SUITE', suite, ['units', 'engine']);
/** How much of the mutants is tried, from 0 to 1, and which: those that the seed draws. */
export const SHARE = Number(share);
export const SEED = seed;

export const reportOf = (name) => join(tmpdir(), `seedream-mutation-${room}-${name}.json`);
export const REPORT_OF_UNITS = reportOf('units');
