import { createHash } from 'node:crypto';
import type { IExecuteSingleFunctions } from 'n8n-workflow';
import type { InlineImages } from '../images/inlineImages';
import { inspectReference, readReference } from '../images/readReference';
import type { ReferenceSource } from '../images/referenceSources';
import { checkReference, type ReferenceRules } from '../request/referenceLimits';
import type { Vendor } from '../vendors/vendor';
import type { Run } from '../run/ledger';
import { MOST_PATIENCE, backoff, pause } from '../traffic/pause';
import { TaskFailure } from '../run/taskFailure';
import { ConnectionLost } from '../traffic/connectionLost';
import { isTransient } from '../traffic/poller';
import type { Send } from '../traffic/transport';

type Helpers = IExecuteSingleFunctions['helpers'];

/** Milliseconds one upload may take. */
const UPLOAD_TIMEOUT = 120_000;
const UPLOAD_TRIES = 3;

/**
 * Looks at every image and checks it against the rules, keeping none in memory.
 * URLs pass unread: checking them is the vendor's.
 *
 * @returns width / height of the first one, where it is a file and tells
 * @throws InvalidRequest
 */
export async function checkReferences(
	helpers: Helpers,
	rules: ReferenceRules,
	sources: ReferenceSource[],
): Promise<number | undefined> {
	let firstRatio: number | undefined;
	for (const [index, source] of sources.entries()) {
		if (source.kind === 'url') continue;
		const inspected = await inspectReference(helpers, source);
		checkReference(rules, inspected);
		const { width, height } = inspected.format ?? {};
		if (index === 0 && width && height) firstRatio = width / height;
	}
	return firstRatio;
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
		if (!vendor.uploads) {
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
				if (!(reason instanceof TaskFailure)) throw reason as Error;
				return inline.dataUri(file);
			}),
		);
	}
	return references;
}

/**
 * Uploads a file to the vendor. Free, so it is repeated through faults.
 *
 * @throws TaskFailure when the vendor does not take it
 * @throws ExecutionCancelled
 */
export async function uploadFile(
	vendor: Vendor,
	file: Awaited<ReturnType<typeof readReference>>,
	send: Send,
	cancelSignal?: AbortSignal,
): Promise<{ url: string }> {
	const identity = { vendor };
	for (let tries = 1; ; tries += 1) {
		const reading = await uploadOnce(vendor, file, send, cancelSignal);
		if ('url' in reading) return reading;
		const { retryAfter = 0 } = reading;
		if (!isTransient(reading) || tries >= UPLOAD_TRIES || retryAfter > MOST_PATIENCE) {
			// A file has no task: whatever became of it, nothing is paid and another try is free.
			throw new TaskFailure(identity, 'failed', reading);
		}
		await pause(backoff(tries - 1, retryAfter), cancelSignal);
	}
}

type UploadReading = ReturnType<NonNullable<Vendor['uploads']>['read']>;

async function uploadOnce(
	{ uploads }: Vendor,
	file: Awaited<ReturnType<typeof readReference>>,
	send: Send,
	cancelSignal?: AbortSignal,
): Promise<UploadReading> {
	if (!uploads) return { kind: 'input', message: 'this vendor takes images inline' };
	try {
		return uploads.read(await send(uploads.call(file), UPLOAD_TIMEOUT, cancelSignal));
	} catch (error) {
		const message =
			error instanceof ConnectionLost ? error.message : 'the answer could not be read';
		return { kind: 'connection', message };
	}
}
