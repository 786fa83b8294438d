/** An object of some service that holds the address or the data of an image. */
export interface AddressShape {
	/** Whose it is. */
	name: string;
	/** The service's own description of it. */
	source: string;
	/** Where the image stands in it: an http(s) address, a data URI, base64, or another shape or list of these. */
	path: string;
	/** A key that tells it from objects with the same path. */
	beside?: string;
	/** Where it tells the image's width and height. */
	size?: readonly [width: string, height: string];
	example: object;
}

const ADDRESS = 'https://example.com/photo.jpg';
const SIDES = ['width', 'height'] as const;

/**
 * What services hand over for an image, the most telling first: the first path that leads to a value is
 * taken. Thumbnails and other smaller copies are on no path. The documentation prints this table.
 */
export const ADDRESS_SHAPES: readonly AddressShape[] = [
	{
		name: 'Notion file',
		source: 'https://developers.notion.com/reference/file-object',
		path: 'file.url',
		example: { type: 'file', file: { url: ADDRESS, expiry_time: '2026-01-01T00:00:00.000Z' } },
	},
	{
		name: 'Notion external file',
		source: 'https://developers.notion.com/reference/file-object',
		path: 'external.url',
		example: { type: 'external', external: { url: ADDRESS } },
	},
	{
		name: 'OneDrive and SharePoint file',
		source: 'https://learn.microsoft.com/graph/api/driveitem-get-content',
		path: '@microsoft.graph.downloadUrl',
		example: { id: '1', name: 'photo.jpg', '@microsoft.graph.downloadUrl': ADDRESS },
	},
	{
		name: 'Outlook attachment',
		source: 'https://learn.microsoft.com/graph/api/resources/fileattachment',
		path: 'contentBytes',
		example: { name: 'photo.png', contentType: 'image/png', contentBytes: 'iVBORw0KGgo…' },
	},
	{
		name: 'Cloudinary upload',
		source: 'https://cloudinary.com/documentation/image_upload_api_reference',
		path: 'secure_url',
		size: SIDES,
		example: { width: 900, height: 600, url: 'http://example.com/photo.jpg', secure_url: ADDRESS },
	},
	{
		name: 'NocoDB attachment in S3, Supabase signed URL',
		source: 'https://nocodb.com/docs/product-docs/fields/field-types/custom-types/attachment',
		path: 'signedUrl',
		size: SIDES,
		example: {
			title: 'photo.jpg',
			mimetype: 'image/jpeg',
			size: 1,
			url: ADDRESS,
			signedUrl: ADDRESS,
		},
	},
	{
		name: 'Supabase public URL',
		source: 'https://supabase.com/docs/reference/javascript/storage-from-getpublicurl',
		path: 'publicUrl',
		example: { publicUrl: ADDRESS },
	},
	{
		name: 'Monday asset',
		source: 'https://developer.monday.com/api-reference/reference/assets-1',
		path: 'public_url',
		example: { id: '1', url: 'https://example.monday.com/1', public_url: ADDRESS },
	},
	{
		name: 'GitHub file',
		source: 'https://docs.github.com/rest/repos/contents',
		path: 'download_url',
		example: { name: 'photo.jpg', url: 'https://api.github.com/x', download_url: ADDRESS },
	},
	{
		name: 'WordPress media',
		source: 'https://developer.wordpress.org/rest-api/reference/media/',
		path: 'source_url',
		size: ['media_details.width', 'media_details.height'],
		example: { id: 1, guid: { rendered: ADDRESS }, mime_type: 'image/jpeg', source_url: ADDRESS },
	},
	{
		name: 'WordPress post with _embed',
		source: 'https://developer.wordpress.org/rest-api/using-the-rest-api/linking-and-embedding/',
		path: '_embedded.wp:featuredmedia',
		example: { id: 1, _embedded: { 'wp:featuredmedia': [{ source_url: ADDRESS }] } },
	},
	{
		name: 'Pexels photo',
		source: 'https://www.pexels.com/api/documentation/#photos-overview',
		path: 'src.original',
		size: SIDES,
		example: { width: 900, height: 600, src: { original: ADDRESS, tiny: 'https://example.com/t' } },
	},
	{
		name: 'WooCommerce image, Shopify REST image',
		source: 'https://woocommerce.github.io/woocommerce-rest-api-docs/#product-images-properties',
		path: 'src',
		size: SIDES,
		example: {
			id: 1,
			src: ADDRESS,
			name: 'photo',
			alt: '',
			thumbnail: 'https://example.com/s.jpg',
		},
	},
	{
		name: 'Unsplash photo',
		source: 'https://unsplash.com/documentation#get-a-photo',
		path: 'urls.full',
		size: SIDES,
		example: { width: 900, height: 600, urls: { full: ADDRESS, thumb: 'https://example.com/t' } },
	},
	{
		name: 'BigCommerce product image',
		source: 'https://developer.bigcommerce.com/docs/rest-catalog/products/images',
		path: 'url_zoom',
		example: { id: 1, url_zoom: ADDRESS, url_thumbnail: 'https://example.com/t.jpg' },
	},
	{
		name: 'Instagram media',
		source: 'https://developers.facebook.com/docs/instagram-platform/reference/instagram-media/',
		path: 'media_url',
		example: { media_type: 'IMAGE', media_url: ADDRESS, permalink: 'https://example.com/p/1' },
	},
	{
		name: 'Messenger attachment',
		source:
			'https://developers.facebook.com/docs/messenger-platform/reference/webhook-events/messages',
		path: 'payload.url',
		example: { type: 'image', payload: { url: ADDRESS } },
	},
	{
		name: 'Chatwoot attachment',
		source: 'https://developers.chatwoot.com/api-reference/messages/get-messages',
		path: 'data_url',
		example: { file_type: 'image', data_url: ADDRESS, thumb_url: 'https://example.com/t.jpg' },
	},
	{
		name: 'Zendesk attachment',
		source: 'https://developer.zendesk.com/api-reference/ticketing/tickets/ticket-attachments/',
		path: 'content_url',
		size: SIDES,
		example: { url: 'https://example.zendesk.com/api/v2/1.json', content_url: ADDRESS },
	},
	{
		name: 'Freshdesk attachment',
		source: 'https://developers.freshdesk.com/api/#attachments',
		path: 'attachment_url',
		example: { id: 1, content_type: 'image/jpeg', attachment_url: ADDRESS },
	},
	{
		name: 'Typeform file answer',
		source: 'https://www.typeform.com/developers/webhooks/example-payload/',
		path: 'file_url',
		example: { type: 'file_url', file_url: ADDRESS },
	},
	{
		name: 'Dropbox temporary link',
		source:
			'https://www.dropbox.com/developers/documentation/http/documentation#files-get_temporary_link',
		path: 'link',
		beside: 'metadata',
		example: { metadata: { name: 'photo.jpg' }, link: ADDRESS },
	},
	{
		name: 'Contentful asset',
		source:
			'https://www.contentful.com/developers/docs/references/content-delivery-api/#/reference/assets',
		path: 'fields.file.url',
		size: ['fields.file.details.image.width', 'fields.file.details.image.height'],
		example: { fields: { file: { url: '//example.com/photo.jpg', contentType: 'image/jpeg' } } },
	},
	{
		name: 'Strapi media',
		source: 'https://docs.strapi.io/cms/api/rest/upload',
		path: 'attributes.url',
		size: ['attributes.width', 'attributes.height'],
		example: { id: 1, attributes: { url: ADDRESS, width: 900, height: 600 } },
	},
	{
		name: 'schema.org ImageObject',
		source: 'https://schema.org/ImageObject',
		path: 'contentUrl',
		example: { '@type': 'ImageObject', contentUrl: ADDRESS },
	},
	{
		name: 'RSS enclosure',
		source: 'https://www.rssboard.org/rss-specification#ltenclosuregtSubelementOfLtitemgt',
		path: 'enclosure.url',
		example: { title: 'News', enclosure: { url: ADDRESS, type: 'image/jpeg' } },
	},
	{
		name: 'Excel cell with a hyperlink',
		source: 'https://github.com/exceljs/exceljs#hyperlink-value',
		path: 'hyperlink',
		example: { text: 'photo', hyperlink: ADDRESS },
	},
	{
		name: 'OpenAI message part',
		source: 'https://platform.openai.com/docs/guides/images-vision',
		path: 'image_url',
		example: { type: 'image_url', image_url: { url: ADDRESS } },
	},
	{
		name: 'OpenAI image',
		source: 'https://platform.openai.com/docs/api-reference/images/object',
		path: 'b64_json',
		example: { b64_json: 'iVBORw0KGgo…' },
	},
	{
		name: 'Gemini inline data',
		source: 'https://ai.google.dev/api/caching#Blob',
		path: 'inlineData.data',
		example: { inlineData: { mimeType: 'image/png', data: 'iVBORw0KGgo…' } },
	},
	{
		name: 'Gemini inline data, as its REST API writes it',
		source: 'https://ai.google.dev/gemini-api/docs/image-understanding',
		path: 'inline_data.data',
		example: { inline_data: { mime_type: 'image/png', data: 'iVBORw0KGgo…' } },
	},
	{
		name: 'Claude message part with a URL',
		source: 'https://docs.anthropic.com/en/docs/build-with-claude/vision',
		path: 'source.url',
		example: { type: 'image', source: { type: 'url', url: ADDRESS } },
	},
	{
		name: 'Claude message part with data',
		source: 'https://docs.anthropic.com/en/docs/build-with-claude/vision',
		path: 'source.data',
		example: {
			type: 'image',
			source: { type: 'base64', media_type: 'image/png', data: 'iVBORw0KGgo…' },
		},
	},
	{
		name: 'Baserow file',
		source: 'https://baserow.io/docs/apis%2Frest-api',
		path: 'url',
		beside: 'image_width',
		size: ['image_width', 'image_height'],
		example: { url: ADDRESS, visible_name: 'photo.jpg', image_width: 900, image_height: 600 },
	},
	{
		name: "This pack's own items, and those of other image nodes",
		source: 'https://github.com/n8n-nodes-seedream/n8n-nodes-seedream#nodes',
		path: 'url',
		size: SIDES,
		example: { vendor: 'atlasCloud', status: 'succeeded', url: ADDRESS, width: 900, height: 600 },
	},
	{
		name: 'Airtable attachment',
		source: 'https://airtable.com/developers/web/api/field-model#multipleattachment',
		path: 'url',
		size: SIDES,
		example: {
			id: 'att1',
			url: ADDRESS,
			filename: 'photo.jpg',
			type: 'image/jpeg',
			thumbnails: { small: { url: 'https://example.com/small.jpg', width: 36, height: 36 } },
		},
	},
	{
		name: 'Discord, Tally, Webflow, ClickUp and Shopify GraphQL file',
		source: 'https://discord.com/developers/docs/resources/message#attachment-object',
		path: 'url',
		size: SIDES,
		example: { id: '1', filename: 'photo.jpg', url: ADDRESS, proxy_url: 'https://example.com/p' },
	},
	{
		name: 'Shopify GraphQL edge',
		source: 'https://shopify.dev/docs/api/admin-graphql/latest/objects/MediaImage',
		path: 'node',
		example: { node: { id: 'gid://shopify/ImageSource/1', url: ADDRESS } },
	},
	{
		name: 'Shopify GraphQL media preview',
		source: 'https://shopify.dev/docs/api/admin-graphql/latest/objects/MediaImage',
		path: 'preview.image',
		example: { alt: '', preview: { image: { url: ADDRESS } } },
	},
	{
		name: 'Shopify GraphQL product, and its media',
		source: 'https://shopify.dev/docs/api/admin-graphql/latest/objects/Product',
		path: 'media',
		example: { title: 'Shoe', media: { nodes: [{ image: { url: ADDRESS } }] } },
	},
	{
		name: 'Shopify GraphQL list',
		source: 'https://shopify.dev/docs/api/usage/pagination-graphql',
		path: 'edges',
		example: { edges: [{ node: { id: 'gid://shopify/ImageSource/1', url: ADDRESS } }] },
	},
	{
		name: 'Shopify GraphQL list without its edges',
		source: 'https://shopify.dev/docs/api/usage/pagination-graphql',
		path: 'nodes',
		example: { nodes: [{ id: 'gid://shopify/ImageSource/1', url: ADDRESS }] },
	},
	{
		name: 'Shopify GraphQL product with its main image',
		source: 'https://shopify.dev/docs/api/admin-graphql/latest/objects/Product',
		path: 'featuredImage',
		example: { title: 'Shoe', featuredImage: { url: ADDRESS, width: 900, height: 600 } },
	},
	{
		name: 'Discord message, and others with attachments',
		source: 'https://discord.com/developers/docs/resources/message#message-object',
		path: 'attachments',
		example: { content: 'this one', attachments: [{ id: '1', filename: 'a.jpg', url: ADDRESS }] },
	},
	{
		name: 'Notion property of files, Slack message',
		source: 'https://developers.notion.com/reference/page-property-values#files',
		path: 'files',
		example: { id: 'f', type: 'files', files: [{ type: 'external', external: { url: ADDRESS } }] },
	},
	{
		name: 'Answer of an image model at Replicate',
		source: 'https://replicate.com/docs/reference/http#predictions.get',
		path: 'output',
		example: { id: '1', status: 'succeeded', output: [ADDRESS] },
	},
	{
		name: "An item of n8n, such as $('Node').all() gives",
		source: 'https://docs.n8n.io/data/data-structure/',
		path: 'json',
		example: { json: { url: ADDRESS }, pairedItem: { item: 0 } },
	},
	{
		name: 'A product or answer with its list of images',
		source: 'https://shopify.dev/docs/api/admin-rest/latest/resources/product',
		path: 'images',
		example: { id: 1, title: 'Shoe', images: [{ src: ADDRESS }] },
	},
	{
		name: 'A product or answer with one image',
		source: 'https://shopify.dev/docs/api/admin-rest/latest/resources/product',
		path: 'image',
		example: { id: 1, title: 'Shoe', image: { src: ADDRESS } },
	},
	{
		name: 'An upload answer that wraps its file',
		source: 'https://api.imgbb.com/',
		path: 'data.url',
		size: ['data.width', 'data.height'],
		example: { success: true, data: { url: ADDRESS, thumb: { url: 'https://example.com/t.jpg' } } },
	},
	{
		name: 'An answer that wraps its list of images, as of OpenAI',
		source: 'https://platform.openai.com/docs/api-reference/images/object',
		path: 'data',
		example: { created: 1, data: [{ url: ADDRESS }] },
	},
];
