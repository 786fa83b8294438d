/** A piece of an event stream. */
export interface StreamPart {
	/** Where it ends in the body. */
	end: number;
	/** Whether it tells of an image, drawn or refused. */
	image: boolean;
	/** Resolves when the vendor has it to give. */
	ready(): Promise<void>;
}

/** What goes back over the wire, before faults touch it. */
export interface Answer {
	status: number;
	headers: Record<string, string>;
	body: Buffer;
	/** Written in pieces of this size, for event streams. */
	chunkBytes?: number;
	/** The parts of an event stream, in order; each goes out when it is ready. */
	parts?: StreamPart[];
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

/** The answer with its JSON object changed; as it is, where it holds none. */
export function changed(
	answer: Answer,
	change: (body: Record<string, unknown>) => Record<string, unknown>,
): Answer {
	let body: unknown;
	try {
		body = JSON.parse(answer.body.toString('utf8'));
	} catch {
		return answer;
	}
	if (body === null || typeof body !== 'object' || Array.isArray(body)) return answer;
	return {
		...answer,
		body: Buffer.from(JSON.stringify(change(body as Record<string, unknown>))),
	};
}

/** Ends a handler with the vendor's refusal. */
export class Refused extends Error {
	constructor(readonly answer: Answer) {
		super(`Refused with ${answer.status}: ${answer.body.toString('utf8', 0, 500)}`);
	}
}
