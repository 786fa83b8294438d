import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { emulator, useEmulator } from './emulated';
import { refusedWith, sentReferences } from './inputs';

useEmulator();

const A = 'https://cdn.example.com/a.png';
const B = 'https://cdn.example.com/b.png';
const SMALL = 'https://cdn.example.com/small.png';

/** An attachment as Airtable's API gives it. */
const airtable = (url: string): IDataObject => ({
	id: 'attkVr1',
	url,
	filename: 'photo.png',
	size: 26317,
	type: 'image/png',
	width: 900,
	height: 600,
	thumbnails: {
		small: { url: SMALL, width: 54, height: 36 },
		large: { url: SMALL, width: 512, height: 341 },
		full: { url: SMALL, width: 3000, height: 3000 },
	},
});
const nocodb = (signedUrl: string): IDataObject => ({
	id: 'at1',
	title: 'photo.png',
	mimetype: 'image/png',
	size: 26317,
	url: 'https://bucket.example.com/private/photo.png',
	signedUrl,
	thumbnails: { tiny: { signedUrl: SMALL }, small: { signedUrl: SMALL } },
});
const baserow = (url: string): IDataObject => ({
	size: 26317,
	mime_type: 'image/png',
	is_image: true,
	image_width: 900,
	image_height: 600,
	url,
	thumbnails: { tiny: { url: SMALL, width: null, height: 21 } },
	visible_name: 'photo.png',
	name: 'VXotniBOVm8tbstZkKsMKbj2Qg7KmPvn.png',
});
const woo = (src: string): IDataObject => ({
	id: 792,
	date_created: '2017-03-23T14:01:13',
	src,
	name: '',
	alt: '',
	thumbnail: SMALL,
});
const shopify = (src: string): IDataObject => ({
	id: 850703190,
	product_id: 632910392,
	position: 1,
	width: 123,
	height: 456,
	src,
	variant_ids: [],
});

describe('a list of images', () => {
	it.each<[string, string, unknown]>([
		['as JSON text from an agent', '={{ $json.v }}', `["${A}","${B}"]`],
		['as JSON text over several lines', '={{ $json.v }}', `[\n  "${A}",\n  "${B}"\n]`],
		['as JSON text in JSON text', '={{ $json.v }}', JSON.stringify(JSON.stringify([A, B]))],
		["in Python's writing", '={{ $json.v }}', `['${A}', '${B}']`],
		['with quotes around each', '={{ $json.v }}', `"${A}", "${B}"`],
		['as JSON text typed into the field', `["${A}", "${B}"]`, ''],
		['of addresses with a blank between', '={{ $json.v }}', `${A} ${B}`],
		['of addresses with a semicolon between', '={{ $json.v }}', `${A};${B}`],
		['of addresses with a pipe between', '={{ $json.v }}', `${A} | ${B}`],
		['of addresses with a tab between, as a sheet copies them', '={{ $json.v }}', `${A}\t${B}`],
		["as WooCommerce's CSV export writes it", '={{ $json.v }}', `${A}, ${B}`],
		["as Airtable's CSV export writes it", '={{ $json.v }}', `photo.png (${A}),photo 2.png (${B})`],
		["of Airtable's attachments", '={{ $json.v }}', [airtable(A), airtable(B)]],
		[
			"of Airtable's attachments as JSON text",
			'={{ $json.v }}',
			JSON.stringify([airtable(A), airtable(B)]),
		],
		["of NocoDB's attachments", '={{ $json.v }}', [nocodb(A), nocodb(B)]],
		[
			"of NocoDB's attachments as JSON text",
			'={{ $json.v }}',
			JSON.stringify([nocodb(A), nocodb(B)]),
		],
		["of Baserow's files", '={{ $json.v }}', [baserow(A), baserow(B)]],
		[
			"of Notion's files, its own and others'",
			'={{ $json.v }}',
			[
				{ name: 'a', type: 'file', file: { url: A, expiry_time: '2026-01-01T00:00:00.000Z' } },
				{ name: 'b', type: 'external', external: { url: B } },
			],
		],
		["of Notion's files as n8n simplifies them", '={{ $json.v }}', [A, B]],
		["of WooCommerce's images", '={{ $json.v }}', [woo(A), woo(B)]],
		['of a WooCommerce product, the whole item', '={{ $json }}', null],
		["of Shopify's images", '={{ $json.v }}', [shopify(A), shopify(B)]],
		[
			"of Shopify's GraphQL edges",
			'={{ $json.v.edges }}',
			{ edges: [{ node: { id: 'gid://1', url: A } }, { node: { id: 'gid://2', url: B } }] },
		],
		[
			"of WordPress' media",
			'={{ $json.v }}',
			[A, B].map((source_url) => ({
				id: 1,
				guid: { rendered: 'https://example.com/?attachment_id=1' },
				link: 'https://example.com/photo/',
				media_type: 'image',
				source_url,
				media_details: { sizes: { thumbnail: { source_url: SMALL } } },
			})),
		],
		[
			"of Discord's attachments",
			'={{ $json.v }}',
			[A, B].map((url) => ({ id: '1', filename: 'a.png', size: 1, url, proxy_url: SMALL })),
		],
		[
			"of another image node's results",
			'={{ $json.v }}',
			[A, B].map((url) => ({ url, content_type: 'image/png', width: 1024, height: 1024 })),
		],
		[
			"of this pack's own items",
			'={{ $json.v }}',
			[A, B].map((url) => ({ vendor: 'aioagi', model: 'm', status: 'succeeded', index: 0, url })),
		],
		[
			'as Markdown from a language model',
			'={{ $json.v }}',
			`Here are the photos:\n\n![front](${A})\n![back view](${B} "back")`,
		],
		[
			'as HTML of a shop',
			'={{ $json.v }}',
			`<p><img src="${A}" alt=""/><img class="x" src='${B}'></p>`,
		],
		[
			'as message parts of OpenAI',
			'={{ $json.v }}',
			[
				{ type: 'image_url', image_url: { url: A } },
				{ type: 'image_url', image_url: { url: B } },
			],
		],
		["of Slack's links", '={{ $json.v }}', `<${A}> and <${B}|photo>`],
		['with gaps, as a sheet with empty cells gives it', '={{ [$json.v, "", null, $json.w] }}', A],
	])('%s', async (_what, images, v) => {
		const json = { v, w: B, ...(v === null ? { images: [woo(A), woo(B)], name: 'Shoe' } : {}) };
		expect(
			await sentReferences(emulator, 'seedreamCompose', { images, json: json as IDataObject }),
		).toEqual([A, B]);
	});
});

