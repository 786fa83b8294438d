import type { Vendor } from '../vendors/vendor';
import { InvalidRequest, anyOf, invalidValue } from './invalidRequest';

type Fields = Record<string, unknown>;

/**
 * Fields that a user adds to the request's body as the vendor names them: JSON text, or an object by expression.
 *
 * @returns undefined where there are none
 * @throws InvalidRequest where it is no object, or would replace what the node itself must decide
 */
export function parseExtraFields(vendor: Vendor, given: unknown): Fields | undefined {
	const fields = typeof given === 'string' ? parseText(given) : given;
	if (fields === undefined || fields === null) return undefined;
	if (typeof fields !== 'object' || Array.isArray(fields)) throw notAnObject(given);
	const names = Object.keys(fields);
	if (names.length === 0) return undefined;
	const reserved = names.filter((name) => vendor.reservedFields.includes(name));
	if (reserved.length > 0) {
		throw new InvalidRequest(
			`'Extra Fields' holds '${reserved.join("', '")}', which this node sets itself. Take it out; fields other than ${anyOf(vendor.reservedFields)} can be added for ${vendor.displayName}.`,
		);
	}
	return { ...fields };
}

function parseText(text: string): unknown {
	if (text.trim() === '') return undefined;
	try {
		return JSON.parse(text) as unknown;
	} catch {
		throw notAnObject(text);
	}
}

function notAnObject(given: unknown): InvalidRequest {
	return invalidValue(
		'Extra Fields',
		given,
		'It takes a JSON object of fields as the vendor names them, such as {"size": "2K"}',
	);
}
