import { millisecondsOf } from '../vendors/wire/moment';
import { isBlank, type Normalise } from './normalise';
import { trimmed } from './plainText';

/** A day, perhaps with a time of it, perhaps with its distance from UTC. */
const ISO =
	/^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?))? ?(Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * A moment as n8n's date fields, expressions and sheets write it, in milliseconds since the epoch. A time without its
 * distance from UTC is of the workflow's time zone, as n8n's date fields give it.
 */
export function asMoment(timeZone: string): Normalise {
	return (given) => {
		if (isBlank(given)) return { value: undefined };
		const value = numberOf(given);
		if (typeof value === 'number') return { value: millisecondsOf(value) };
		if (typeof value !== 'string') return { value: given };
		const text = trimmed(value);
		if (/^\d{9,16}$/.test(text)) return { value: millisecondsOf(Number(text)) };
		const [, day, time = '00:00', distance] = ISO.exec(text) ?? [];
		if (day === undefined) return { value: given };
		const local = Date.parse(`${day}T${time}${distance?.toUpperCase() ?? 'Z'}`);
		if (Number.isNaN(local)) return { value: given };
		return { value: distance ? local : local - distanceAt(local, timeZone) };
	};
}

/** Dates, and those of Luxon that expressions give, are numbers by their value. */
function numberOf(given: unknown): unknown {
	const { valueOf } = Object(given) as { valueOf?: unknown };
	return typeof given === 'object' && typeof valueOf === 'function' ? valueOf.call(given) : given;
}

/** Milliseconds by which the clocks of a time zone are before UTC when they show this time. */
function distanceAt(shown: number, timeZone: string): number {
	const atUtc = shown - distanceAfter(shown, timeZone);
	return distanceAfter(atUtc, timeZone);
}

function distanceAfter(moment: number, timeZone: string): number {
	// Swedes write dates as ISO has them.
	const format = new Intl.DateTimeFormat('sv-SE', {
		timeZone,
		dateStyle: 'short',
		timeStyle: 'medium',
	});
	const wholeSecond = Math.floor(moment / 1000) * 1000;
	return Date.parse(`${format.format(wholeSecond).replace(' ', 'T')}Z`) - wholeSecond;
}
