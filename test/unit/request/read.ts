import { parseParameters } from '../../../nodes/shared/request/parameters';

/** What a value of a parameter is read as. */
export const read = (name: string, given: unknown): unknown =>
	(parseParameters({ [name]: given }) as Record<string, unknown>)[name];
