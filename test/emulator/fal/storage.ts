import { z } from 'zod';
import { demandPermission } from '../core/admission';
import { type Answer, json, Refused } from '../core/answer';
import type { Call } from '../core/descriptor';
import { reserveUpload } from '../core/reserved-uploads';
import type { VendorState } from '../core/vendor-state';
import type { FalSettings } from './settings';

const reservation = z
	.object({ content_type: z.string().min(3), file_name: z.string().min(1) })
	.strict();

/** POST /storage/upload/initiate: a place for the bytes, and the address they will have (docs/vendors/fal.md, "Upload"). */
export function initiateUpload(call: Call, vendor: VendorState<FalSettings>): Answer {
	demandPermission(vendor, call.key);
	const refused = (message: string, parameter: string) =>
		new Refused(vendor.words.refusal('invalid', { message, parameter }));
	if (call.query.get('storage_type') !== 'fal-cdn-v3') {
		throw refused('Unknown storage type', 'storage_type');
	}
	const read = reservation.safeParse(call.body);
	if (!read.success) throw refused('Field required', read.error.issues[0]?.path.join('.') ?? '');
	const { content_type: mimeType, file_name: fileName } = read.data;
	const { uploadUrl, fileUrl } = reserveUpload(vendor, 'bucket', fileName, mimeType);
	return json(200, { upload_url: uploadUrl, file_url: fileUrl });
}
