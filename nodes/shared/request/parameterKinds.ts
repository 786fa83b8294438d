import { z } from 'zod';
import { asChoice, asSwitch, asText, type Normalise } from './normalise';
import { asNumber } from './normaliseNumber';

/** How a parameter is read and checked, and what a refusal says. */
export interface Parameter<Schema extends z.ZodTypeAny = z.ZodTypeAny> {
	/** What the editor calls it. */
	label: string;
	/** The sentence that says what it takes. */
	allowed: string;
	normalise: Normalise;
	schema: Schema;
}

/** The choices of a parameter; `otherNames` are what the editor, sheets and models write for them besides. */
export const choice = <const Value extends string>(
	label: string,
	allowed: string,
	values: readonly [Value, ...Value[]],
	otherNames: Record<string, Value> = {},
) => ({
	label,
	allowed: `It takes ${allowed}`,
	normalise: asChoice(values, otherNames),
	schema: z.enum(values as [Value, ...Value[]]),
});

/** A switch. */
export const toggle = (label: string) => ({
	label,
	allowed: 'It takes on or off (true or false)',
	normalise: asSwitch,
	schema: z.boolean(),
});

/** Text as it is. */
export const text = (label: string, allowed: string) => ({
	label,
	allowed,
	normalise: asText,
	schema: z.string(),
});

/** A number in the schema's bounds, which may be given with its unit. */
export const number = (
	label: string,
	allowed: string,
	schema: z.ZodNumber,
	...units: string[]
) => ({
	label,
	allowed: `It takes ${allowed}`,
	normalise: asNumber(...units),
	schema,
});

/** No model makes a side nearly as long. */
const MOST_PIXELS = 100_000;

/** One side of an image, in pixels. */
export const side = (label: string) =>
	number(
		label,
		`a whole number of pixels from 1 to ${MOST_PIXELS}`,
		z.number().int().positive().max(MOST_PIXELS),
		'px',
	);
