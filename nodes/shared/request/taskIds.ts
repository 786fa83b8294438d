import { InvalidRequest, shown } from './invalidRequest';
import { jsonIn } from './jsonText';
import { trimmed } from './plainText';

/**
 * Vendors' ids are words of letters, digits and joints, or several with slashes between them; anything with blanks,
 * steps of a path or of this length is something else.
 */
const IN_PARTS = /^(?!.*(?:^|\/)\.{0,2}(?:\/|$))[^\s?#<>{}"'[\]]{1,200}$/;
const IN_ONE = /^(?!\.{1,2}$)[^\s/?#<>{}"'[\]]{1,200}$/;
/** Lists deeper than this hold no ids. */
const DEEPEST = 10;
/** Entries of one text; the tasks of a day at a busy account are fewer. */
const MOST_ENTRIES = 10_000;
/** How errors of this pack name a task; people write several behind it, up to the end of the line. */
const IN_MESSAGE =
	/\bTask ID: (?:([^\s,;|]+(?:[,;|][ \t]*(?=[^\s,;|]*\d)[^\s,;|]+)*)$|([^\s,;]+?)\.?(?=[\s,;]|$))/gm;

/**
 * The task ids that 'Task ID' holds, in the order given, each once: one, or several as a list, as text with
 * commas, semicolons or line ends between them, or as JSON text; also items of this pack, and their errors.
 *
 * @param haveParts whether the vendor's ids have parts with slashes between them
 * @throws InvalidRequest
 */
export function taskIdsOf(given: unknown, haveParts = false): string[] {
	const form = haveParts ? IN_PARTS : IN_ONE;
	const ids = entriesOf(given, 0).map((entry) => {
		if (form.test(entry)) return entry;
		throw noTaskId(entry);
	});
	if (ids.length > 0) return [...new Set(ids)];
	throw new InvalidRequest(
		"'Task ID' is empty. Enter the taskId that Generate, Edit or Compose gave, or several as a list.",
	);
}

function entriesOf(given: unknown, depth: number): string[] {
	if (given === null || given === undefined) return [];
	if (depth > DEEPEST) {
		throw new InvalidRequest(
			"'Task ID' is a list inside too many lists. Give one list of task IDs.",
		);
	}
	if (Array.isArray(given)) return given.flatMap((entry) => entriesOf(entry, depth + 1));
	if (typeof given === 'object') {
		const ids = idsWithin(given, depth);
		if (ids.length > 0) return ids;
		throw noTaskId(given);
	}
	if (typeof given === 'number') return [String(given)];
	if (typeof given !== 'string') throw noTaskId(given);
	const text = trimmed(given);
	const list = jsonIn(text);
	if (list !== undefined) return entriesOf(list, depth + 1);
	const named = idsInMessage(text);
	return named.length > 0 ? named : idsBetween(text);
}

/** The ids of an item of this pack, or of the error of one, however it is wrapped: its own, else those that its texts name. */
function idsWithin(value: unknown, depth: number): string[] {
	if (typeof value === 'string') return idsInMessage(value);
	if (typeof value !== 'object' || value === null || depth > DEEPEST) return [];
	const { taskId, task_id: id = taskId } = value as Record<string, unknown>;
	if (id !== undefined && id !== null) return entriesOf(id, depth + 1);
	return Object.values(value).flatMap((inner) => idsWithin(inner, depth + 1));
}

const idsInMessage = (text: string): string[] =>
	[...text.matchAll(IN_MESSAGE)].flatMap(([, several, one = '']) =>
		idsBetween(several ?? one).map((id) => id.replace(/\.$/, '')),
	);

/** What separators divide in a text. */
function idsBetween(text: string): string[] {
	const entries = text.split(/[,;|\r\n][,;|\s]*/, MOST_ENTRIES + 1);
	if (entries.length > MOST_ENTRIES) {
		throw new InvalidRequest(
			`'Task ID' has more than ${MOST_ENTRIES} entries. Give them in several items.`,
		);
	}
	return entries.map((entry) => unquoted(trimmed(entry))).filter((entry) => entry !== '');
}

const noTaskId = (given: unknown): InvalidRequest =>
	new InvalidRequest(
		`'Task ID' holds '${shown(given)}', which is not a task ID. It takes the taskId of an item, or a list of them.`,
	);

const unquoted = (entry: string): string => entry.replace(/^(["'`])(.*)\1$/, '$2');
