import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmulator, type Emulator } from '../../emulator';
import { QUICK } from '../wire';
import { asBefore } from './deliberate';
import { playSaved, type Outcome } from './play';
import { WORKFLOWS } from './workflows';

/** What 0.1.0 itself made of its workflows; README.md says how it was recorded. */
const RECORD = join(__dirname, '0.1.0.json');
const RECORDING = process.env.RECORD !== undefined;

type Outcomes = Record<string, Record<string, Outcome>>;
const recorded: Outcomes =
	RECORDING || !existsSync(RECORD) ? {} : (JSON.parse(readFileSync(RECORD, 'utf8')) as Outcomes);

let emulator: Emulator;
beforeAll(async () => {
	emulator = await startEmulator(QUICK);
});
afterEach(() => emulator.reset());
afterAll(async () => {
	await emulator.close();
	if (RECORDING) writeFileSync(RECORD, `${JSON.stringify(recorded, null, '\t')}\n`);
});

describe.each(Object.entries(WORKFLOWS))('%s, as 0.1.0 saved it', (name, { vendors }) => {
	it.each(vendors)('sends and gives the same at %s', async (vendor) => {
		const outcome = await playSaved(emulator, name, vendor);
		if (RECORDING) {
			(recorded[name] ??= {})[vendor] = outcome;
			return;
		}
		expect(asBefore(outcome)).toEqual(recorded[name]?.[vendor]);
	});
});
