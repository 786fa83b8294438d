/** A number that the project set itself, beside what was measured. */
export interface Target {
	what: string;
	measured: number;
	/** Met when at least, or at most, this. */
	atLeast?: number;
	atMost?: number;
	unit: string;
}

/** Something that holds whatever the machine's speed. */
export interface Check {
	what: string;
	holds: boolean;
}

export interface Table {
	title: string;
	rows: Array<Record<string, string | number>>;
}

export interface Measure {
	/** Names its files. */
	name: string;
	title: string;
	tables: Table[];
	targets: Target[];
	checks: Check[];
	/** SVG. */
	plot: string;
	/** How to read the tables. */
	notes: string[];
}

/** Runs one measure; a quick one checks correctness and says nothing of times. */
export type Measuring = (quick: boolean) => Promise<Measure>;

export const isMet = ({ measured, atLeast, atMost }: Target): boolean =>
	measured >= (atLeast ?? -Infinity) && measured <= (atMost ?? Infinity);

export const rounded = (number: number, digits = 2): number => Number(number.toFixed(digits));
