import { beforeAll, describe, expect, it } from '@jest/globals';
import { plainBase64 } from '../../../nodes/shared/images/base64Image';
import { sample } from '../../images/samples';
import { bytesOf, found, item, refused, wrapped } from './found';

type Kind = 'png' | 'jpeg' | 'webp' | 'gif' | 'bmp' | 'tiff' | 'heic';
const KINDS: Kind[] = ['png', 'jpeg', 'webp', 'gif', 'bmp', 'tiff', 'heic'];
const images = {} as Record<Kind, Buffer>;
beforeAll(async () => {
	for (const kind of KINDS) images[kind] = (await sample(kind)).bytes;
});
const base64 = (kind: Kind): string => images[kind].toString('base64');
/** Without padding, which would tell where an image ends: three bytes behind its end change nothing. */
const unpadded = (kind: Kind): string => {
	const { length } = images[kind];
	return Buffer.concat([images[kind], Buffer.alloc((3 - (length % 3)) % 3)]).toString('base64');
};
const [A, B]: [Kind, Kind] = ['png', 'jpeg'];
/** As one truth: a difference of thousands of characters is no use to anybody. */
const isAll = (entries: string[], expected: string[]): boolean =>
	entries.length === expected.length && entries.every((one, at) => one === expected[at]);
const bytesIn = (text: string): string => bytesOf(Buffer.from(text, 'base64'));

describe.each(['\n', '\r\n', ' ', ', ', '\n\n', ';'])('divided by %j', (between) => {
	it.each(KINDS)('a %s is one of several, bare or not, and none is left out', (kind) => {
		for (const write of [base64, unpadded]) {
			const [one, other] = [write(kind), write(B)];
			for (const [head, tail] of [
				['', ''],
				['', 'data:;base64,'],
				['data:;base64,', ''],
			]) {
				const text = [head + one, tail + other].join(between);
				expect(isAll(found(text), [bytesIn(one), bytesIn(other)])).toBe(true);
			}
		}
	});

	it('a hundred images are a hundred', () => {
		const all = Array.from({ length: 100 }, (_, at) => unpadded(KINDS[at % 4]!));
		expect(isAll(found(all.join(between)), all.map(bytesIn))).toBe(true);
	});

	it.each(KINDS)('a %s stands before and behind names', (kind) => {
		const from = item('data', 'logo');
		for (const write of [base64, unpadded]) {
			const one = write(kind);
			expect(
				isAll(found([one, 'logo', 'data'].join(between), from), [
					bytesIn(one),
					'field logo',
					'field data',
				]),
			).toBe(true);
			// Nothing but its first two letters tells a BMP.
			if (kind === 'bmp') continue;
			expect(
				isAll(found(['data', one, 'logo'].join(between), from), [
					'field data',
					bytesIn(one),
					'field logo',
				]),
			).toBe(true);
		}
	});
});

describe('of several images, one that is cut short', () => {
	/** Characters: whole groups of four, in a line that nobody wraps at. */
	const cutShort = 400;
	const next = () => `\n${base64(B)}`;

	it('ends with its padding', () => {
		const text = `${base64(A).slice(0, cutShort)}==${next()}`;
		expect(found(text)).toHaveLength(2);
	});

	it('ends with its line, where that is longer than wrapped ones', () => {
		expect(found(`${base64(A).slice(0, cutShort)}${next()}`)).toHaveLength(2);
	});

	it('goes on in a line of its own length, where blanks stand for plus signs', () => {
		const text = base64(A);
		const inner = `${text.slice(0, 300)} UklGR${text.slice(306)}`;
		expect(found(inner)).toHaveLength(1);
	});
});

