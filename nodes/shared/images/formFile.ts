import type { IBinaryData, IDataObject } from 'n8n-workflow';

/** What n8n's Form and Webhook put into the JSON for a file that came with a form; the file itself is in a binary field. */
interface FormFile {
	filename: string;
	mimetype: string;
	size?: number;
}

function isFormFile(value: unknown): value is FormFile {
	const { filename, mimetype } = Object(value) as Partial<FormFile>;
	return typeof filename === 'string' && typeof mimetype === 'string';
}

/**
 * The binary field that an entry of a form stands for: the one with its file name and type, of several the one that is
 * called like the entry's key, else that of its size; else the one that is called so. Files that are alike in all of that
 * are taken in turn: `used` fields are passed over. None where several could be meant: phones call every photo alike, and
 * older n8n does not tell a file's bytes.
 */
export function fieldOfFormFile(
	entry: unknown,
	json: IDataObject,
	fields: Map<string, IBinaryData>,
	used: Set<string>,
): string | undefined {
	if (!isFormFile(entry)) return undefined;
	const { filename, mimetype, size } = entry;
	const free = [...fields].filter(([name]) => !used.has(name));
	const alike = free.filter(([, file]) => file.fileName === filename && file.mimeType === mimetype);
	const named = namesFor(entry, json);
	const own = (alike.length > 0 ? alike : free).filter(([name]) => named.includes(name));
	const ofSize = (some: typeof free) => some.find(([, { bytes }]) => bytes === size);
	const isCertain = alike.length === 1 || size === undefined;
	const found = own.length > 0 ? (ofSize(own) ?? own[0]) : isCertain ? alike[0] : ofSize(alike);
	return found?.[0];
}

/** What n8n may call the binary field of an entry: its key, letters aside, with a number where the key has a list. */
function namesFor(entry: FormFile, json: IDataObject): string[] {
	return Object.entries(json).flatMap(([key, value]) => {
		const index = [value].flat().findIndex((other) => isSame(entry, other));
		if (index < 0) return [];
		const names = [key, key.replace(/\W/g, '_')];
		return [...names, ...names.flatMap((name) => [`${name}_${index}`, `${name}${index}`])];
	});
}

const isSame = (entry: FormFile, other: unknown): boolean =>
	isFormFile(other) &&
	other.filename === entry.filename &&
	other.mimetype === entry.mimetype &&
	other.size === entry.size;
