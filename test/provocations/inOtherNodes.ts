import { EVERY_PROVOCATION } from './everyProvocation';
import { PHOTO } from './files';
import type { Entered, Provocation } from './provocation';

/** The same parameters, and others. */
const withOthers = (
	{ parameters = {} }: Provocation,
	others: Entered,
): Provocation['parameters'] =>
	typeof parameters === 'function'
		? (setting) => ({ ...parameters(setting), ...others })
		: { ...parameters, ...others };

/**
 * What Generate refuses, entered in the other nodes: the sentences are the same, so the page has them once, but the
 * screens differ.
 */
export const IN_OTHER_NODES: readonly Provocation[] = EVERY_PROVOCATION.filter(
	({ node, field }) => node === 'seedreamGenerate' && field !== 'Model',
).flatMap((row): Provocation[] => [
	{ ...row, node: 'seedreamEdit' },
	{ ...row, node: 'seedreamCompose', files: { data: PHOTO, other: PHOTO } },
	...(typeof row.parameters === 'function'
		? []
		: [
				{
					...row,
					node: 'seedreamEdit' as const,
					parameters: withOthers(row, { operation: 'decomposeLayers' }),
				},
			]),
]);
