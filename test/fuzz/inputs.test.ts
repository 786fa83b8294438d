import { describe, expect, it } from '@jest/globals';
import fc from '../properties';
import { ADDRESS_SHAPES } from '../../nodes/shared/images/addressShapes';
import { FILELESS_SHAPES } from '../../nodes/shared/images/filelessShapes';
import { findReferences } from '../../nodes/shared/images/referenceSources';
import { OTHER_ADDRESSES } from '../../nodes/shared/images/otherAddresses';
import { TEXT_REPAIRS } from '../../nodes/shared/images/textRepairs';
import { TEXT_SHAPES } from '../../nodes/shared/images/textShapes';
import { WEB_PAGES } from '../../nodes/shared/images/webPages';
import { InvalidRequest } from '../../nodes/shared/request/invalidRequest';
import { parseParameters } from '../../nodes/shared/request/parameters';
import { taskIdsOf } from '../../nodes/shared/request/taskIds';
import { isQuick } from '../machinePace';
import { junk, mutated } from './junk';
import { assertOn } from './cases';

const CASES = 10_000;
const PNG =
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const ADDRESS = 'https://cdn.example.com/w_1,h_2/photo (1).png?a=1;b=2|3';

const OBJECTS = [...ADDRESS_SHAPES, ...FILELESS_SHAPES].map(({ example }) => example);

/** Every way to write images into a text that is taken, or refused on purpose. */
const TEXTS: string[] = [
	'data',
	'data, photo',
	'photo; data\nmy photo',
	'*',
	'_files.data, posts[1].cover',
	ADDRESS,
	`${ADDRESS}, photo, ${ADDRESS}`,
	`${ADDRESS} ${ADDRESS};${ADDRESS}|logo`,
	`data:image/png;base64,${PNG}`,
	`data:image/png;base64,\r\n${PNG.match(/.{1,76}/g)!.join('\r\n')}\r\nphoto`,
	PNG,
	`["${ADDRESS}", "photo"]`,
	`['${ADDRESS}', 'photo']`,
	`data ${ADDRESS}`,
	'data [object Object]',
	...TEXT_SHAPES.map(({ example }) => example),
	...WEB_PAGES.map(({ example }) => example),
	...TEXT_REPAIRS.map(({ example }) => example),
	...OTHER_ADDRESSES.map(({ example }) => example),
	`“${ADDRESS}”, (${ADDRESS}) **${ADDRESS}**.`,
	...OBJECTS.map((example) => JSON.stringify(example)),
];

/** Characters that parsers stumble over, and pieces of the shapes themselves. */
const piece = fc.oneof(
	fc.constantFrom(
		...[',', ';', '|', ' ', '\n', '\r\n', '\t', '"', "'", '<', '>', '(', ')', '[', ']', '{', '}'],
		...[
			'\u200b',
			'\ufeff',
			'\u00a0',
			'\u202e',
			'\ud83d',
			'\udc00',
			'\u0000',
			'%',
			'%2',
			'=',
			'!',
			'*',
		],
		...[
			'https://',
			'http:',
			'data:',
			';base64,',
			'![',
			'](',
			'<img src=',
			'[object ',
			'=IMAGE("',
			'..',
		],
	),
	fc.constantFrom(...TEXTS),
	fc.string({ unit: 'binary', maxLength: 8 }),
);
const edit = fc.record({ at: fc.nat(2000), remove: fc.nat(20), piece });
const text = fc
	.record({ shape: fc.constantFrom(...TEXTS), edits: fc.array(edit, { maxLength: 5 }) })
	.map(({ shape, edits }) =>
		edits.reduce((whole, { at, remove, piece: added }) => {
			const start = at % (whole.length + 1);
			return whole.slice(0, start) + added + whole.slice(start + remove);
		}, shape),
	);

const item = {
	json: { photo_url: 'https://cdn.example.com/a.png', posts: [{ cover: null }], width: 3 },
	binary: {
		data: { data: 'AAAA', mimeType: 'image/png', fileName: 'data.png' },
		photo: { data: 'AAAA', mimeType: 'image/png', fileName: 'photo.png' },
		'my photo': { data: 'AAAA', mimeType: 'image/png', fileName: 'my photo.png' },
	},
};

/** Nothing but a clear refusal may be thrown. */
function orRefused<T>(work: () => T): T | undefined {
	try {
		return work();
	} catch (error) {
		if (!(error instanceof InvalidRequest)) throw error as Error;
		expect(error.message).toMatch(/^[^\r\n]{10,700}$/u);
		return undefined;
	}
}

