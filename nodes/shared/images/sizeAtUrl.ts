import type { Pixels } from '../models/presets';
import type { StorageHelpers } from './binaryStore';
import type { RequestOptions } from './downloadImage';
import { HEADER_BYTES, recogniseImage } from './format';
import { readHeader, type ReadableStream } from './readHeader';
import { withinTime } from './withinTime';

/** Milliseconds: a shape is worth no longer wait, for without it the image is a square. */
const LONGEST_LOOK = 5_000;

/**
 * The size of the image at a URL, from its first bytes; undefined where they do not tell. A plain request without
 * credentials, with the user's Request Options and n8n's guard against internal addresses. Costs nothing and never
 * throws.
 */
export async function sizeAtUrl(
	helpers: Pick<StorageHelpers, 'httpRequest'>,
	url: string,
	{ proxy, skipSslCertificateValidation, timeout = LONGEST_LOOK }: RequestOptions,
	cancelSignal?: AbortSignal,
): Promise<Pixels | undefined> {
	return await withinTime(Math.min(timeout, LONGEST_LOOK), cancelSignal, async (abortSignal) => {
		let stream: ReadableStream | undefined;
		try {
			const reply = (await helpers.httpRequest({
				url,
				proxy,
				skipSslCertificateValidation,
				headers: { Range: `bytes=0-${HEADER_BYTES - 1}` },
				encoding: 'stream',
				returnFullResponse: true,
				abortSignal,
			})) as { body: ReadableStream };
			stream = reply.body;
			// A portrait's orientation can stand behind its size, so the whole start is read.
			const { header } = await readHeader(stream, HEADER_BYTES, () => false);
			const { width, height } = recogniseImage(header.subarray(0, HEADER_BYTES)) ?? {};
			return width && height ? { width, height } : undefined;
		} catch {
			return undefined;
		} finally {
			stream?.on('error', () => undefined);
			stream?.destroy();
		}
	});
}
