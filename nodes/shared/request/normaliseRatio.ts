import { ASPECT_RATIOS, type AspectRatio } from '../models/presets';
import { ratioOf } from './presetSizes';
import { asChoice, isBlank, plainWord, unwrapping, type Normalised } from './normalise';

/** Other words for the two choices that are no pair of numbers. */
const WORDS = {
	automatic: 'auto',
	default: 'auto',
	adaptive: 'auto',
	original: 'auto',
	match_input_image: 'auto',
	square: '1:1',
};
const asWord = asChoice([...ASPECT_RATIOS, 'auto'], WORDS);

/** Two numbers with the signs between them that people use for a ratio or a size. */
const PAIR = /^(\d{1,5}) ?(?:[:x×*/∶_–-]|by|to) ?(\d{1,5})(?: ?(?:px|pixels))?$/;
/** A spreadsheet takes 16:9 for a time of day and shows 16:09, 16:09:00 or 4:09:00 PM. */
const TIME = /^(\d{1,2}):(\d{2})(?::00)?(?: ?([ap])\.?m\.?)?$/;
/** The same as a date, as Excel's and Google's APIs give it: days are counted from the end of 1899. */
const DATED = /^1899-12-3[01]t(\d{2}):(\d{2}):00/;
/** What 16:9 (Landscape), landscape_16_9 and Landscape (16:9) say besides the ratio. */
const REMARKS =
	/(?<!\p{L})(landscape|portrait|square|widescreen|vertical|horizontal|(?:ultra)?(?:wide|tall))(?!\p{L})/gu;
const STANDING = /portrait|vertical|tall/;
const LYING = /landscape|horizontal|wide/;
const MINUTES_A_DAY = 24 * 60;

/**
 * An aspect ratio in the ways that people and spreadsheets write it: 16x9, 16/9, ' 16 : 9 ', 1920x1080 (reduced,
 * where it is exactly one of the ratios), and the times that a spreadsheet makes of it.
 */
export const asRatio = unwrapping((given) => {
	if (isBlank(given)) return { value: undefined };
	const word = asWord(given);
	if (word.value !== given || typeof given === 'object') return word;
	if (typeof given === 'number') return dayFraction(given);
	const whole = plainWord(given);
	const text = whole.replace(REMARKS, '').replace(/^[ _()]+|[ _()]+$/g, '');
	const figures = inFigures(text, given);
	const ratio = figures.value;
	if (!isRatio(ratio) || !contradicts(whole, ratio)) return figures;
	const turned = ratio.split(':').reverse().join(':');
	return { value: given, takenFor: `${ratio} or ${turned}, which is unclear` };
});

/** The ratio in a text without remarks: a share of a day, a time of day, or a pair of numbers. */
function inFigures(text: string, given: unknown): Normalised {
	if (/^0\.\d{5,}$/.test(text)) return dayFraction(Number(text));
	const [, hours, minutes, half] = TIME.exec(text) ?? [];
	if (hours !== undefined && minutes !== undefined) {
		const time = inNumbers(hourOf(Number(hours), half), Number(minutes), given);
		return isRatio(time.value) || half ? time : inNumbers(Number(hours), Number(minutes), given);
	}
	const [, width, height] = PAIR.exec(text) ?? DATED.exec(text) ?? [];
	if (width === undefined || height === undefined) return { value: given };
	return inNumbers(Number(width), Number(height), given);
}

/** Whether a text calls a ratio lying that stands, or the other way round. */
function contradicts(text: string, ratio: AspectRatio): boolean {
	const shape = ratioOf(ratio);
	return shape !== 1 && (shape < 1 ? LYING : STANDING).test(text);
}

const isRatio = (value: unknown): value is AspectRatio =>
	ASPECT_RATIOS.some((ratio) => ratio === value);

const hourOf = (hours: number, half: string | undefined): number =>
	half === undefined ? hours : (hours % 12) + (half === 'p' ? 12 : 0);

/** 16:9 as a time of day is 969 minutes: 0.672916… of a day. */
function dayFraction(given: number): Normalised {
	const minutes = given * MINUTES_A_DAY;
	const whole = Math.round(minutes);
	// Half a millionth of a day, as sheets show six digits and more.
	if (given <= 0 || given >= 1 || Math.abs(minutes - whole) > 0.001) return { value: given };
	const time = inNumbers(Math.floor(whole / 60), whole % 60, given);
	return isRatio(time.value) ? time : { value: given };
}

/** One of the ratios, where two numbers are exactly that. */
function inNumbers(width: number, height: number, given: unknown): Normalised {
	const divisor = commonDivisor(width, height);
	if (divisor === 0) return { value: given };
	const reduced = `${width / divisor}:${height / divisor}`;
	const known = ASPECT_RATIOS.find((ratio) => sameRatio(ratio, width, height));
	if (known) return { value: known };
	return reduced === given ? { value: given } : { value: given, takenFor: reduced };
}

/** 21:9 is 7:3, so it is the products that are compared. */
function sameRatio(ratio: string, width: number, height: number): boolean {
	const [wide = 0, high = 0] = ratio.split(':').map(Number);
	return wide * height === high * width;
}

const commonDivisor = (one: number, other: number): number =>
	other === 0 ? one : commonDivisor(other, one % other);
