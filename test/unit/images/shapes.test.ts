import { describe, expect, it } from '@jest/globals';
import { ADDRESS_SHAPES } from '../../../nodes/shared/images/addressShapes';
import { FILELESS_SHAPES } from '../../../nodes/shared/images/filelessShapes';
import { findReferences } from '../../../nodes/shared/images/referenceSources';
import { OTHER_ADDRESSES } from '../../../nodes/shared/images/otherAddresses';
import { TEXT_REPAIRS, repaired } from '../../../nodes/shared/images/textRepairs';
import { TEXT_SHAPES } from '../../../nodes/shared/images/textShapes';
import { WEB_PAGES } from '../../../nodes/shared/images/webPages';
import { refusalOf } from '../refusal';

/** The examples of the tables are cut short. */
const PNG =
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const whole = <Example>(example: Example): Example =>
	JSON.parse(JSON.stringify(example).replaceAll('iVBORw0KGgo…', PNG)) as Example;

const found = (given: unknown) =>
	findReferences('Images', given, { json: {} }).map((source) =>
		source.kind === 'url' ? source.url : 'data',
	);

describe.each(ADDRESS_SHAPES)('$name', ({ example, source }) => {
	const expected = JSON.stringify(example).includes('iVBOR')
		? 'data'
		: 'https://example.com/photo.jpg';

	it('is taken as an object, in a list and as JSON text', () => {
		const object = whole(example);
		expect(found(object)).toEqual([expected]);
		expect(found([object])).toEqual([expected]);
		expect(found(JSON.stringify([object]))).toEqual([expected]);
		expect(found([object, object])).toEqual([expected, expected]);
	});

	it('names its source', () => {
		expect(source).toMatch(/^https:\/\/|^README/);
	});
});

it.each(FILELESS_SHAPES)('$name ($keys) is refused with what to do', ({ example, instead }) => {
	for (const given of [example, [example], JSON.stringify(example)]) {
		const message = refusalOf(() => found(given));
		expect(message).toContain("'Images'");
		expect(message).toContain(instead);
		expect(message.length).toBeLessThan(600);
	}
});

it.each(WEB_PAGES)('$name is refused with what to do', ({ example, instead }) => {
	expect(refusalOf(() => found(example))).toContain(instead);
	expect(refusalOf(() => found({ url: example }))).toContain(instead);
});

it.each(OTHER_ADDRESSES)('$name is refused with what to do', ({ example, instead }) => {
	expect(refusalOf(() => found(example))).toContain(instead);
});

it.each(TEXT_REPAIRS)('$name are undone, and base64 is not touched', ({ example }) => {
	expect(found(whole(example)).join()).toMatch(
		/^(data|https:\/\/example\.com\/[\w+]+\.jpg(\?a=1&b=2)?)(,https:\/\/example\.com\/b\.jpg)?$/,
	);
	const base64 = `data:image/png;base64,\n${PNG.replaceAll('+', '\n+ ')}\n- x`;
	expect(repaired(base64.slice(0, -4))).toBe(base64.slice(0, -4));
});

it.each(TEXT_SHAPES)('$name is read', ({ example }) => {
	expect(found(example)[0]).toBe('https://example.com/photo.jpg');
});

it.each([
	'https://drive.google.com/uc?export=download&id=1AbC',
	'https://www.dropbox.com/scl/fi/AbC/photo.jpg?rlkey=1&dl=1',
	'https://www.dropbox.com/s/AbC/photo.jpg?raw=1',
	'https://dl.dropboxusercontent.com/s/AbC/photo.jpg',
	'https://i.imgur.com/AbC.jpg',
	'https://imgur.com/AbC.jpg',
	'https://i.pinimg.com/originals/1/2/3.jpg',
	'https://images.unsplash.com/photo-1?w=1080',
	'https://github.com/me/shop/blob/main/photo.jpg?raw=true',
	'https://raw.githubusercontent.com/me/shop/main/photo.jpg',
	'https://lh3.googleusercontent.com/d/1AbC',
	'https://firm.sharepoint.com/sites/team/Shared%20Documents/photo.jpg',
	'https://cdn.shopify.com/s/files/1/photo.jpg?v=1',
	'https://v5.airtableusercontent.com/v3/u/1/photo.jpg',
])('%s leads to the file itself and is taken', (address) => {
	expect(found(address)).toEqual([address]);
});

it('the width and height that a shape tells come along', () => {
	const [airtable] = findReferences(
		'Image',
		[{ id: 'att1', url: 'https://x.example/a.jpg', width: 900, height: 1600 }],
		{ json: {} },
	);
	expect(airtable).toMatchObject({ size: { width: 900, height: 1600 } });
});

const SIDES = { width: 900, height: 1600 };
const PHOTO = 'https://x.example/a.jpg';

// Where each service's own description, named in ADDRESS_SHAPES, has the width and height.
it.each<[string, object]>([
	['Cloudinary', { secure_url: PHOTO, ...SIDES }],
	['NocoDB', { signedUrl: PHOTO, ...SIDES }],
	['WordPress', { source_url: PHOTO, media_details: SIDES }],
	['Pexels', { src: { original: PHOTO }, ...SIDES }],
	['Shopify', { src: PHOTO, ...SIDES }],
	['Unsplash', { urls: { full: PHOTO }, ...SIDES }],
	['Zendesk', { content_url: PHOTO, ...SIDES }],
	['Contentful', { fields: { file: { url: PHOTO, details: { image: SIDES } } } }],
	['Strapi', { attributes: { url: PHOTO, ...SIDES } }],
	['Baserow', { url: PHOTO, image_width: 900, image_height: 1600 }],
	['this pack', { url: PHOTO, ...SIDES }],
	['an answer to an upload', { data: { url: PHOTO, ...SIDES } }],
])('%s tells its size where it says so', (_, given) => {
	expect(findReferences('Image', given, { json: {} })).toMatchObject([{ url: PHOTO, size: SIDES }]);
});

it('a link without the description of its file is none of Dropbox', () => {
	const link = 'https://dl.dropboxusercontent.com/1';
	expect(found({ metadata: { name: 'photo.jpg' }, link })).toEqual([link]);
	expect(refusalOf(() => found({ link }))).toContain("To use its 'link'");
});

it.each([
	[{ url: 'https://x.example/a.jpg', width: 900, height: 1600 }],
	[{ photo: { url: 'https://x.example/a.jpg', width: 900, height: 1600 } }],
	[{ Photos: [{ url: 'https://x.example/a.jpg', width: '900', height: '1600' }] }],
])('the width and height of a URL come from the item that names it: %j', (json) => {
	const [source] = findReferences('Image', 'https://x.example/a.jpg', { json });
	expect(source).toMatchObject({ size: { width: 900, height: 1600 } });
});

it('the width and height beside another URL do not', () => {
	const json = { url: 'https://x.example/b.jpg', width: 900, height: 1600 };
	expect(findReferences('Image', 'https://x.example/a.jpg', { json })).toEqual([
		{ kind: 'url', label: 'https://x.example/a.jpg', url: 'https://x.example/a.jpg' },
	]);
});