describe('base64 in lines', () => {
	it('of a data URI ends where the image does, with or without padding', () => {
		const [one, other] = [unpadded(A), unpadded(B)];
		const text = `data:;base64,${wrapped(one)}\n${wrapped(other)}`;
		expect(isAll(found(text), [bytesIn(one), bytesIn(other)])).toBe(true);
	});

	it('ends before a longer word that is none of it', () => {
		const word = 'x'.repeat(60);
		expect(refused(`${base64(A)} ${word}`)).toContain(`the binary field '${word}'`);
		expect(refused(`data:;base64, ${base64(A)} ${word}`)).toContain(`the binary field '${word}'`);
	});

	it('is followed by other images, and by names', () => {
		const text = [wrapped(base64(A)), wrapped(base64(B)), 'logo', base64('gif')].join('\n');
		const expected = [bytesIn(base64(A)), bytesIn(base64(B)), 'field logo', bytesIn(base64('gif'))];
		expect(isAll(found(text, item('logo')), expected)).toBe(true);
	});

	it.each(['png', 'jpeg', 'webp'] as const)('a %s is whole, however it is folded', (kind) => {
		const text = base64(kind);
		const writings = [
			// vCard: the first line is shorter, the others begin with a blank.
			`${text.slice(0, 60)}\r\n ${wrapped(text.slice(60), 74, '\r\n ')}`,
			wrapped(text, 75, '\n '),
			wrapped(text, 75, ' \n'),
			wrapped(text, 70, '\n\t'),
			`${text.slice(0, 101)} ${text.slice(101)}`,
		];
		for (const writing of writings) {
			for (const head of ['', 'data:;base64,'])
				expect([head, isAll(found(head + writing), [bytesIn(text)])]).toEqual([head, true]);
		}
	});

	it('goes on where a line begins like an image: the thumbnail in a photo, or letters by chance', () => {
		const thumbnail = images.jpeg;
		const photo = (at: number): Buffer => {
			const exif = Buffer.concat([Buffer.from('Exif\0\0'), Buffer.alloc(at - 12), thumbnail]);
			const length = Buffer.alloc(2);
			length.writeUInt16BE(exif.length + 2);
			const start = Buffer.from([0xff, 0xd8, 0xff, 0xe1]);
			return Buffer.concat([start, length, exif, images.jpeg.subarray(2)]);
		};
		for (const [length, at] of [
			[76, 114],
			[64, 144],
			[72, 108],
		] as const) {
			const text = photo(at).toString('base64');
			for (const end of ['\n', '\r\n', ' ']) {
				expect(text.indexOf('/9j/', 9)).toBe((at / 3) * 4);
				expect([length, end, isAll(found(wrapped(text, length, end)), [bytesIn(text)])]).toEqual([
					length,
					end,
					true,
				]);
			}
		}
		const lines = wrapped(base64('png')).split('\n');
		lines[3] = `uklgr${lines[3]!.slice(5)}`;
		expect(found(lines.join('\n'))).toHaveLength(1);
	});

	it('may have more padding than it needs', () => {
		for (const text of [
			`${base64(A)}===`,
			wrapped(`${base64(B)}==`),
			`data:;base64,${base64(B)}====`,
		])
			expect(found(text)).toHaveLength(1);
	});

	it('of a WebP whose size was never written is whole', () => {
		const file = Buffer.from(images.webp);
		const canvas = Buffer.concat([
			Buffer.from('VP8X'),
			Buffer.from([10, 0, 0, 0]),
			Buffer.alloc(10),
		]);
		const streamed = Buffer.concat([file.subarray(0, 12), canvas, file.subarray(12)]);
		streamed.writeUInt32LE(0, 4);
		const text = streamed.toString('base64');
		expect(isAll(found(wrapped(text)), [bytesIn(text)])).toBe(true);
	});

	it('with a blank between lines of any length is whole', () => {
		for (const length of [60, 64, 70, 75, 76, 77, 128]) {
			const text = base64('webp');
			expect([length, isAll(found(wrapped(text, length, ' ')), [bytesIn(text)])]).toEqual([
				length,
				true,
			]);
		}
	});
});

describe('plus signs that became blanks', () => {
	it('are told from line ends by the length, which comes in fours', () => {
		for (let at = 1; at < 79; at += 1) {
			const text = `${'A'.repeat(at)}+${'A'.repeat(79 - at)}`;
			expect(plainBase64(text.replace('+', ' '))).toBe(text);
		}
	});

	it('are so beside line ends, too, as curl sends what base64 wrote', () => {
		for (const kind of KINDS) {
			for (const text of [base64(kind), unpadded(kind)]) {
				const sent = wrapped(text).replaceAll('+', ' ');
				expect([kind, isAll(found(`${sent}\n`), [bytesIn(text)])]).toEqual([kind, true]);
			}
		}
	});

	it('are told by their places, where there are four or eight', () => {
		const text = `${'A'.repeat(9)}+${'B'.repeat(30)}+CC+${'D'.repeat(20)}+${'E'.repeat(15)}`;
		expect(text.length % 4).toBe(0);
		expect(plainBase64(text.replaceAll('+', ' '))).toBe(text);
	});
});

