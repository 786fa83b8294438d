import { FILELESS_SHAPES } from '../../../nodes/shared/images/filelessShapes';
import { OTHER_ADDRESSES } from '../../../nodes/shared/images/otherAddresses';
import { WEB_PAGES } from '../../../nodes/shared/images/webPages';
import { file, png, PHOTO } from '../files';
import { byExpression, type Provocation } from '../provocation';

const image = (
	entered: string,
	value: unknown,
	given: string[] = [],
	more: Partial<Provocation> = {},
): Provocation => ({
	field: 'Image',
	entered,
	node: 'seedreamEdit',
	parameters: { image: value },
	given,
	...more,
});

const deep = (levels: number): unknown => (levels === 0 ? 'data' : [deep(levels - 1)]);

/** As a person types the example; what stands for an expression there is typed as text here. */
const typed = ({ name, example }: { name: string; example: string }): Provocation =>
	image(`\`${example}\`, ${name}`, byExpression(example), [example.slice(0, 20)]);

export const IMAGE: Provocation[] = [
	image('nothing, by expression', byExpression(null)),
	image('nothing, by expression, and the item has no files', byExpression(null), [], { files: {} }),
	image('`photo`, which the item does not have', 'photo', ["'photo'", "'data'"]),
	image('`data`, and the item has no files', 'data', ["'data'"], { files: {} }),
	image('`photo`, which is a field of the JSON', 'photo', ["'photo'"], {
		json: { photo: { nothing: 1 } },
	}),
	image('`*`, and the item has no files', '*', ['*'], { files: {} }),
	image('three files', 'a, b, c', ['3 images'], { files: { a: PHOTO, b: PHOTO, c: PHOTO } }),
	image('a number by expression', byExpression(42), ["'42'"]),
	image('an object that is no file', byExpression({ name: 'x' }), ['{"name":"x"}']),
	image('an object with an address inside', byExpression({ shop: { pic: 'https://a.io/1.png' } }), [
		'shop.pic',
	]),
	image('a half address in an object', byExpression({ url: 'photo.jpg' }), ["'photo.jpg'"]),
	image(
		'an uploaded file of a form',
		byExpression({ filename: 'cat.png', mimetype: 'image/png' }),
		["'cat.png'"],
	),
	image(
		'a stored file of somebody else',
		byExpression({ ...PHOTO, data: 'filesystem-v2', id: 'filesystem-v2:workflows/9/x' }),
		["'photo.png'"],
	),
	image('text around an expression that gives an object', byExpression('data [object Object]'), [
		"'data [object Object]'",
	]),
	image(
		'a data URI with other characters in it',
		byExpression(`data:image/png;base64,${png(64, 64).toString('base64').slice(0, 40)}&copy`),
		["'&copy'"],
	),
	image('an address of another kind', 'javascript:alert(1)', ["'javascript:alert(1)'"]),
	image('an address of 9000 characters', `https://example.com/${'a'.repeat(9000)}`, [
		'https://example.com/aaa',
	]),
	image('an address of this network', 'http://192.168.1.5/photo.jpg', [
		"'http://192.168.1.5/photo.jpg'",
	]),
	image('a list in a list in a list …', byExpression(deep(25))),
	image('more than 300 entries', byExpression(Array.from({ length: 301 }, () => 'data'))),
	...WEB_PAGES.map(typed),
	...OTHER_ADDRESSES.map(typed),
	...FILELESS_SHAPES.filter(isFirstOfName).map(({ name, example }) =>
		image(name, byExpression(example)),
	),
];

/** Services describe a file in several ways, of which the refusal is the same. */
function isFirstOfName({ name }: { name: string }, index: number): boolean {
	return FILELESS_SHAPES.findIndex((shape) => shape.name === name) === index;
}

const images = (
	entered: string,
	value: unknown,
	given: string[] = [],
	more: Partial<Provocation> = {},
): Provocation => ({
	...image(`${entered}, in Compose`, value, given),
	field: 'Images',
	node: 'seedreamCompose',
	parameters: { images: value },
	...more,
});

const MANY = Object.fromEntries(
	Array.from({ length: 15 }, (_, index) => [`photo${index + 1}`, file(png(64, 64))]),
);

export const IMAGES: Provocation[] = [
	images('one image', 'data', ['1 image']),
	images('nothing, by expression', byExpression(null)),
	images('one image of each of two items', 'data', ['1 image'], { items: 2 }),
	images('nothing, by expression, with One Task For: All Items Together', '', [], {
		parameters: { images: byExpression(null), combine: 'allItems' },
	}),
	images('`photo`, which an item lacks, with One Task For: All Items Together', '', ["'photo'"], {
		parameters: { images: 'photo', combine: 'allItems' },
		items: 2,
	}),
	images('`*`, and the item has no files', '*', ['*'], { files: {} }),
	images('15 images', '*', ['15 images'], {
		files: MANY,
		everyModel: true,
		at: ({ offering }) => offering.references.most > 1,
	}),
	images('an address of this network', 'data, http://localhost/photo.jpg', [
		"'http://localhost/photo.jpg'",
	]),
];

const uploaded = (
	entered: string,
	value: unknown,
	given: string[] = [],
	more: Partial<Provocation> = {},
): Provocation => ({
	...images(entered, value, given),
	entered: `${entered}, in Upload`,
	node: 'seedreamUpload',
	...more,
});

export const UPLOADED: Provocation[] = [
	uploaded('nothing, by expression', byExpression(null)),
	uploaded('an address', 'https://example.com/photo.jpg', ["'https://example.com/photo.jpg'"]),
	uploaded('`photo`, which the item does not have', 'photo', ["'photo'"]),
	uploaded('`*`, and the item has no files', '*', ['*'], { files: {} }),
	uploaded('a number by expression', byExpression(42), ["'42'"]),
];
