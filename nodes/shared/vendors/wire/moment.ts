/** Milliseconds since the epoch are more than this since 1973, seconds less until the year 5138. */
const FIRST_MILLISECONDS = 100_000_000_000;
/** A time since the epoch in milliseconds, told in these or in seconds. */
export const millisecondsOf = (number: number): number =>
	Math.abs(number) < FIRST_MILLISECONDS ? number * 1000 : number;

/** Milliseconds since the epoch after which a date has no form. */
const END_OF_TIME = 8.64e15;

/** Whether milliseconds since the epoch are a moment that can be written down. */
export const hasDate = (milliseconds: number): boolean =>
	milliseconds > 0 && milliseconds <= END_OF_TIME;

/**
 * When a vendor says that something was made, in milliseconds since the epoch: told in seconds, in milliseconds or as
 * ISO has it. 0 where it is not told: the thing is there all the same.
 */
export function momentIn(told: unknown): number {
	if (typeof told !== 'number' && typeof told !== 'string') return 0;
	const number = Number(told);
	if (Number.isNaN(number)) return Date.parse(String(told)) || 0;
	const milliseconds = millisecondsOf(number);
	return hasDate(milliseconds) ? milliseconds : 0;
}
