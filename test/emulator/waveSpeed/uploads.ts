import { z } from 'zod';
import { demandPermission } from '../core/admission';
import { type Answer, Refused } from '../core/answer';
import type { Call } from '../core/descriptor';
import { reserveUpload } from '../core/reserved-uploads';
import { storeUpload, uploadPath } from '../core/uploads';
import type { VendorState } from '../core/vendor-state';
import { enveloped } from './predictions';
import type { WaveSpeedSettings } from './settings';

type WaveSpeed = VendorState<WaveSpeedSettings>;

const DEFAULT_TYPE = 'application/octet-stream';
const announcement = z
	.object({
		filename: z.string().min(1),
		size: z.number().int().positive(),
		content_type: z.string().min(1).optional(),
	})
	.strict();

/** POST /media/uploads: an address for the bytes, and the one the file will have. */
export function announce(call: Call, vendor: WaveSpeed): Answer {
	demandPermission(vendor, call.key);
	const read = announcement.safeParse(call.body);
	if (!read.success) {
		const message = 'filename and size are required';
		throw new Refused(vendor.words.refusal('invalid', { message }));
	}
	const { filename, content_type: type = DEFAULT_TYPE } = read.data;
	const { uploadUrl, fileUrl } = reserveUpload(vendor, 'bucket', filename, type);
	return enveloped({
		upload: { method: 'PUT', url: uploadUrl, headers: { 'Content-Type': type } },
		download_url: fileUrl,
	});
}

/** POST /media/upload/binary: the older way, in one step. */
export function uploadBinary(call: Call, vendor: WaveSpeed): Answer {
	const { words, gallery } = vendor;
	demandPermission(vendor, call.key);
	const [file, ...others] = call.files;
	if (file?.fieldName !== 'file' || others.length > 0 || file.content.length === 0) {
		throw new Refused(words.refusal('invalid', { message: 'file is required' }));
	}
	const { fileName, mimeType, content } = file;
	const url = `${gallery.url}${uploadPath(fileName)}`;
	storeUpload(vendor, { url, fileName, mimeType }, content);
	return enveloped({ type: mimeType, download_url: url, filename: fileName, size: content.length });
}
