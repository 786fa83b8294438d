import { createHash } from 'node:crypto';
import type { IExecuteSingleFunctions } from 'n8n-workflow';
import type { InlineImages } from '../images/inlineImages';
import { inspectReference, readReference } from '../images/readReference';
import type { ReferenceSource } from '../images/referenceSources';
import { sizeAtUrl } from '../images/urlShape';
import type { Pixels } from '../models/presets';
import { checkReference, type ReferenceRules } from '../request/referenceLimits';
import type { UploadFile, Uploads, Vendor, VendorError } from '../vendors/vendor';
import { readForeignReply } from '../vendors/wire/errors';
import type { Run } from '../run/ledger';
import { MOST_PATIENCE, backoff, pause } from '../traffic/pause';
import { TaskFailure } from '../run/taskFailure';
import { ConnectionLost } from '../traffic/connectionLost';
import { isError, isTransient } from '../traffic/question';
import type { RequestOptions, Send } from '../traffic/transport';

type Helpers = IExecuteSingleFunctions['helpers'];

/** Milliseconds one upload may take. */
const UPLOAD_TIMEOUT = 120_000;
const UPLOAD_TRIES = 3;

/**
 * Looks at every file and checks it against the rules, keeping none in memory. URLs pass unread: checking them is
 * the vendor's.
 *
 * @returns the size of each image, where it or the item that names it tells
 * @throws InvalidRequest
 */
export async function checkReferences(
	helpers: Helpers,
	rules: ReferenceRules,
	sources: ReferenceSource[],
): Promise<Array<Partial<Pixels> | undefined>> {
	const sizes: Array<Partial<Pixels> | undefined> = [];
	for (const source of sources) {
		if (source.kind === 'url') {
			sizes.push(source.size);
			continue;
		}
		const inspected = await inspectReference(helpers, source);
		checkReference(rules, inspected);
		sizes.push(inspected.format);
	}
	return sizes;
}

/**
 * Width / height of the first image that tells: by what is known of it, else by the first bytes of its URL. Only
 * asked for where the vendor wants pixels and the user leaves the shape to the image.
 */
export async function shapeOf(
	helpers: Helpers,
	sources: ReferenceSource[],
	sizes: Array<Partial<Pixels> | undefined>,
	options: RequestOptions,
	cancelSignal?: AbortSignal,
): Promise<number | undefined> {
	for (const [index, source] of sources.entries()) {
		const known = sizes[index]?.width && sizes[index]?.height ? sizes[index] : undefined;
		const size =
			known ??
			(source.kind === 'url'
				? await sizeAtUrl(helpers, source.url, options, cancelSignal)
				: undefined);
		if (size?.width && size.height) return size.width / size.height;
	}
	return undefined;
}

/** How the images of a task get to their vendor. */
export interface Delivery {
	helpers: Helpers;
	run: Run;
	vendor: Vendor;
	send: Send;
	cancelSignal?: AbortSignal;
}

/**
 * The reference images as the vendor takes them, in order: URLs untouched, files by upload where the vendor
 * has one, else as data URIs of `inline`, whose bytes the body is to be filled with.
 *
 * @throws InvalidRequest when n8n no longer has a file
 */
export async function prepareReferences(
	{ helpers, run, vendor, send, cancelSignal }: Delivery,
	sources: ReferenceSource[],
	inline: InlineImages,
): Promise<string[]> {
	const references: string[] = [];
	for (const source of sources) {
		if (source.kind === 'url') {
			references.push(source.url);
			continue;
		}
		const file = await readReference(helpers, source);
		const { uploads } = vendor;
		if (!uploads || file.bytes.length < (uploads.least ?? 0)) {
			references.push(inline.dataUri(file));
			continue;
		}
		const hash = createHash('sha256').update(file.bytes).digest('hex');
		const upload =
			run.uploads.get(hash) ?? uploadFile(vendor, file, send, cancelSignal).then(({ url }) => url);
		run.uploads.set(hash, upload);
		references.push(
			await upload.catch((reason: unknown) => {
				run.uploads.delete(hash);
				if (!(reason instanceof TaskFailure) || uploads.required) throw reason as Error;
				return inline.dataUri(file);
			}),
		);
	}
	return references;
}

/**
 * Uploads a file to the vendor. Free, so it is repeated through faults, and tried in the vendor's other way.
 *
 * @throws TaskFailure when the vendor does not take it
 * @throws ExecutionCancelled
 */
export async function uploadFile(
	vendor: Vendor,
	file: UploadFile,
	send: Send,
	cancelSignal?: AbortSignal,
): Promise<{ url: string }> {
	let refusal: VendorError = { kind: 'input', message: 'this vendor takes images inline' };
	for (let way = vendor.uploads; way; way = way.otherwise) {
		const uploaded = await uploadBy(way, file, send, cancelSignal);
		if (!isError(uploaded)) return uploaded;
		refusal = uploaded;
	}
	// A file has no task: whatever became of it, nothing is paid and another try is free.
	throw new TaskFailure({ vendor }, 'failed', refusal);
}

async function uploadBy(
	way: Uploads,
	file: UploadFile,
	send: Send,
	cancelSignal?: AbortSignal,
): Promise<{ url: string } | VendorError> {
	for (let tries = 1; ; tries += 1) {
		const reading = await uploadOnce(way, file, send, cancelSignal);
		if (!isError(reading)) return reading;
		const { retryAfter = 0 } = reading;
		if (!isTransient(reading) || tries >= UPLOAD_TRIES || retryAfter > MOST_PATIENCE)
			return reading;
		await pause(backoff(tries - 1, retryAfter), cancelSignal);
	}
}

async function uploadOnce(
	way: Uploads,
	file: UploadFile,
	send: Send,
	cancelSignal?: AbortSignal,
): Promise<{ url: string } | VendorError> {
	try {
		const reading = way.read(await send(way.call(file), UPLOAD_TIMEOUT, cancelSignal), file);
		if (isError(reading) || !reading.next) return reading;
		const stored = await send(reading.next, UPLOAD_TIMEOUT, cancelSignal);
		return stored.statusCode < 300 ? reading : readForeignReply(stored);
	} catch (error) {
		const message =
			error instanceof ConnectionLost ? error.message : 'the answer could not be read';
		return { kind: 'connection', message };
	}
}
