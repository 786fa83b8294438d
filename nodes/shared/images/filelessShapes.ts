/** An object of some service that names a file without holding it, or an address that anybody could read. */
export interface FilelessShape {
	/** How a refusal calls it. */
	name: string;
	source: string;
	/** Keys that such an object has, all of them. */
	keys: readonly string[];
	/** What to do before: a node of n8n, its operation and option. */
	instead: string;
	example: object;
}

const GOOGLE_DRIVE = "put Google Drive's File → Download before this node";
const ONE_DRIVE = "put Microsoft OneDrive's File → Download before this node";
const DROPBOX = "put Dropbox's File → Download before this node";
const TELEGRAM =
	"put Telegram's File → Get before this node, or turn on 'Download Images/Files' in the Telegram Trigger";
const WHATSAPP =
	"put WhatsApp Business Cloud's Media → Download and then HTTP Request (with the WhatsApp credential, Response Format: File) before this node";

/** The documentation prints this table. */
export const FILELESS_SHAPES: readonly FilelessShape[] = [
	{
		name: "Google Drive's description of a file",
		source: 'https://developers.google.com/workspace/drive/api/reference/rest/v3/files',
		keys: ['kind', 'id', 'mimeType'],
		instead: GOOGLE_DRIVE,
		example: { kind: 'drive#file', id: '1AbC', name: 'photo.png', mimeType: 'image/png' },
	},
	{
		name: "Google Drive's description of a file",
		source: 'https://developers.google.com/workspace/drive/api/reference/rest/v3/files',
		keys: ['id', 'webViewLink'],
		instead: GOOGLE_DRIVE,
		example: { id: '1AbC', name: 'photo.png', webViewLink: 'https://drive.google.com/file/d/1AbC' },
	},
	{
		name: 'a file without its data, such as Google Drive lists it',
		source: 'https://docs.n8n.io/integrations/builtin/app-nodes/n8n-nodes-base.googledrive/',
		keys: ['id', 'mimeType'],
		instead: GOOGLE_DRIVE,
		example: { id: '1AbC', name: 'photo.png', mimeType: 'image/png' },
	},
	{
		name: "Google Drive's description of a file",
		source: 'https://developers.google.com/workspace/drive/api/reference/rest/v3/files',
		keys: ['thumbnailLink'],
		instead: GOOGLE_DRIVE,
		example: { id: '1AbC', name: 'photo.png', thumbnailLink: 'https://lh3.google.com/1=s220' },
	},
	{
		name: "a Google Forms answer's file",
		source: 'https://developers.google.com/workspace/forms/api/reference/rest/v1/forms.responses',
		keys: ['fileId'],
		instead: `${GOOGLE_DRIVE} with this fileId`,
		example: { fileId: '1AbC', fileName: 'photo.png', mimeType: 'image/png' },
	},
	{
		name: "a Google Forms answer's files",
		source: 'https://developers.google.com/workspace/forms/api/reference/rest/v1/forms.responses',
		keys: ['fileUploadAnswers'],
		instead: `${GOOGLE_DRIVE} with its fileId`,
		example: { questionId: '1', fileUploadAnswers: { answers: [{ fileId: '1AbC' }] } },
	},
	{
		name: "OneDrive's description of a file",
		source: 'https://learn.microsoft.com/graph/api/resources/driveitem',
		keys: ['webUrl', 'file'],
		instead: ONE_DRIVE,
		example: { id: '1', name: 'photo.jpg', webUrl: 'https://1drv.ms/i/1', file: {} },
	},
	{
		name: "Dropbox's description of a file",
		source: 'https://www.dropbox.com/developers/documentation/http/documentation#files-list_folder',
		keys: ['path_lower'],
		instead: DROPBOX,
		example: { '.tag': 'file', id: 'id:1', name: 'photo.jpg', path_lower: '/photo.jpg' },
	},
	{
		name: "Dropbox's description of a file",
		source: 'https://docs.n8n.io/integrations/builtin/app-nodes/n8n-nodes-base.dropbox/',
		keys: ['pathLower'],
		instead: DROPBOX,
		example: { id: 'id:1', name: 'photo.jpg', type: 'file', pathLower: '/photo.jpg' },
	},
	{
		name: "Box's description of a file",
		source: 'https://developer.box.com/reference/resources/file/',
		keys: ['file_version'],
		instead: "put Box's File → Download before this node",
		example: { type: 'file', id: '1', name: 'photo.jpg', file_version: { id: '2' } },
	},
	{
		name: "an S3 bucket's description of a file",
		source: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_Object.html',
		keys: ['Key', 'ETag'],
		instead: "put AWS S3's File → Download before this node",
		example: { Key: 'photo.jpg', LastModified: '2026-01-01', ETag: '"1"', Size: 1 },
	},
	{
		name: 'a Telegram photo without its file',
		source: 'https://core.telegram.org/bots/api#photosize',
		keys: ['file_id'],
		instead: TELEGRAM,
		example: { file_id: 'AgAC', file_unique_id: 'AQAD', width: 90, height: 60, file_size: 1 },
	},
	{
		name: 'a Telegram message without its files',
		source: 'https://core.telegram.org/bots/api#message',
		keys: ['message_id', 'chat'],
		instead: TELEGRAM,
		example: { message_id: 1, chat: { id: 1 }, photo: [{ file_id: 'AgAC', width: 90 }] },
	},
	{
		name: 'a Telegram message without its files',
		source: 'https://core.telegram.org/bots/api#update',
		keys: ['update_id'],
		instead: TELEGRAM,
		example: { update_id: 1, message: { photo: [{ file_id: 'AgAC', width: 90 }] } },
	},
	{
		name: 'a WhatsApp message without its files',
		source: 'https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/payload-examples',
		keys: ['messaging_product', 'messages'],
		instead: WHATSAPP,
		example: { messaging_product: 'whatsapp', messages: [{ type: 'image', image: { id: '1' } }] },
	},
	{
		name: 'a WhatsApp image without its file',
		source: 'https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media',
		keys: ['id', 'mime_type', 'sha256'],
		instead: WHATSAPP,
		example: { id: '1', mime_type: 'image/jpeg', sha256: 'abc=' },
	},
	{
		name: "Slack's description of a file, whose address needs Slack's key",
		source: 'https://docs.slack.dev/reference/objects/file-object',
		keys: ['url_private'],
		instead:
			'put HTTP Request with the Slack credential and Response Format: File on its url_private before this node',
		example: { id: 'F1', name: 'photo.png', url_private: 'https://files.slack.com/1' },
	},
	{
		name: 'a NocoDB attachment in local storage, without its host',
		source: 'https://nocodb.com/docs/product-docs/fields/field-types/custom-types/attachment',
		keys: ['signedPath'],
		instead:
			"put the NocoDB node's download option or HTTP Request on NocoDB's address and its signedPath before this node",
		example: { title: 'photo.jpg', mimetype: 'image/jpeg', size: 1, signedPath: 'dltemp/1' },
	},
	{
		name: 'a Notion upload without its file',
		source: 'https://developers.notion.com/reference/file-upload',
		keys: ['file_upload'],
		instead: 'read the page again with the Notion node, which gives its address',
		example: { type: 'file_upload', file_upload: { id: '1' } },
	},
	{
		name: 'a Google Photos item, whose address needs its key',
		source: 'https://developers.google.com/photos/library/reference/rest/v1/mediaItems',
		keys: ['baseUrl', 'productUrl'],
		instead:
			'put HTTP Request with the Google credential and Response Format: File before this node',
		example: { id: '1', baseUrl: 'https://lh3.googleusercontent.com/1', productUrl: 'https://…' },
	},
	{
		name: 'an email attachment without its file',
		source:
			'https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.messages.attachments',
		keys: ['attachmentId'],
		instead: "turn on 'Download Attachments' in the Gmail node",
		example: { attachmentId: 'ANGj', size: 1 },
	},
	{
		name: 'an email attachment without its file',
		source: 'https://learn.microsoft.com/graph/api/resources/attachment',
		keys: ['contentType', 'isInline'],
		instead: "turn on 'Download Attachments' in the Outlook node",
		example: { id: '1', name: 'photo.png', contentType: 'image/png', isInline: false },
	},
	{
		name: 'a task that has not given its image yet',
		source: 'README.md',
		keys: ['vendor', 'taskId'],
		instead: 'put Seedream Poll Prediction before this node',
		example: { vendor: 'atlasCloud', model: 'm', taskId: '1', status: 'processing' },
	},
];
