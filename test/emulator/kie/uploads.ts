import { demandPermission } from '../core/admission';
import { type Answer, json, Refused } from '../core/answer';
import type { Call } from '../core/descriptor';
import { storeUpload, uploadPath } from '../core/uploads';
import type { VendorState } from '../core/vendor-state';
import type { KieSettings } from './settings';

/** POST /api/file-stream-upload, on a host of its own: free. */
export function upload(call: Call, vendor: VendorState<KieSettings>): Answer {
	const { words, gallery, settings } = vendor;
	demandPermission(vendor, call.key);
	const [file, ...others] = call.files;
	if (file?.fieldName !== 'file' || others.length > 0 || file.content.length === 0) {
		throw new Refused(words.refusal('invalid', { status: 400, message: 'file is required' }));
	}
	const { fileName, mimeType, content } = file;
	const filePath = uploadPath(fileName);
	const url = `${gallery.url}${filePath}`;
	storeUpload(vendor, { url, fileName, mimeType }, content);
	return json(200, {
		success: true,
		code: 200,
		msg: 'File uploaded successfully',
		data: {
			fileName,
			filePath: filePath.slice(1),
			downloadUrl: url,
			fileSize: content.length,
			mimeType,
			[settings.uploadTime]: new Date().toISOString(),
		},
	});
}
