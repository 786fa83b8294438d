import type { UploadFile, Uploads, Vendor, VendorError } from '../vendors/vendor';
import { readForeignReply } from '../vendors/wire/errors';
import { TaskFailure } from '../run/taskFailure';
import { faultOf } from '../traffic/connectionLost';
import { isError, triedAgain } from '../traffic/question';
import type { Send } from '../traffic/transport';

/** Milliseconds one upload may take. */
const UPLOAD_TIMEOUT = 120_000;
const UPLOAD_TRIES = 3;

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
	const once = async () => await uploadOnce(way, file, send, cancelSignal);
	return await triedAgain(UPLOAD_TRIES, once, cancelSignal);
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
		return faultOf(error);
	}
}
