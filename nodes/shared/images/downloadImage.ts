import type { IHttpRequestOptions } from 'n8n-workflow';
import { isHttpUrl } from '../request/httpUrl';
import {
	intoStore,
	isStorageFault,
	notStored,
	type StorageHelpers,
	type StoredImage,
} from './binaryStore';
import { DownloadRefused } from './downloadRefused';
import { EndWatcher } from './endWatcher';
import { HEADER_BYTES, recogniseImage } from './format';
import { readHeader, type ReadableStream } from './readHeader';
import { withinTime } from './withinTime';

/** Bytes: downloads end here (docs/design.md, "Settled details"). */
const MOST_BYTES = 200 * 1024 * 1024;
/** Milliseconds for one download; 25 MB take 4 minutes at 100 kB/s. */
const LONGEST_DOWNLOAD = 300_000;
const MOST_REDIRECTS = 5;

/** What the user set under Request Options; it holds for every request of the node. */
export interface RequestOptions {
	proxy?: IHttpRequestOptions['proxy'];
	skipSslCertificateValidation?: boolean;
	/** Milliseconds. */
	timeout?: number;
}

interface Download {
	statusCode: number;
	headers: Record<string, unknown>;
	body: ReadableStream;
}

/**
 * Streams a finished image from its URL into n8n's binary store, without credentials. MIME type and extension
 * come from the bytes.
 *
 * @param baseName the file's name without extension
 * @throws DownloadRefused
 */
export async function downloadImage(
	helpers: StorageHelpers,
	url: string,
	baseName: string,
	{ proxy, skipSslCertificateValidation, timeout }: RequestOptions,
	cancelSignal?: AbortSignal,
): Promise<StoredImage> {
	if (!isHttpUrl(url))
		throw new DownloadRefused(`its address is not http(s): ${url.slice(0, 100)}`, false);
	const limit = Math.min(timeout ?? Infinity, LONGEST_DOWNLOAD);
	return await withinTime(limit, cancelSignal, async (abortSignal) => {
		let stream: ReadableStream | undefined;
		let excess = false;
		try {
			const download = (await helpers.httpRequest({
				url,
				proxy,
				skipSslCertificateValidation,
				encoding: 'stream',
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				maxRedirects: MOST_REDIRECTS,
				abortSignal,
			})) as Download;
			stream = download.body;
			checkStatus(download);
			const { header, rest } = await readHeader(stream, HEADER_BYTES, (bytes) => {
				return recogniseImage(bytes)?.width !== undefined;
			});
			const format = recogniseImage(header);
			if (!format || format.name === 'pdf') {
				const empty = header.length === 0;
				throw new DownloadRefused(empty ? 'the file is empty' : 'the file is not an image', empty);
			}
			const end = new EndWatcher(format);
			if (!rest) end.watch(header);
			// `on` would start the flow before the store listens; `prependListener` only watches.
			rest?.prependListener('data', (chunk: Buffer) => {
				end.watch(chunk);
				if (end.bytes <= MOST_BYTES) return;
				excess = true;
				rest.destroy(new Error('too large'));
			});
			const binary = await intoStore(helpers, rest ?? header, baseName, format);
			if (!end.complete) throw new DownloadRefused('the file was cut short', true);
			return { binary, format, bytes: end.bytes };
		} catch (error) {
			stream?.destroy();
			throw refusalOf(error, excess, abortSignal);
		}
	});
}

/** Statuses that may pass; anything else stays as it is. */
const TRANSIENT_STATUSES = [408, 425, 429, 500, 502, 503, 504];

function checkStatus({ statusCode, headers }: Download): void {
	if (statusCode !== 200) {
		const expired = [401, 403, 404, 410].includes(statusCode) ? ', the link may have expired' : '';
		const transient = TRANSIENT_STATUSES.includes(statusCode);
		throw new DownloadRefused(`the download answered with HTTP ${statusCode}${expired}`, transient);
	}
	if (Number(headers['content-length']) > MOST_BYTES) throw tooLarge();
}

function tooLarge(): DownloadRefused {
	return new DownloadRefused(`the file is larger than ${MOST_BYTES / (1024 * 1024)} MB`, false);
}

function refusalOf(error: unknown, excess: boolean, signal: AbortSignal): DownloadRefused {
	if (error instanceof DownloadRefused) return error;
	if (excess) return tooLarge();
	if (isStorageFault(error)) return notStored(error);
	const reason = signal.aborted ? 'the download took too long' : 'the download was interrupted';
	return new DownloadRefused(reason, !signal.aborted);
}
