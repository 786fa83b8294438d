import { safeFileName } from './fileName';

/** One item of a run, as far as the names of its files go. */
export interface FileOwner {
	/** The user's name, without an extension. */
	fileName?: string;
	/** How files without a name begin; absent in node version 1, which names them by the task alone. */
	stem?: string;
	/** Whether its task can give several files, which are numbered. */
	isSeries: boolean;
}

/** How the files of one task are numbered: `name-0`, as node version 1 does, or `name-1`, `name-01` from ten on. */
export type Numbering = 'fromZero' | 'fromOne';

/**
 * A name for every item of a run, no two alike, decided in item order alone: the same for every attempt of Retry
 * On Fail, whichever task ends first. The second of a name gets ` (2)`, as file managers do. Names that differ in
 * letter case only are one name: to many file systems they are.
 *
 * @param run stands in the names of items without one, so that runs do not overwrite each other's files
 */
export function baseNames(owners: readonly FileOwner[], run: string): string[] {
	const taken = new TakenNames();
	return owners.map(({ fileName, stem = 'seedream', isSeries }, item) => {
		const wanted = safeFileName(fileName ?? `${stem}-${run}-${item + 1}`);
		for (let copy = 1; ; copy += 1) {
			const name = copy === 1 ? wanted : `${wanted} (${copy})`;
			if (taken.take(name, isSeries)) return name;
		}
	});
}

/** Characters of a task's ID that tell two pictures of one prompt apart. */
const OF_TASK_ID = 8;

/** What the files of a task without a name of the user's are called. */
export function nameOfTask(taskId: string, stem?: string): string {
	if (stem === undefined) return safeFileName(`seedream-${taskId}`);
	return safeFileName(`${stem}-${taskId.replace(/[^A-Za-z0-9]/g, '').slice(-OF_TASK_ID)}`);
}

/** The name of one file of a task, without extension. */
export function numberedName(
	base: string,
	{ index, count }: { index: number; count: number },
	numbering: Numbering,
): string {
	if (count < 2) return base;
	if (numbering === 'fromZero') return `${base}-${index}`;
	return `${base}-${String(index + 1).padStart(String(count).length, '0')}`;
}

/** Names in use; a series uses those with a number behind its own, too. */
class TakenNames {
	private readonly names = new Set<string>();
	private readonly series = new Set<string>();
	/** What stands before the number of names that end in one. */
	private readonly stems = new Set<string>();

	/** Takes a name, unless it is taken. */
	take(name: string, isSeries: boolean): boolean {
		const folded = name.normalize('NFC').toLowerCase();
		const stem = folded.replace(/-\d+$/, '');
		const isNumbered = stem !== folded;
		if (this.names.has(folded) || (isNumbered && this.series.has(stem))) return false;
		if (isSeries && this.stems.has(folded)) return false;
		this.names.add(folded);
		if (isNumbered) this.stems.add(stem);
		if (isSeries) this.series.add(folded);
		return true;
	}
}
