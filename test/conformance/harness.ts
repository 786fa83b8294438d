import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { startEmulator, type Emulator, type EmulatorOptions, type FaultRule } from '../emulator';
import { runNode, type NodeRun, type NodeTest } from '../engine/seedream';
import { QUICK } from '../engine/wire';
import type { Subject } from './subjects';

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

/** Runs a node of the pack on the subject, in the real engine; its key must be in nothing that n8n keeps of the run. */
export async function run(
	{ name }: Subject,
	node: string,
	test: Omit<NodeTest, 'node' | 'vendor'> = {},
): Promise<NodeRun> {
	const done = await runNode(emulator, { node, vendor: name, ...test });
	const { items, errorItems, error } = done;
	const kept = JSON.stringify([items, errorItems, error?.message, error?.description, error]);
	expect(kept).not.toContain(emulator[name].apiKey);
	return done;
}

/** Scripts a fault at the subject's border. */
export const inject = ({ name }: Subject, rule: object): void =>
	emulator.inject({ vendor: name, ...rule } as FaultRule);

/** A test for each of what a vendor has, which may be nothing. */
export function forEachOf<Case>(
	cases: readonly Case[],
	name: string,
	test: (one: Case) => Promise<void>,
): void {
	if (cases.length > 0) it.each(cases.map((one) => [one] as [Case]))(name, test);
}
