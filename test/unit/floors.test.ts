import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { preProcessFile } from 'typescript';

/*
 * Docs/design.md, "Floors": what a file may import, types included, lies lower in its own tower. A room is the part
 * of a path that one of these patterns matches; rooms of one floor, as two vendors, know nothing of each other.
 */
const FLOORS: RegExp[][] = [
	[/^Seedream\w+\//],
	[/^shared\/fields\//, /^shared\/task\//],
	[/^shared\/run\//],
	[/^shared\/traffic\//],
	[/^shared\/images\//],
	[/^shared\/request\//],
	[/^shared\/vendors\/vendors\.ts$/],
	[/^shared\/vendors\/(?!(?:wire|interface)\/)\w+\//],
	[/^shared\/vendors\/wire\//],
	[/^shared\/vendors\/vendor\.ts$/],
	[/^shared\/vendors\/interface\//],
	[/^shared\/models\//],
];

/** Files below nodes/ with the files that they import. */
type Imports = Record<string, string[]>;

/** The room that a file is in, and its floor counted from the top; undefined for a file in none. */
function placeOf(file: string): { room: string; floor: number } | undefined {
	for (const [floor, rooms] of FLOORS.entries()) {
		const room = rooms.flatMap((pattern) => pattern.exec(file)?.[0] ?? [])[0];
		if (room !== undefined) return { room, floor };
	}
	return undefined;
}

/** Why an import is not allowed; undefined where it is. */
function wrongImport(file: string, imported: string): string | undefined {
	const from = placeOf(file);
	const to = placeOf(imported);
	if (!from) return `${file} is on no floor`;
	if (!to) return `${file} imports ${imported}, which is on no floor`;
	if (from.room === to.room || to.floor > from.floor) return undefined;
	if (to.floor === from.floor) return `${file} imports ${imported}, a room on its own floor`;
	return `${file} imports ${imported}, which is on a higher floor`;
}

/** Circles between files, each told once, from where it was first met. */
function circles(imports: Imports): string[] {
	const found: string[] = [];
	const done = new Set<string>();
	const walk = (file: string, path: string[]): void => {
		const start = path.indexOf(file);
		if (start >= 0) found.push([...path.slice(start), file].join(' -> '));
		if (start >= 0 || done.has(file)) return;
		for (const imported of imports[file] ?? []) walk(imported, [...path, file]);
		done.add(file);
	};
	for (const file of Object.keys(imports)) walk(file, []);
	return found;
}

function faultsOf(imports: Imports): string[] {
	const wrong = Object.entries(imports).flatMap(([file, all]) =>
		all.flatMap((imported) => wrongImport(file, imported) ?? []),
	);
	return [...wrong, ...circles(imports)];
}

const NODES = join(__dirname, '../../nodes');

/** What the pack's files import of each other, for its types too. */
function readImports(): Imports {
	const files = readdirSync(NODES, { encoding: 'utf8', recursive: true }).filter((file) =>
		file.endsWith('.ts'),
	);
	return Object.fromEntries(
		files.map((file) => {
			const { importedFiles } = preProcessFile(readFileSync(join(NODES, file), 'utf8'), true, true);
			const relative = importedFiles
				.map(({ fileName }) => fileName)
				.filter((name) => name.startsWith('.'));
			return [file, relative.map((name) => `${posix.join(dirname(file), name)}.ts`)];
		}),
	);
}

describe('the floors', () => {
	const imports = readImports();

	it('are those of every file', () => {
		const files = Object.keys(imports);
		expect(files.length).toBeGreaterThan(50);
		expect(files.filter((file) => !placeOf(file))).toEqual([]);
	});

	it('hold files that exist', () => {
		const missing = Object.values(imports)
			.flat()
			.filter((file) => !(file in imports));
		expect(missing).toEqual([]);
	});

	it('have no import that runs up, across or in a circle', () => {
		expect(faultsOf(imports)).toEqual([]);
	});
});

describe('an import that does not fit is named', () => {
	const pace = 'shared/traffic/pace.ts';
	it.each<[string, Imports, string]>([
		['up', { [pace]: ['shared/run/ledger.ts'] }, `${pace} imports shared/run/ledger.ts`],
		[
			'up from a vendor to the registry',
			{ 'shared/vendors/fal/fal.ts': ['shared/vendors/vendors.ts'] },
			'on a higher floor',
		],
		[
			'from a vendor to another',
			{ 'shared/vendors/fal/fal.ts': ['shared/vendors/kie/kie.ts'] },
			'a room on its own floor',
		],
		[
			'from a field to a task',
			{ 'shared/fields/model.ts': ['shared/task/wait.ts'] },
			'a room on its own floor',
		],
		['to nowhere', { [pace]: ['shared/helpers/misc.ts'] }, 'on no floor'],
		[
			'in a circle of three',
			{
				'shared/run/a.ts': ['shared/run/b.ts'],
				'shared/run/b.ts': ['shared/run/c.ts', pace],
				'shared/run/c.ts': ['shared/run/a.ts'],
			},
			'shared/run/a.ts -> shared/run/b.ts -> shared/run/c.ts -> shared/run/a.ts',
		],
	])('%s', (_way, imports, told) => {
		expect(faultsOf(imports).join('\n')).toContain(told);
		expect(faultsOf(imports)).toHaveLength(1);
	});

	it('in types as well', () => {
		const { importedFiles } = preProcessFile(
			"import type { A } from './a'; export type { B } from './b'; type C = import('./c').C;",
			true,
			true,
		);
		expect(importedFiles.map(({ fileName }) => fileName)).toEqual(['./a', './b', './c']);
	});
});
