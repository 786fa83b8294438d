/**
 * What a user entered cannot be sent. Thrown before anything is paid (docs/design.md, money rule 8); the message
 * names the parameter as the editor shows it, the value given and what is allowed.
 */
export class InvalidRequest extends Error {
	constructor(
		message: string,
		readonly advice?: string,
	) {
		super(message);
		this.name = 'InvalidRequest';
	}
}

/** A value as an error may show it: short, on one line. */
export function shown(value: unknown): string {
	// JSON has no word for what a calculation without a result gives.
	const plain = typeof value === 'string' || typeof value === 'number';
	const text = plain ? String(value) : (JSON.stringify(value) ?? String(value));
	const oneLine = text.replace(/\s+/g, ' ');
	return oneLine.length > 80 ? `${oneLine.slice(0, 77)}...` : oneLine;
}

/** "A, B or C". */
export function anyOf(values: readonly (string | number)[]): string {
	if (values.length < 2) return values.join('');
	return `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}

/** With a full stop, where it has none. */
export const sentence = (words: string): string => words.replace(/[^.]$/, '$&.');

/** The sentences of every refused value: `'Seed' is '-5'. It takes ….` */
export function invalidValue(parameter: string, given: unknown, allowed: string): InvalidRequest {
	return new InvalidRequest(`'${parameter}' is '${shown(given)}'. ${sentence(allowed)}`);
}
