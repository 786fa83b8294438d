import { isNothing, trimmed, unquoted, wellFormed } from './plainText';

/** A value in the form that a parameter takes, or as it came where it cannot be understood. */
export interface Normalised {
	value: unknown;
	/** What it was taken for, where that helps to see why it is refused. */
	takenFor?: string;
}

/** Reads a value as it came from the field, an expression, a spreadsheet or a model; never throws. */
export type Normalise = (given: unknown) => Normalised;

/** Absent values come as null, empty text, blanks or a word for it as often as not at all. */
export function isBlank(given: unknown): boolean {
	if (typeof given !== 'string') return given === null || given === undefined;
	const text = trimmed(given);
	return text === '' || isNothing(text);
}

/** Lists inside of lists, or objects in them, that hold one value all the same. */
const DEEPEST_WRAPPING = 3;

/** Reads what lookups, rollups and choices of databases wrap: a list of one, or an object with its `value` in words. */
export function unwrapping(read: Normalise): Normalise {
	return (given) => {
		let value = given;
		for (let depth = 0; depth < DEEPEST_WRAPPING; depth += 1) value = unwrapped(value);
		return read(value);
	};
}

function unwrapped(given: unknown): unknown {
	if (typeof given !== 'object' || given === null) return given;
	if (Array.isArray(given)) return given.length === 1 ? (given[0] as unknown) : given;
	return 'value' in given && typeof given.value === 'string' ? given.value : given;
}

/** Short text in plain characters: full-width ones as ASCII, blanks inside as one, small letters, no quotes around. */
export function plainWord(given: unknown): string {
	const text = typeof given === 'string' ? given.slice(0, LONGEST_WORD) : String(given);
	return unquoted(
		trimmed(text)
			.replace(/[,;]+$/, '')
			.normalize('NFKC'),
	)
		.replace(/\s+/g, ' ')
		.toLowerCase();
}
/** Characters: no choice, number or ratio is longer. */
const LONGEST_WORD = 100;

/**
 * What spreadsheets, forms, databases and models write for a switch; Excel exports TRUE and FALSE in its user's
 * language.
 */
const ON = words(`
	true yes y t on 1 1.0 checked enabled ✓ ✔ ☑ ✅
	wahr ja vrai oui verdadero sí si vero sì verdadeiro sim waar prawda tak sant sann sand tosi pravda doğru evet igaz
	истина да 是 真 はい 예
`);
const OFF = words(`
	false no n f off 0 0.0 unchecked disabled none ✗ ✘ ☐ ❌
	falsch nein faux non falso não onwaar nee fałsz nie falskt nej usann nei falsk epätosi nepravda yanlış hayır hamis
	ложь нет 否 假 いいえ 아니요
`);

function words(text: string): string[] {
	return text.normalize('NFKC').trim().split(/\s+/);
}

export const asSwitch = unwrapping((given) => {
	if (isBlank(given)) return { value: undefined };
	if (typeof given !== 'string' && typeof given !== 'number') return { value: given };
	const word = plainWord(given);
	if (ON.includes(word)) return { value: true };
	return { value: OFF.includes(word) ? false : given };
});

/** Text as it can be sent: numbers written out, invisible characters at the ends and halves of characters gone. */
export const asText = unwrapping((given) => {
	if (isBlank(given)) return { value: undefined };
	if (typeof given === 'number') return { value: String(given) };
	return { value: typeof given === 'string' ? trimmed(wellFormed(given)) : given };
});

/** One of several words, by itself or by another name for it, whatever its letter case and blanks. */
export function asChoice(
	values: readonly string[],
	otherNames: Readonly<Record<string, string>> = {},
): Normalise {
	const byWord = new Map([
		...Object.entries(otherNames),
		...values.map((value) => [plainWord(value), value] as const),
	]);
	return unwrapping((given) => {
		if (isBlank(given)) return { value: undefined };
		if (typeof given !== 'string' && typeof given !== 'number') return { value: given };
		const word = plainWord(given);
		return {
			value: byWord.get(word) ?? byWord.get(word.replace(/ /g, '').replace(',', '.')) ?? given,
		};
	});
}
