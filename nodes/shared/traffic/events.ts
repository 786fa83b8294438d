import type { ReadableStream } from '../images/readHeader';
import { withinTime } from '../images/withinTime';
import type { Reply } from '../vendors/vendor';

/** Bytes: a reply of events is text with addresses, or with images at most. */
const MOST_BYTES = 400 * 1024 * 1024;

/** What came of a stream, to its end or to where it broke off. */
interface Received {
	text: string;
	/** Why it broke off. */
	broken?: Error;
}

/**
 * Reads a streamed reply to its end, or to where it breaks off: what came by then is paid for. A reply that n8n has
 * read already comes back as it is; one that turns out to be JSON is parsed, for a server may not stream after all.
 *
 * @param timeout milliseconds that are left for the whole
 * @throws why the stream broke off, where nothing came before
 */
export async function readEvents(
	reply: Reply,
	timeout: number,
	abortSignal?: AbortSignal,
): Promise<Reply> {
	const stream = reply.body as ReadableStream | undefined;
	if (typeof stream?.on !== 'function') return reply;
	const { text, broken } = await withinTime(Math.max(1, timeout), abortSignal, async (end) => {
		return await receive(stream, end);
	});
	if (broken && text === '') throw broken;
	return { ...reply, body: parsed(text) };
}

/**
 * By events and not by `for await`: that one waits, after a stream is destroyed, until its connection is closed,
 * which a silent one is not for long.
 */
async function receive(stream: ReadableStream, end: AbortSignal): Promise<Received> {
	const chunks: Buffer[] = [];
	let bytes = 0;
	return await new Promise((resolve) => {
		const finish = (broken?: Error): void => {
			end.removeEventListener('abort', tooLate);
			resolve({ text: Buffer.concat(chunks).toString('utf8'), broken });
			// A later error of a stream that nobody reads any more is nobody's.
			stream.on('error', () => undefined).destroy();
		};
		const tooLate = (): void => finish(new Error('the events took too long'));
		end.addEventListener('abort', tooLate);
		stream.on('data', (chunk: Buffer | string) => {
			chunks.push(Buffer.from(chunk as Buffer));
			bytes += chunks.at(-1)?.length ?? 0;
			if (bytes > MOST_BYTES) finish(new Error('the events are too many'));
		});
		stream.once('end', () => finish());
		stream.once('error', finish);
		stream.once('close', () => finish(new Error('the connection was closed early')));
		if (end.aborted) tooLate();
	});
}

function parsed(text: string): unknown {
	if (!/^\s*[{[]/.test(text)) return text;
	try {
		// Without the byte-order mark that some servers begin with.
		return JSON.parse(text.trim());
	} catch {
		return text;
	}
}
