import type { Money } from '../vendors/vendor';

/** Amounts are told to millionths: vendors' prices have up to five decimals, and shares of them one more. */
const PRECISION = 1e6;

/** An amount in whole millionths, which add up without what floating point loses. */
const millionths = (amount: number): number => Math.round(amount * PRECISION);

/** The sum of amounts of one currency, exact to six decimals. */
export function sumOf(amounts: readonly number[]): number {
	return amounts.reduce((sum, amount) => sum + millionths(amount), 0) / PRECISION;
}

/** An amount `times` over, exact to six decimals. */
export function product(amount: number, times: number): number {
	return millionths(amount * times) / PRECISION;
}

/** An amount in `count` equal parts, as far as millionths go: what is left over is in the first of them. */
export function sharesOf(amount: number, count: number): number[] {
	const whole = millionths(amount);
	const each = Math.floor(whole / count);
	return Array.from(
		{ length: count },
		(_, index) => (each + (index < whole - each * count ? 1 : 0)) / PRECISION,
	);
}

/** An amount as messages say it: "0.14 USD". */
export const writtenMoney = ({ amount, currency }: Money): string =>
	`${Number(amount.toFixed(6))} ${currency}`;
