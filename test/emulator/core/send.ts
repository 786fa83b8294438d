import type { ServerResponse } from 'node:http';
import type { Answer } from './answer';

/** Sends an answer as it is. */
export async function send(response: ServerResponse, answer: Answer): Promise<void> {
	if (answer.chunkBytes === undefined && answer.parts === undefined) {
		response.writeHead(answer.status, withLength(answer));
		response.end(answer.body);
		return;
	}
	response.writeHead(answer.status, answer.headers);
	await sendStream(response, answer);
	response.end();
}

/**
 * Sends the parts of a stream as they become ready, one write a turn so that the pieces really travel apart;
 * with `images`, no more after so many of them. Pieces of `chunkBytes` go across the parts' borders.
 */
export async function sendStream(
	response: ServerResponse,
	{ body, parts = [], chunkBytes }: Answer,
	images = Infinity,
): Promise<void> {
	let sent = 0;
	let seen = 0;
	const write = async (end: number) => {
		response.write(body.subarray(sent, end));
		sent = end;
		await new Promise<void>((resolve) => setImmediate(resolve));
	};
	const rest = { end: body.length, image: false, ready: async () => undefined };
	for (const part of [...parts, rest]) {
		const last = seen + Number(part.image) >= images || part === rest;
		await part.ready();
		if (part.image) seen += 1;
		const end = Math.min(part.end, body.length);
		if (chunkBytes !== undefined) while (sent + chunkBytes <= end) await write(sent + chunkBytes);
		if (sent < end && (chunkBytes === undefined || last)) await write(end);
		if (seen >= images) return;
	}
}

/** Headers that tell the length of the body. */
export function withLength(answer: Answer): Record<string, string> {
	return { ...answer.headers, 'content-length': String(answer.body.length) };
}
