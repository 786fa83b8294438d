import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const UNIT = join(__dirname, '../unit');

/** They look at the repository, the emulator, or what runs for long, not at what a pure room answers. */
const ELSEWHERE =
	/^(emulator|provocations|run)\/|^fields\/extent|^(links|readme|floors|sources|demo|limiter|pace)\./;

/** Tests that take a second or more, with the rooms that they are about, quickest first: most mutants are killed before. */
const SLOW: Array<[name: string, ...rooms: string[]]> = [
	['fields/offered', 'models', 'request', 'vendors'],
	['listTasks', 'vendors'],
	['errors', 'request', 'vendors'],
	['refusals', 'models', 'request', 'images'],
	['documents', 'models', 'request', 'images', 'vendors'],
	['imageText', 'images'],
	['replies', 'vendors'],
	['references', 'images'],
	['images', 'images'],
	['sizes', 'models', 'request'],
];
const rank = (name: string): number => SLOW.findIndex(([slow]) => name === `${slow}.test.ts`);
const room = process.env.ROOM ?? '';
/** All of them, or those that are named. */
const named = new RegExp(process.env.TESTS ?? '');

// One file for all of them: each file would load the whole pack again for each mutant.
const names = readdirSync(UNIT, { recursive: true, encoding: 'utf8' })
	.filter((name) => name.endsWith('.test.ts') && named.test(name) && !ELSEWHERE.test(name))
	.filter((name) => rank(name) < 0 || SLOW[rank(name)]?.includes(room))
	.sort((one, other) => rank(one) - rank(other));
// eslint-disable-next-line @typescript-eslint/no-require-imports
for (const name of names) require(join(UNIT, name));
