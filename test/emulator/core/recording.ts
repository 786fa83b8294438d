import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RecordedRequest, Stage } from '../types';

/** Faults that end a connection from our side. */
const CUTS = /^(connection-reset|download-cut-short|stream-cut|tls-record-spoiled)/;

/** Notes when the exchange is over, and whether it was the client who ended it. */
export function recordEnd(response: ServerResponse, record: RecordedRequest): void {
	response.once('close', () => {
		const { fault } = record;
		const cutByFault = fault !== undefined && CUTS.test(fault);
		record.endedAt = Date.now();
		record.clientGone = !response.writableFinished && !cutByFault;
	});
}

const LONG_TEXT = 2000;

/** Starts the record of a request; the status and the body follow when they are known. */
export function recordRequest(
	message: IncomingMessage,
	host: string,
	stage: Stage,
	keys: readonly string[],
): RecordedRequest {
	const headerText = Object.values(message.headers).flat().join('\n');
	const path = message.url ?? '/';
	return {
		stage,
		host,
		method: message.method ?? 'GET',
		path,
		headers: { ...message.headers },
		body: null,
		status: 0,
		receivedAt: Date.now(),
		clientGone: false,
		carriesKey:
			message.headers.authorization !== undefined ||
			keys.some((key) => headerText.includes(key) || path.includes(key)),
	};
}

/** The same value with long strings told by their length and hash, to keep records small. */
export function shortened(value: unknown): unknown {
	if (typeof value === 'string') {
		if (value.length <= LONG_TEXT) return value;
		const digest = createHash('sha256').update(value).digest('hex');
		return `${value.slice(0, 100)}… (${value.length} characters, sha256 ${digest})`;
	}
	if (Array.isArray(value)) return value.map(shortened);
	if (value === null || typeof value !== 'object') return value;
	return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shortened(part)]));
}
