import { randomUUID } from 'node:crypto';
import { storageError } from '../faults/answers';
import { type Answer, text } from './answer';
import type { Call, Route } from './descriptor';
import type { VendorSettings } from '../settings';
import { storeUpload, uploadPath, type UploadedFile } from './uploads';
import type { VendorState } from './vendor-state';

/** Where a reserved upload's bytes go: the token is all the permission there is. */
const PATH = '/reserved/';

/** Uploads that were announced: each has an address to PUT its bytes to, without the key, once. */
export class ReservedUploads {
	private readonly waiting = new Map<string, UploadedFile>();

	add(reservation: UploadedFile): string {
		const token = randomUUID();
		this.waiting.set(token, reservation);
		return token;
	}

	take(token: string): UploadedFile | undefined {
		const reservation = this.waiting.get(token);
		this.waiting.delete(token);
		return reservation;
	}

	clear(): void {
		this.waiting.clear();
	}
}

/** Gives an announced file the presigned address of its bytes (on `host`), and the URL it will have. */
export function reserveUpload(
	vendor: VendorState,
	host: string,
	fileName: string,
	mimeType: string,
): { uploadUrl: string; fileUrl: string } {
	const url = `${vendor.gallery.url}${uploadPath(fileName)}`;
	const token = vendor.reserved.add({ fileName, mimeType, url });
	return { uploadUrl: `${vendor.hosts[host]}${PATH}${token}?X-Signature=${token}`, fileUrl: url };
}

/** The route of a keyless host that takes the bytes of reserved uploads. */
export function presignedRoute<Host extends string>(host: Host): Route<VendorSettings, Host> {
	return {
		method: 'PUT',
		path: `${PATH}:token`,
		host,
		stage: 'upload',
		takes: 'bytes',
		open: true,
		words: () => ({
			refusal: (kind, details) =>
				storageError(details?.status ?? 400, kind, details?.message ?? kind),
			okWithError: () => storageError(200, 'InternalError', 'We encountered an internal error.'),
		}),
		handle: receiveReserved,
	};
}

function receiveReserved({ params, bytes, record }: Call, vendor: VendorState): Answer {
	const reservation = vendor.reserved.take(params.token ?? '');
	if (reservation === undefined) return storageError(403, 'AccessDenied', 'Request has expired');
	if (bytes.length === 0) return storageError(400, 'MissingContentLength', 'There is no body.');
	const sent = record.headers['content-type'];
	if (sent !== reservation.mimeType) {
		return storageError(403, 'SignatureDoesNotMatch', 'The content type is not the one signed.');
	}
	storeUpload(vendor, reservation, bytes);
	return text(200, 'text/plain', '');
}
