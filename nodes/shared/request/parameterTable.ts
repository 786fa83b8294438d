import type { z } from 'zod';
import { InvalidRequest, invalidValue, shown } from './invalidRequest';
import type { Parameter } from './parameterKinds';

type Table = Record<string, Parameter>;

/** What is given of a table of parameters. */
export type Parsed<Of extends Table> = { [Name in keyof Of]?: z.infer<Of[Name]['schema']> };

/**
 * The parameters as values of their own types, whatever an expression, a spreadsheet or a model gave; absent
 * ones stay absent.
 *
 * @throws InvalidRequest naming the parameter as the editor shows it, the value, what it was taken for and what
 * is allowed
 */
export function parsed<Of extends Table>(table: Of, request: object): Parsed<Of> {
	const given = request as Record<string, unknown>;
	const entries = Object.entries<Parameter>(table).flatMap(([name, parameter]) => {
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
	throw new InvalidRequest(`'${label}' is '${shown(given)}', taken for ${takenFor}. ${allowed}`);
}
