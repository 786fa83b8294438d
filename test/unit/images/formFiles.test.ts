import { describe, expect, it } from '@jest/globals';
import type { IBinaryData, IDataObject } from 'n8n-workflow';
import { findReferences } from '../../../nodes/shared/images/referenceSources';
import { refusalOf } from '../refusal';

const file = (fileName: string, mimeType = 'image/png', bytes?: number): IBinaryData => ({
	data: Buffer.from(fileName).toString('base64'),
	fileName,
	mimeType,
	bytes,
});
/** What n8n's Form and Webhook write into the JSON for a file. */
const entry = (filename: string, mimetype = 'image/png', size = 1) => ({
	filename,
	mimetype,
	size,
});

/** The names of the fields that entries of a form stand for. */
function fieldsOf(given: unknown, json: IDataObject, binary: Record<string, IBinaryData>) {
	const names = new Map(Object.entries(binary).map(([name, one]) => [one, name]));
	return findReferences('Images', given, { json, binary }).map((source) =>
		source.kind === 'binary' ? names.get(source.binary) : undefined,
	);
}

describe('an entry of a form stands for', () => {
	it.each<[string, object, IDataObject, Record<string, IBinaryData>, string]>([
		[
			'the file with its name and type',
			entry('b.png'),
			{ Front: entry('a.png'), Back: entry('b.png') },
			{ Front: file('a.png'), Other: file('b.png') },
			'Other',
		],
		[
			'the field with its key, of files that look alike',
			entry('a.png', 'image/png', 2),
			{ Front: entry('a.png', 'image/png', 1), Back: entry('a.png', 'image/png', 2) },
			{ Front: file('a.png'), Back: file('a.png') },
			'Back',
		],
		[
			'the field with its key, whatever that file is called',
			entry('a.png'),
			{ Front: entry('z.png'), Back: entry('a.png') },
			{ Front: file('1'), Back: file('2') },
			'Back',
		],
		[
			'the file with its name and type, although another field is called like its key',
			entry('a.png'),
			{ Photo: entry('a.png') },
			{ Photo: file('z.png'), Other: file('a.png') },
			'Other',
		],
		[
			'the first of files that look alike, where it tells no size',
			{ filename: 'a.png', mimetype: 'image/png' },
			{},
			{ one: file('a.png', 'image/png', 1), two: file('a.png', 'image/png', 2) },
			'one',
		],
		[
			'the file with its type, of files that are called alike',
			entry('a.png', 'image/jpeg'),
			{ x: entry('a.png', 'image/jpeg') },
			{ png: file('a.png'), jpeg: file('a.png', 'image/jpeg') },
			'jpeg',
		],
		[
			'the file with its name, of files of one type',
			entry('b.png'),
			{ x: entry('b.png') },
			{ one: file('a.png'), two: file('b.png') },
			'two',
		],
		[
			'the field that is called like its key, letters aside',
			entry('a.png'),
			{ 'Your photo!': entry('a.png') },
			{ other: file('1'), Your_photo_: file('2') },
			'Your_photo_',
		],
		[
			'the field with its place in the list of a key, as Form counts',
			entry('b.png'),
			{ Photos: [entry('a.png'), entry('b.png')] },
			{ Photos_0: file('1'), Photos_1: file('2') },
			'Photos_1',
		],
		[
			'the field with its place in the list of a key, as Webhook counts',
			entry('b.png'),
			{ 'My photos': [entry('a.png'), entry('b.png')] },
			{ My_photos0: file('1'), My_photos1: file('2') },
			'My_photos1',
		],
	])('%s', (_, given, json, binary, field) => {
		expect(fieldsOf(given, json, binary)).toEqual([field]);
	});

	it('each file in turn, where files look alike', () => {
		const same = [entry('a.png'), entry('a.png')];
		const binary = { one: file('a.png', 'image/png', 1), two: file('a.png', 'image/png', 1) };
		expect(fieldsOf(same, { Photos: same }, binary)).toEqual(['one', 'two']);
	});

	it('the file of its size, of photos that a phone calls alike, whatever its key is now', () => {
		const [front, back] = [
			entry('image.jpg', 'image/jpeg', 10),
			entry('image.jpg', 'image/jpeg', 20),
		];
		const binary = {
			Front: file('image.jpg', 'image/jpeg', 10),
			Back: file('image.jpg', 'image/jpeg', 20),
		};
		expect(fieldsOf(back, { Front: front, Back: back }, binary)).toEqual(['Back']);
		expect(fieldsOf(back, { rear: back, face: front }, binary)).toEqual(['Back']);
		expect(fieldsOf(back, {}, binary)).toEqual(['Back']);
		expect(fieldsOf([back, front], { body: { Front: front, Back: back } }, binary)).toEqual([
			'Back',
			'Front',
		]);
	});

	it('each field in turn, where only the key tells', () => {
		const json = { Photo: [entry('a.png'), entry('a.png')] };
		const binary = { Photo: file('1'), Photo_0: file('2') };
		expect(fieldsOf(json.Photo, json, binary)).toEqual(['Photo', 'Photo_0']);
	});
});

