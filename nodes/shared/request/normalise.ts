import { trimmed, wellFormed } from './plainText';

/** A value in the form that a parameter takes, or as it came where it cannot be understood. */
export interface Normalised {
	value: unknown;
	/** What it was taken for, where that helps to see why it is refused. */
	takenFor?: string;
}

/** Reads a value as it came from the field, an expression, a spreadsheet or a model; never throws. */
export type Normalise = (given: unknown) => Normalised;

/** Absent values come as null, empty text or blanks as often as not at all. */
export function isBlank(given: unknown): boolean {
	return (
		given === null || given === undefined || (typeof given === 'string' && trimmed(given) === '')
	);
}

/** Short text in plain characters: full-width ones as ASCII, blanks inside as one, small letters, no quotes around. */
export function plainWord(given: unknown): string {
	const text = typeof given === 'string' ? given.slice(0, LONGEST_WORD) : String(given);
	return trimmed(text.normalize('NFKC'))
		.replace(/^(["'])(.*)\1$/, '$2')
		.replace(/\s+/g, ' ')
		.toLowerCase();
}
/** Characters: no choice, number or ratio is longer. */
const LONGEST_WORD = 100;

/** What spreadsheets, forms and models write for a switch; Excel exports TRUE and FALSE in its user's language. */
const ON = ['true', 'yes', 'y', 'on', '1', 'checked', 'wahr', 'vrai', 'verdadero', 'vero'];
const OFF = ['false', 'no', 'n', 'off', '0', 'unchecked', 'falsch', 'faux', 'falso'];

export const asSwitch: Normalise = (given) => {
	if (isBlank(given)) return { value: undefined };
	if (typeof given !== 'string' && typeof given !== 'number') return { value: given };
	const word = plainWord(given);
	if (ON.includes(word)) return { value: true };
	return { value: OFF.includes(word) ? false : given };
};

/** Text as it can be sent: numbers written out, invisible characters at the ends and halves of characters gone. */
export const asText: Normalise = (given) => {
	if (isBlank(given)) return { value: undefined };
	if (typeof given === 'number') return { value: String(given) };
	return { value: typeof given === 'string' ? trimmed(wellFormed(given)) : given };
};

/** One of several words, by itself or by another name for it, whatever its letter case and blanks. */
export function asChoice(
	values: readonly string[],
	otherNames: Readonly<Record<string, string>> = {},
): Normalise {
	const byWord = new Map(values.map((value) => [plainWord(value), value]));
	return (given) => {
		if (isBlank(given)) return { value: undefined };
		if (typeof given !== 'string' && typeof given !== 'number') return { value: given };
		const word = plainWord(given);
		const value =
			byWord.get(word) ?? byWord.get(word.replace(/ /g, '')) ?? ownValue(otherNames, word);
		return { value: value ?? given };
	};
}

const ownValue = (record: Readonly<Record<string, string>>, key: string): string | undefined =>
	Object.prototype.hasOwnProperty.call(record, key) ? record[key] : undefined;