describe('one image', () => {
	it.each<[string, string, unknown, string?]>([
		["of Google Sheets' IMAGE formula", '={{ $json.v }}', `=IMAGE("${A}")`],
		['of a hyperlink cell of Excel', '={{ $json.v }}', { text: 'photo', hyperlink: A }],
		['in angle brackets', '={{ $json.v }}', `<${A}>`],
		['in quotes', '={{ $json.v }}', `"${A}"`],
		[
			'as a Shopify product, with its image',
			'={{ $json.v }}',
			{ title: 'Shoe', image: shopify(A) },
		],
		['with an invisible character before', '={{ $json.v }}', `\ufeff${A}`],
		['with a zero-width blank behind', '={{ $json.v }}', `${A}\u200b`],
		['between marks of direction', '={{ $json.v }}', `\u202a${A}\u202c`],
		['with a hard blank around', '={{ $json.v }}', `\u00a0${A}\u00a0`],
		[
			'whose name has blanks and brackets',
			'={{ $json.v }}',
			'https://example.com/My Photo (1).png',
			'https://example.com/My%20Photo%20(1).png',
		],
		[
			'whose name is Chinese',
			'={{ $json.v }}',
			'https://example.com/商品 1.png',
			'https://example.com/%E5%95%86%E5%93%81%201.png',
		],
		[
			'on a host with an umlaut',
			'={{ $json.v }}',
			'https://bücher.example/a.png',
			'https://xn--bcher-kva.example/a.png',
		],
		['without a scheme, as Contentful has it', '={{ $json.v }}', '//cdn.example.com/a.png', A],
		['dragged onto the default', '=data {{ $json.v }}', A],
		[
			'with a semicolon that belongs to it',
			'={{ $json.v }}',
			'https://cdn.example.com/a;v=1/photo.png?x=1;y=2',
		],
		[
			'with a pipe that belongs to it',
			'={{ $json.v }}',
			'https://cdn.example.com/i?w=1|2',
			'https://cdn.example.com/i?w=1%7C2',
		],
		['of an item that names it by a field', '={{ $json.v }}', airtable(A)],
	])('%s', async (_what, image, v, sent = A) => {
		const expected = typeof v === 'string' && v.includes(';v=1') ? v : sent;
		expect(
			await sentReferences(emulator, 'seedreamEdit', {
				images: image,
				json: { v } as IDataObject,
			}),
		).toEqual([expected]);
	});
});