describe('an entry of a form is refused', () => {
	it.each<[string, object, IDataObject, Record<string, IBinaryData>]>([
		['without a file', entry('a.png'), { Photo: entry('a.png') }, {}],
		[
			'whose file is another field',
			entry('a.png'),
			{ Photo: entry('a.png') },
			{ Other: file('b.png') },
		],
		[
			'that is not the one with the key of the field',
			entry('a.png'),
			{ Photo: entry('z.png') },
			{ Photo: file('b.png') },
		],
		[
			'whose size is not that of the key',
			entry('a.png', 'image/png', 2),
			{ Photo: entry('a.png', 'image/png', 1) },
			{ Photo: file('b.png') },
		],
		[
			'whose type is not that of the key',
			entry('a.png', 'image/jpeg'),
			{ Photo: entry('a.png') },
			{ Photo: file('b.png') },
		],
	])('%s', (_, given, json, binary) => {
		const message = refusalOf(() => fieldsOf(given, json, binary));
		expect(message).toContain(
			"'Images' describes the uploaded file 'a.png', which the item does not have",
		);
	});

	it('of which several files could be meant, where n8n does not tell their bytes', () => {
		const given = entry('image.jpg', 'image/jpeg', 20);
		const binary = {
			Front: file('image.jpg', 'image/jpeg'),
			Back: file('image.jpg', 'image/jpeg'),
		};
		for (const json of [{}, { rear: given }]) {
			expect(refusalOf(() => fieldsOf(given, json, binary))).toContain("'image.jpg'");
		}
		expect(fieldsOf(given, { Back: given }, binary)).toEqual(['Back']);
	});

	it('a second time, where its file is taken', () => {
		const json = { Photo: entry('a.png') };
		const given = [json.Photo, json.Photo];
		expect(refusalOf(() => fieldsOf(given, json, { Photo: file('a.png') }))).toContain("'a.png'");
	});

	it.each<[string, object]>([
		['without a type', { filename: 'a.png', size: 1 }],
		['without a name', { mimetype: 'image/png', size: 1 }],
		['whose type is no text', { filename: 'a.png', mimetype: 5 }],
		['whose name is no text', { filename: 5, mimetype: 'image/png' }],
	])('%s: it is none', (_, given) => {
		const json = { Photo: given } as IDataObject;
		expect(refusalOf(() => fieldsOf(given, json, { Photo: file('a.png') }))).toContain("'Images'");
	});

	it('by its own words only where it has a name and a type', () => {
		const words = 'describes the uploaded file';
		expect(refusalOf(() => fieldsOf({ filename: 'a.png' }, {}, {}))).not.toContain(words);
		expect(refusalOf(() => fieldsOf({ mimetype: 'image/png' }, {}, {}))).not.toContain(words);
	});
});
