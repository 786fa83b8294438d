import { demandPermission } from '../core/admission';
import { type Answer, json, Refused } from '../core/answer';
import type { Call } from '../core/descriptor';
import { storeUpload, uploadPath } from '../core/uploads';
import type { VendorState } from '../core/vendor-state';
import type { AtlasCloudSettings } from './settings';

/** POST uploadMedia: takes a file and answers in one of the three shapes (docs/vendors/atlasCloud.md). */
export function upload(call: Call, vendor: VendorState<AtlasCloudSettings>): Answer {
	const { words, settings, gallery } = vendor;
	demandPermission(vendor, call.key);
	const file = call.files.find(({ fieldName }) => fieldName === 'file');
	if (file === undefined || call.files.length !== 1) {
		throw new Refused(words.refusal('invalid', { message: 'Missing required form field: file' }));
	}
	const { fileName, mimeType, content } = file;
	if (content.length === 0) throw new Refused(words.refusal('invalid', { message: 'Empty file' }));
	const url = `${gallery.url}${uploadPath(fileName)}`;
	storeUpload(vendor, { url, fileName, mimeType }, content);
	const size = content.length;
	switch (settings.uploadReply) {
		case 'filename':
			return json(200, {
				code: 200,
				message: '',
				data: { type: mimeType, download_url: url, filename: fileName, size },
			});
		case 'file_name':
			return json(200, {
				data: { download_url: url, file_name: fileName, content_type: mimeType, size },
			});
		default:
			return json(200, { url });
	}
}
