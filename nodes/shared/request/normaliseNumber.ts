import { isBlank, plainWord, unwrapping, type Normalise } from './normalise';

/** Whole numbers with their thousands divided: 1,024 and 1,048,576, not 1,5. */
const THOUSANDS = /^-?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/;
const DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/;
/** Thousands divided by blanks or apostrophes, as in 2 048 and 2'048. */
const DIVIDED = /^-?\d{1,3}([ '’]\d{3})+([.,]\d+)?$/;

/** A comma as the decimal point of half of the world, behind thousands with points or without: 0,5 and 1.234,5. */
const DECIMAL_COMMA = /^[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+),\d+$/;

/**
 * A number in a text, with or without one of the `units` behind it, such as "px". A comma before three digits
 * divides thousands, unless nothing but 0 stands before it; any other comma is a decimal point.
 */
export function asNumber(...units: string[]): Normalise {
	return unwrapping((given) => {
		if (isBlank(given)) return { value: undefined };
		if (typeof given !== 'string') return { value: given };
		const word = plainFigures(given);
		if (word === 'none') return { value: undefined };
		const unit = units.find((candidate) => word.endsWith(candidate));
		const bare = (unit ? word.slice(0, -unit.length) : word).trim();
		if (THOUSANDS.test(bare)) return { value: Number(bare.replace(/,/g, '')) };
		if (DIVIDED.test(bare)) return { value: Number(bare.replace(/[ '’]/g, '').replace(',', '.')) };
		if (DECIMAL.test(bare)) return { value: Number(bare), ...ambiguity(bare) };
		if (!DECIMAL_COMMA.test(bare)) return { value: given };
		const value = Number(bare.replace(/\./g, '').replace(',', '.'));
		return { value, takenFor: String(value) };
	});
}

/** A point before three digits divides thousands in half of the world. */
function ambiguity(bare: string): { takenFor?: string } {
	if (!/^-?\d{1,3}\.\d{3}$/.test(bare)) return {};
	return { takenFor: `${Number(bare)}; for ${bare.replace('.', '')} write it without the point` };
}

/** A text in plain characters, with the sign that keyboards have, and without the mark by which Excel makes it a text. */
const plainFigures = (given: string): string =>
	plainWord(given)
		.replace(/[\u2212\u2013]/g, '-')
		.replace(/^'/, '');

/** Nothing divides thousands behind a 0. */
const TWO_WAYS = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/;

/** An amount of money: what could be a thousand times as much where others live is not read at all. */
export const asAmount: Normalise = unwrapping((given) =>
	typeof given === 'string' && TWO_WAYS.test(plainFigures(given))
		? { value: given }
		: asNumber()(given),
);