describe('percent signs', () => {
	it.each(KINDS)('are undone for a %s of any length, in lines, and twice', (kind) => {
		for (let padding = 0; padding < 8; padding += 1) {
			const bytes = Buffer.concat([images[kind], Buffer.alloc(padding)]);
			const text = bytes.toString('base64');
			for (const one of [text, wrapped(text, 76, '\r\n')]) {
				const once = encodeURIComponent(one);
				expect([kind, isAll(found(once), [bytesOf(bytes)])]).toEqual([kind, true]);
				expect([
					kind,
					isAll(found(`data:;base64,${encodeURIComponent(once)}`), [bytesOf(bytes)]),
				]).toEqual([kind, true]);
			}
		}
	});
});

describe('what is no base64 in a data URI', () => {
	it('is refused, and shown', () => {
		const text = base64('webp');
		const broken = `data:image/webp;base64,${text.slice(0, 100)}&copy;${text.slice(106)}`;
		expect(refused(JSON.stringify([broken]))).toMatch(
			/^'Images' holds 'data:image\/webp;base64,U.*', whose base64 is broken at '&copy'\. Give it unchanged, as the program wrote it\./,
		);
	});

	it('is refused without a head, too, whatever the image begins with', () => {
		for (const kind of KINDS) {
			for (const [at, stray] of [
				[300, '\u00ad'],
				[base64(kind).length, '.'],
			] as const) {
				const text = `${base64(kind).slice(0, at)}${stray}${base64(kind).slice(at)}`;
				expect([kind, refused(text)]).toEqual([
					kind,
					expect.stringContaining(`whose base64 is broken at '`),
				]);
			}
		}
	});

	it('is undone where HTML escaped it', () => {
		const escaped = base64('webp')
			.replaceAll('+', '&#43;')
			.replaceAll('/', '&#x2F;')
			.replaceAll('=', '&#x3D;');
		for (const text of [
			`data:image/webp;base64,${escaped}`,
			`<img src="data:image/webp;base64,${escaped}">`,
		])
			expect(isAll(found(text), [bytesIn(base64('webp'))])).toBe(true);
	});
});

describe('in the marks of a page', () => {
	it('a data URI may be in lines, or have blanks in the place of plus signs', () => {
		for (const data of [wrapped(base64(A), 76, '\r\n'), base64(A).replaceAll('+', ' ')]) {
			for (const text of [
				`<img src="data:image/png;base64,${data}" alt="x">`,
				`<img alt='' src='data:image/png;base64,${data}'>`,
				`<a href="data:image/png;base64,${data}">x</a>`,
				`![x](data:image/png;base64,${data})`,
				`![x](data:image/png;base64,${data} "title")`,
			])
				expect(isAll(found(text), [bytesIn(base64(A))])).toBe(true);
		}
		const bare = `<img src=data:image/png;base64,${base64(A)} alt="x">`;
		expect(isAll(found(bare), [bytesIn(base64(A))])).toBe(true);
	});
});

describe('base64 dragged onto the default', () => {
	it('takes its place in Image, and stands with it in Images', () => {
		const dragged = [`data ${base64(B)}`, `data ${wrapped(base64(B), 120)}`];
		for (const text of dragged) {
			expect(isAll(found(text, item('data'), 'Image'), [bytesIn(base64(B))])).toBe(true);
			expect(isAll(found(text, item('data')), ['field data', bytesIn(base64(B))])).toBe(true);
			expect(isAll(found(text, item('photo')), [bytesIn(base64(B))])).toBe(true);
		}
		const all = ['field data', 'field logo', bytesIn(base64(B))];
		expect(isAll(found(`* ${base64(B)}`, item('data', 'logo')), all)).toBe(true);
	});
});
