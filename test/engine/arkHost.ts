import { afterAll, afterEach, beforeAll, describe } from '@jest/globals';
import type { FamilyName } from '../../nodes/shared/models/families';
import { startEmulator, type Emulator } from '../emulator';
import { testBodies } from './arkBodies';
import { testRefusals } from './arkRefusals';
import { testStreams } from './arkStreams';
import type { VendorName } from './seedream';
import { QUICK } from './wire';

/** A host that speaks ByteDance's own wire; its facts are stated in a test of its name. */
type ArkHostName = Extract<VendorName, 'bytePlus' | 'volcengine'>;

/** What a host's own test states of it. */
export interface ArkFacts {
	/** As replies and submissions name each family. */
	ids: Partial<Record<FamilyName, string>>;
	/** Pages of its console that messages name. */
	pages: { keys: string; models: string };
}

export interface ArkHostTest extends ArkFacts {
	vendor: ArkHostName;
	emulator(): Emulator;
}

/** Everything that holds at every host of ByteDance's own, with the ids and pages of one. */
export function testArkHost(vendor: ArkHostName, facts: ArkFacts): void {
	let started: Emulator | undefined;
	const emulator = (): Emulator => {
		if (!started) throw new Error('The emulator is not started yet');
		return started;
	};
	beforeAll(async () => {
		started = await startEmulator(QUICK);
	});
	afterEach(() => emulator().reset());
	afterAll(async () => await emulator().close());

	describe(`the nodes at ${vendor}`, () => {
		const test: ArkHostTest = { ...facts, vendor, emulator };
		testBodies(test);
		testRefusals(test);
		testStreams(test);
	});
}
