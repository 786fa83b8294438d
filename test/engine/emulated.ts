import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import { startEmulator, type Emulator, type EmulatorOptions } from '../emulator';
import { QUICK } from './wire';

/** The emulator of the test file, once `useEmulator` was called. */
export let emulator: Emulator;

/** An emulator for the file's tests; after each of them no key may have been anywhere it must not be. */
export function useEmulator(options: EmulatorOptions = QUICK): void {
	beforeAll(async () => {
		emulator = await startEmulator(options);
	});
	afterEach(() => {
		const leaks = emulator.keyLeaks();
		emulator.reset();
		expect(leaks).toEqual([]);
	});
	afterAll(async () => await emulator.close());
}