describe('what holds no file is refused with what to do', () => {
	it.each<[string, unknown, string[]]>([
		[
			"Google Drive's description of a file",
			{ kind: 'drive#file', id: '1AbC', name: 'photo.png', mimeType: 'image/png' },
			["Google Drive's File → Download"],
		],
		[
			"Google Drive's file list as n8n gives it",
			[{ id: '1AbC', name: 'photo.png', mimeType: 'image/png' }],
			["Google Drive's File → Download"],
		],
		[
			'a Google Drive share link',
			'https://drive.google.com/file/d/1AbC/view?usp=sharing',
			['Google Drive page', 'Download'],
		],
		[
			'a link of a Google Forms sheet',
			'https://drive.google.com/open?id=1AbC',
			['Google Drive page', 'Download'],
		],
		[
			'a Dropbox share link',
			'https://www.dropbox.com/s/abc/photo.png?dl=0',
			['dl=1', "Dropbox's File → Download"],
		],
		['a Google Photos link', 'https://photos.app.goo.gl/AbC', ['Google Photos']],
		['a OneDrive link', 'https://1drv.ms/i/s!AbC', ['OneDrive']],
		['an Imgur page', 'https://imgur.com/gallery/AbC', ['i.imgur.com']],
		['an Instagram post', 'https://www.instagram.com/p/AbC/', ['Instagram page']],
		[
			"Telegram's photo sizes",
			[
				{ file_id: 'AgAC1', file_unique_id: 'AQAD1', file_size: 1, width: 90, height: 60 },
				{ file_id: 'AgAC2', file_unique_id: 'AQAD2', file_size: 2, width: 900, height: 600 },
			],
			["Telegram's File → Get"],
		],
		[
			"WhatsApp's image",
			{ id: '1', mime_type: 'image/jpeg', sha256: 'x=', caption: 'make it blue' },
			['WhatsApp Business Cloud', 'Download'],
		],
		[
			'what WhatsApp answers a download with',
			{
				url: 'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1',
				mime_type: 'image/jpeg',
				sha256: 'x',
				id: '1',
			},
			['HTTP Request', 'WhatsApp'],
		],
		[
			"Slack's file",
			{ id: 'F1', name: 'a.png', url_private: 'https://files.slack.com/files-pri/T1-F1/a.png' },
			['HTTP Request', 'Slack'],
		],
		[
			"NocoDB's attachment in local storage",
			[{ title: 'a.png', mimetype: 'image/png', size: 1, signedPath: 'dltemp/x/a.png' }],
			['NocoDB'],
		],
		[
			"Gmail's attachment without its data",
			{ attachmentId: 'ANGj', size: 1 },
			['Download Attachments'],
		],
		[
			'a task of this pack that is under way',
			{ vendor: 'aceData', model: 'm', taskId: 't', status: 'processing' },
			['Seedream Poll Prediction'],
		],
		["Strapi's address without its host", { url: '/uploads/a.png' }, ["'/uploads/a.png'", "'url'"]],
		['the name of a JSON field', 'photo_url', ['{{ $json.photo_url }}']],
		['an object in text', '[object Object]', ['Switch to Fixed']],
		[
			'a misspelt name behind an address',
			`${A},logo`,
			["names the binary field 'logo'", "The item has 'data'"],
		],
		[
			'a misspelt name behind an address and a blank',
			`${A} logo`,
			["names the binary field 'logo'"],
		],
		['a list of nothing but numbers', '[1, 2]', ["'1'"]],
		[
			'lists inside lists without end',
			JSON.stringify([[[[[[[[[[[[[[[[[[[[[[[['x']]]]]]]]]]]]]]]]]]]]]]]]),
			['lists'],
		],
	])('%s', async (_what, v, words) => {
		const message = await refusedWith(emulator, 'seedreamCompose', {
			images: '={{ $json.v }}',
			json: { v, photo_url: A } as IDataObject,
			binary: { data: { data: 'AAAA', mimeType: 'image/png', fileName: 'x.png' } },
		});
		for (const word of [...words, "The item has 'data'"]) expect(message).toContain(word);
	});
});
