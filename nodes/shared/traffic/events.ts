import type { ReadableStream } from '../images/readHeader';
import type { Reply } from '../vendors/vendor';

/** Bytes: a reply of events is text with addresses, or with images at most. */
const MOST_BYTES = 400 * 1024 * 1024;

/**
 * Reads a streamed reply to its end, or to where it breaks off: what came by then is paid for. A reply that n8n has
 * read already comes back as it is; one that turns out to be JSON is parsed, for a server may not stream after all.
 *
 * @param timeout milliseconds that are left for the whole
 */
export async function readEvents(
	reply: Reply,
	timeout: number,
	abortSignal?: AbortSignal,
): Promise<Reply> {
	const stream = reply.body as ReadableStream | undefined;
	if (typeof stream?.on !== 'function') return reply;
	const limit = AbortSignal.timeout(Math.max(1, Math.ceil(timeout)));
	const end = abortSignal ? AbortSignal.any([limit, abortSignal]) : limit;
	const stop = (): void => void stream.destroy(new Error('the events took too long'));
	end.addEventListener('abort', stop);
	const chunks: Buffer[] = [];
	let bytes = 0;
	let cutShort = false;
	try {
		for await (const chunk of stream) {
			chunks.push(Buffer.from(chunk as Buffer));
			bytes += chunks.at(-1)?.length ?? 0;
			if (bytes > MOST_BYTES) throw new Error('the events are too many');
		}
	} catch (error) {
		if (bytes === 0) throw error as Error;
		cutShort = true;
	} finally {
		end.removeEventListener('abort', stop);
	}
	const text = Buffer.concat(chunks).toString('utf8');
	return { ...reply, body: parsed(text), ...(cutShort && { cutShort }) };
}

function parsed(text: string): unknown {
	if (!/^\s*[{[]/.test(text)) return text;
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
