import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { emulator, useEmulator } from './emulated';
import { refusedWith, sentReferences } from './inputs';

useEmulator();

const A = 'https://cdn.example.com/a.png';
const B = 'https://cdn.example.com/b.png';
const SMALL = 'https://cdn.example.com/small.png';

describe('the whole of what a node gives', () => {
	it.each<[string, unknown]>([
		[
			'a Shopify product of its GraphQL API, media in edges',
			{
				title: 'Shoe',
				media: { edges: [{ node: { image: { url: A } } }, { node: { image: { url: B } } }] },
			},
		],
		[
			'a Shopify product of its GraphQL API, media in nodes',
			{ title: 'Shoe', media: { nodes: [{ image: { url: A } }, { image: { url: B } }] } },
		],
		['a GraphQL list of Shopify', { nodes: [{ url: A }, { url: B }] }],
		[
			'two products with their main image',
			[{ featuredImage: { url: A } }, { featuredImage: { url: B } }],
		],
		[
			'a Discord message with two attachments',
			{
				id: '1',
				content: 'these',
				attachments: [
					{ id: '1', filename: 'a.png', url: A, proxy_url: SMALL },
					{ id: '2', filename: 'b.png', url: B, proxy_url: SMALL },
				],
			},
		],
		[
			"a Notion page's property of files",
			{
				id: 'x',
				type: 'files',
				files: [
					{ type: 'file', file: { url: A } },
					{ type: 'external', external: { url: B } },
				],
			},
		],
		['the answer of Replicate', { id: '1', status: 'succeeded', output: [A, B] }],
		['the answer of OpenAI', { created: 1, data: [{ url: A }, { url: B }] }],
		['the answer of an AI Agent', { output: `Here they are:\n![front](${A})\n![back](${B})` }],
		[
			"n8n's items of another node",
			[{ json: { url: A }, pairedItem: { item: 0 } }, { json: { url: B } }],
		],
		["SeaTable's files", [A, B].map((url) => ({ name: 'a.png', size: 1, type: 'file', url }))],
		[
			"Coda's images",
			[A, B].map((url) => ({
				'@type': 'ImageObject',
				name: 'a',
				width: 9,
				height: 6,
				url,
				status: 'live',
			})),
		],
		[
			"images of WordPress' Advanced Custom Fields",
			[A, B].map((url) => ({
				ID: 1,
				title: 'a',
				filename: 'a.png',
				url,
				sizes: { thumbnail: SMALL },
			})),
		],
		[
			"Tally's and Fillout's uploads",
			[A, B].map((url) => ({ id: '1', name: 'a.png', url, mimeType: 'image/png', size: 1 })),
		],
	])('%s', async (_what, v) => {
		expect(
			await sentReferences(emulator, 'seedreamCompose', {
				images: '={{ $json.v }}',
				json: { v } as IDataObject,
			}),
		).toEqual([A, B]);
	});
});

describe('an object that may mean several things is refused with the place of its image', () => {
	it.each<[string, unknown, string]>([
		[
			'an Airtable record',
			{
				id: 'rec1',
				createdTime: '2026',
				fields: { Name: 'x', Photo: [{ url: A, filename: 'a' }] },
			},
			"'fields.Photo'",
		],
		['a row of a sheet', { row_number: 2, SKU: 'x', photo_url: A }, "'photo_url'"],
		['an MMS of Twilio', { NumMedia: '2', MediaUrl0: A, MediaUrl1: B }, "'MediaUrl0'"],
		['the answer of Kie', { resultUrls: [A, B] }, "'resultUrls'"],
		['a product with a thumbnail first', { thumbnail: SMALL, picture: A }, "'picture'"],
		[
			"Notion's cover of a page",
			{ id: 'x', cover: { type: 'external', external: { url: A } } },
			"'cover'",
		],
	])('%s', async (_what, v, place) => {
		const message = await refusedWith(emulator, 'seedreamEdit', {
			images: '={{ $json.v }}',
			json: { v } as IDataObject,
		});
		expect(message).toContain("'Image'");
		expect(message).toContain(place);
	});

	it.each<[string, unknown, string]>([
		[
			'a Telegram message',
			{ message_id: 1, chat: { id: 1 }, photo: [{ file_id: 'a' }] },
			"Telegram's File → Get",
		],
		[
			'what the Telegram Trigger gives',
			{ update_id: 1, message: { photo: [{ file_id: 'a' }] } },
			'Download Images/Files',
		],
		[
			'what the WhatsApp Trigger gives',
			{
				messaging_product: 'whatsapp',
				messages: [{ type: 'image', image: { id: '1', mime_type: 'image/jpeg', sha256: 'x' } }],
			},
			'WhatsApp Business Cloud',
		],
		[
			'a Slack message with a file',
			{
				text: '',
				files: [{ id: 'F1', url_private: 'https://files.slack.com/files-pri/T1-F1/a.png' }],
			},
			'Slack credential',
		],
		[
			'Google Drive with a thumbnail',
			{ id: '1', name: 'a.png', thumbnailLink: SMALL },
			"Google Drive's File → Download",
		],
	])('%s is refused with the node to put before', async (_what, v, instead) => {
		const message = await refusedWith(emulator, 'seedreamEdit', {
			images: '={{ $json.v }}',
			json: { v } as IDataObject,
		});
		expect(message).toContain(instead);
	});
});
