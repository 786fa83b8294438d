/** What goes back over the wire, before faults touch it. */
export interface Answer {
	status: number;
	headers: Record<string, string>;
	body: Buffer;
	/** Written in pieces of this size, for event streams. */
	chunkBytes?: number;
}

/** An answer of JSON. */
export function json(status: number, value: unknown, headers: Record<string, string> = {}): Answer {
	return {
		status,
		headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
		body: Buffer.from(JSON.stringify(value)),
	};
}

/** An answer of text in any other type. */
export function text(
	status: number,
	contentType: string,
	value: string,
	headers: Record<string, string> = {},
): Answer {
	return { status, headers: { 'content-type': contentType, ...headers }, body: Buffer.from(value) };
}

/** Ends a handler with the vendor's refusal. */
export class Refused extends Error {
	constructor(readonly answer: Answer) {
		super(`Refused with ${answer.status}: ${answer.body.toString('utf8', 0, 500)}`);
	}
}
