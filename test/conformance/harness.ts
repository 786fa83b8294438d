import { expect, it } from '@jest/globals';
import type { FaultRule } from '../emulator';
import { emulator } from '../engine/emulated';
import { runNode, type NodeRun, type NodeTest } from '../engine/seedream';
import type { Subject } from './subjects';

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
