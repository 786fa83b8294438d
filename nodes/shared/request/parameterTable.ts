import type { z } from 'zod';
import { InvalidRequest, invalidValue, sentence, shown } from './invalidRequest';
import type { Parameter } from './parameterKinds';

type Table = Record<string, Parameter>;

/** The sentences that say what parameters take, where it is less than the table has. */
export type AllowedOf<Of extends Table> = Partial<Record<keyof Of & string, string>>;

/** What is given of a table of parameters. */
export type Parsed<Of extends Table> = { [Name in keyof Of]?: z.infer<Of[Name]['schema']> };

/**
 * The parameters as values of their own types, whatever an expression, a spreadsheet or a model gave; absent
 * ones stay absent.
 *
 * @param narrower in the place of what the table says of them
 * @throws InvalidRequest naming the parameter as the editor shows it, the value, what it was taken for and what
 * is allowed
 */
export function parsed<Of extends Table>(
	table: Of,
	request: object,
	narrower: AllowedOf<Of> = {},
): Parsed<Of> {
	const given = request as Record<string, unknown>;
	const entries = Object.entries<Parameter>(table).flatMap(([name, own]) => {
		const parameter = { ...own, allowed: narrower[name] ?? own.allowed };
		const value = name in given ? read(parameter, given[name]) : undefined;
		return value === undefined ? [] : [[name, value] as const];
	});
	return Object.fromEntries(entries) as Parsed<Of>;
}

function read({ label, allowed, normalise, schema }: Parameter, given: unknown): unknown {
	const { value, takenFor } = normalise(given);
	const result = schema.optional().safeParse(value);
	if (result.success) return result.data;
	if (takenFor === undefined) throw invalidValue(label, given, allowed);
	throw new InvalidRequest(
		`'${label}' is '${shown(given)}', taken for ${takenFor}. ${sentence(allowed)}`,
	);
}