function check(given: unknown): void {
	for (const source of orRefused(() => findReferences('Images', given, item)) ?? []) {
		expect(source.label).not.toBe('');
		if (source.kind === 'url') expect(source.url).toMatch(/^https?:[\x21-\x7e]+$/i);
		if (source.kind === 'dataUri') expect(source.base64).not.toMatch(/\s/);
	}
}

it('texts like those that people hand over are read or refused', () => {
	assertOn(CASES, text, check);
});

it('objects like those that services hand over are read or refused', () => {
	assertOn(CASES, mutated(OBJECTS), check);
});

it('parameters of any kind are understood or refused', () => {
	const names = [
		'watermark',
		'resolution',
		'aspectRatio',
		'width',
		'timeout',
		'prompt',
		'output',
		'model',
	];
	const value = fc.oneof(
		junk,
		fc.constantFrom('16x9', '1,024', 'TRUE', '2 K', '16:09:00', '0.6729', 'JPG', '٣', '1e5', '--1'),
		text,
	);
	const parameter = fc.record({ name: fc.constantFrom(...names), value });
	assertOn(CASES, parameter, ({ name, value: given }) => {
		orRefused(() => parseParameters({ [name]: given }));
	});
});

it('task IDs in any writing are read or refused', () => {
	assertOn(CASES, fc.oneof(junk, text), (given) => {
		for (const id of orRefused(() => taskIdsOf(given)) ?? []) expect(id).toMatch(/^\S{1,200}$/u);
	});
});

const MEGABYTE = 1_000_000;
/** A text of a megabyte, made of a piece again and again. */
const full = (part: string): string => part.repeat(Math.ceil(MEGABYTE / part.length));

describe('a megabyte is read as quickly as JSON', () => {
	const PARTS = [
		...[
			' ',
			'\n',
			',',
			';',
			'|',
			', ',
			'; ',
			'\u200b',
			'[',
			'{',
			'"',
			'!',
			'![',
			'](',
			'<',
			'<img ',
		],
		...['a', 'a ', 'a,', 'a;', 'a\n', '*', '*,', 'data,', 'data ', 'A ', 'A\n', '\ud83d', '%', '0'],
		...[
			'https://',
			'https://a.example ',
			`${ADDRESS}\n`,
			'https:// ',
			'data:',
			'data:,',
			'data:;base64,',
		],
		...[
			'<img src=',
			'<https://',
			'![](https://a',
			'.png (',
			'=IMAGE("',
			'[object ',
			'""',
			'"",',
			'[],',
		],
		...['\n- ', '\n* ', '* ', '1. ', ': ', 'a: ', '，', '，https://', '\\n', '\\/', '&amp;', '&#0'],
		...[
			'“',
			'“”',
			'(',
			'(https://',
			'https://a)',
			'**',
			"b'",
			'base64,',
			'.png ',
			'<a href=',
			'[x](',
		],
		...['iVBORw0KGgo', '/9j/4AAQ', '<img src src ', "'", "''", '=', '\\', '[[', '{"url":'],
	];
	const STARTS = [
		'',
		"b'",
		'https://cdn.example.com/a b',
		'data:image/png;base64,',
		'data ',
		'[',
		'["',
		PNG,
	];

	it.each(PARTS)('of %j', (part) => {
		for (const start of STARTS) {
			const given = start + full(part);
			const quick = isQuick(() => orRefused(() => findReferences('Images', given, item)));
			expect({ start, quick }).toEqual({ start, quick: true });
		}
	});

	it.each(PARTS)('of %j as a value or task ID', (part) => {
		const given = full(part);
		for (const name of ['prompt', 'width', 'aspectRatio', 'resolution', 'watermark', 'model']) {
			const quick = isQuick(() => orRefused(() => parseParameters({ [name]: given })));
			expect({ name, quick }).toEqual({ name, quick: true });
		}
		expect(isQuick(() => orRefused(() => taskIdsOf(given)))).toBe(true);
	});

	it.each([
		['a list of empty texts', Array(MEGABYTE / 4).fill('')],
		[
			'an object of many keys',
			Object.fromEntries(Array.from({ length: 50_000 }, (_, n) => [`k${n}`, n])),
		],
		['a list of lists', Array(MEGABYTE / 5).fill([[]])],
	])('of %s, as it is and as JSON text', (_what, given) => {
		for (const one of [given, JSON.stringify(given)]) {
			expect(isQuick(() => orRefused(() => findReferences('Images', one, item)))).toBe(true);
		}
	});
});
