import { describe, expect, it } from '@jest/globals';
import { plainBase64 } from '../../../nodes/shared/images/base64Image';
import { findReferences } from '../../../nodes/shared/images/referenceSources';
import { sample } from '../../images/samples';
import { bytesOf, found, item, refused, wrapped } from './found';

const isOnly = (bytes: Buffer, text: string): boolean => found(text).join() === bytesOf(bytes);

describe('base64 of an image', () => {
	it.each<[string, (base64: string) => string]>([
		['as it is', (base64) => base64],
		['in lines of MIME', (base64) => wrapped(base64, 76, '\r\n')],
		['in lines of PEM', (base64) => wrapped(base64, 64)],
		['in lines with a blank between them', (base64) => wrapped(base64, 76, ' ')],
		['in lines that are set in', (base64) => wrapped(base64, 76, '\n    ')],
		['with blanks in the place of its plus signs', (base64) => base64.replaceAll('+', ' ')],
		['with percent signs', (base64) => encodeURIComponent(base64)],
		[
			'with percent signs in small letters',
			(base64) => encodeURIComponent(base64).replace(/%\w\w/g, (sign) => sign.toLowerCase()),
		],
		['without its end', (base64) => base64.replace(/=+$/, '')],
		[
			'in the alphabet of addresses',
			(base64) => base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''),
		],
	])('%s is that image, bare and in a data URI', async (_, write) => {
		for (const kind of ['png', 'jpeg', 'webp'] as const) {
			const { bytes } = await sample(kind);
			const text = write(bytes.toString('base64'));
			// As one truth: a difference of thousands of characters is no use to anybody.
			expect([kind, isOnly(bytes, text)]).toEqual([kind, true]);
			expect([kind, isOnly(bytes, `data:image/${kind};base64,${text}`)]).toEqual([kind, true]);
		}
	});

	it.each([
		['short', 'iVBORw0KGgoAAAANSUhEUg=='],
		['of something else', Buffer.from('only a text, and a long one, for sure').toString('base64')],
	])('is none where it is %s', (_, text) => {
		expect(refused(text)).toContain(`names the binary field '${text.slice(0, 77)}`);
	});

	it('is none where other characters stand in it, wherever', async () => {
		const { bytes } = await sample('jpeg');
		const base64 = bytes.toString('base64');
		for (const at of [3, 17, 100, 5000, base64.length - 1]) {
			const text = `${base64.slice(0, at)}!${base64.slice(at)}`;
			expect(refused(text)).toContain("'Images'");
		}
	});

	it('is broken where another character stands in it, which is shown from there on', async () => {
		const { bytes } = await sample('jpeg');
		const base64 = bytes.toString('base64');
		for (const at of [0, 100, 4096, 5000]) {
			for (const stray of ['!', '=']) {
				const text = `${base64.slice(0, at)}${stray}${base64.slice(at)}`;
				expect(refused(`data:image/jpeg;base64,${text}`)).toContain(
					`whose base64 is broken at '${text.slice(at, at + 20)}'`,
				);
			}
		}
		// Without a head, only what begins like an image is one.
		for (const at of [0, 3]) {
			const text = `${base64.slice(0, at)}!${base64.slice(at)}`;
			expect(refused(text)).not.toContain('is broken');
		}
	});

	it.each([
		'data:image/png;name="a,b.png";base64,',
		'DATA:image/png;BASE64,',
		'data:;base64,',
		'data:image/png; base64 ,',
		'data:image/jpeg;base64,data:image/png;base64,',
		'base64,',
		'image/png;base64,',
		'base64://',
		'base64:',
		'data:image/png;base64, data:image/png;base64,',
	])('is read behind %s', async (head) => {
		const { bytes } = await sample('png');
		expect(found(`${head}${bytes.toString('base64')}`)).toEqual([bytesOf(bytes)]);
	});

	it.each<[string, string]>([
		['AAAA BBBB CC==', 'AAAABBBBCC=='],
		[' AAAA BBBB ', 'AAAABBBB'],
		['AAAA\n BBBB\n CCCC', 'AAAABBBBCCCC'],
		['AAAA  BBBB  CCCC', 'AAAABBBBCCCC'],
		['AAAA BBBB CCCC DDDD EEEE', 'AAAABBBBCCCCDDDDEEEE'],
		['AAAA BBBB CCC DDDD E', 'AAAA+BBBB+CCC+DDDD+E'],
		['AAAA BBBB CCCC DDDD EEEEEEEE', 'AAAA+BBBB+CCCC+DDDD+EEEEEEEE'],
		['AAAA BB CCCC D', 'AAAA+BB+CCCC+D'],
		['AAA BBB CC', 'AAABBBCC'],
		['AA  BB', 'AABB'],
		['A  B', 'A++B'],
		['AAA', 'AAA'],
		['AA%2BA%2fA%3D%0D%0A', 'AA+A/A='],
		['AA%20A', 'AA+A'],
		['AA%41', 'AA%41'],
		['  AAAA  ', 'AAAA'],
		['AAAA\n BBB', 'AAAA+BBB'],
		['AAAA \nBBB', 'AAAA+BBB'],
		['AAAA \nBBBB \nCCC', 'AAAABBBBCCC'],
		['AAAA \nBBB\nCCCC', 'AAAA+BBBCCCC'],
		['AA AA\n AA', 'AA+AA+AA'],
		['AAA\r\n BBB\r\n CC', 'AAABBBCC'],
	])(
		'written %j is %s: the length, which comes in fours, tells line ends from plus signs, else equal distances',
		(text, plain) => {
			expect(plainBase64(text)).toBe(plain);
		},
	);

	it('is looked for from 40 characters on, and named by what it is', () => {
		const gif = (bytes: number) =>
			Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(bytes - 6, 1)]).toString('base64');
		expect(findReferences('Image', gif(30), item())).toMatchObject([{ label: 'base64 text' }]);
		expect(refused(gif(29).replace(/=+$/, ''))).toContain('names the binary field');
		expect(findReferences('Image', 'data:;base64,AAAA', item())).toMatchObject([
			{ label: 'data URI' },
		]);
	});

	it('is read from a Buffer as Code nodes hand it over, and from nothing like it', async () => {
		const { bytes } = await sample('png');
		expect(found(bytes.toJSON())).toEqual([bytesOf(bytes)]);
		expect(found([bytes.toJSON()])).toEqual([bytesOf(bytes)]);
		expect(findReferences('Image', bytes.toJSON(), item())).toMatchObject([{ label: 'Buffer' }]);
		for (const given of [
			{ type: 'Blob', data: [137, 80, 78, 71] },
			{ type: 'Buffer' },
			{ type: 'Buffer', data: 5 },
		])
			expect(() => found(given)).toThrow("'Images'");
	});
});

describe('names behind a data URI', () => {
	const from = item('photo', 'abcd', 'my photo');
	const short = 'iVBORw0KGgo=';
	const shortBytes = 'bytes 89504e470d0a1a0a';

	it.each<[string, string, string[]]>([
		['behind a comma', `data:image/png;base64,${short},photo`, [shortBytes, 'field photo']],
		['on a line', `data:image/png;base64,${short}\nphoto`, [shortBytes, 'field photo']],
		['behind a blank', `data:image/png;base64,${short} photo`, [shortBytes, 'field photo']],
		[
			'that could be base64, on a line',
			`data:image/png;base64,${short}\nabcd`,
			[shortBytes, 'field abcd'],
		],
		[
			'on several lines',
			`data:image/png;base64,${short}\nabcd\nphoto`,
			[shortBytes, 'field abcd', 'field photo'],
		],
		[
			'with blanks and semicolons around',
			`data:image/png;base64,${short} ; photo |abcd`,
			[shortBytes, 'field photo', 'field abcd'],
		],
		[
			'that are not all of base64',
			`data:image/png;base64,${short}\nmy photo`,
			[shortBytes, 'field my photo'],
		],
	])('are names %s', (_, text, expected) => {
		expect(found(text, from)).toEqual(expected);
	});

	it('are told from the lines of base64 before them', async () => {
		const { bytes } = await sample('png');
		const base64 = bytes.toString('base64');
		for (const length of [40, 64, 76, 128]) {
			const text = `data:image/png;base64,${wrapped(base64, length)}\nphoto`;
			expect(found(text, from)).toEqual([bytesOf(bytes), 'field photo']);
			expect(found(wrapped(`data:image/png;base64,\n${base64}`, length), from)).toEqual([
				bytesOf(bytes),
			]);
		}
	});

	const body = (bytes: number): string => Buffer.alloc(bytes, 'image').toString('base64');
	const cut = (base64: string, ...lengths: number[]): string =>
		lengths.reduceRight(
			(text, length) => `${text.slice(0, length)}\n${text.slice(length)}`,
			base64,
		);

	it.each<[string, string, number]>([
		['in a line of its own', `\n${body(9)}`, 9],
		['in a line as long as MIME and the like have them', cut(body(99), 128), 99],
		['in lines of any length that are all alike', cut(body(201), 132, 264), 201],
		['in a line of 40 characters below a short one', cut(body(33), 4), 33],
		['in short lines below one of 40', cut(body(33), 40), 33],
		['with blanks between', `${body(6)} ${body(6)} ${body(6)}`, 18],
	])('are not taken out of base64 %s', (_, base64, bytes) => {
		expect(found(`data:image/png;base64,${base64}`)[0]).toHaveLength('bytes '.length + 2 * bytes);
		expect(found(`data:image/png;base64,${base64}`)).toHaveLength(1);
	});

	it('are what stands below one long line, or below a line shorter than wrapped ones', () => {
		expect(refused(`data:image/png;base64,${cut(body(102), 132)}`, from)).toContain(
			`the binary field '${body(102).slice(132)}'`,
		);
		expect(refused(`data:image/png;base64,${cut(body(30), 36)}`, from)).toContain(
			`the binary field '${body(30).slice(36)}'`,
		);
		expect(refused(`data:image/png;base64,${cut(body(60), 32, 64)}`, from)).toContain(
			'the binary field',
		);
	});

	it('may go on with other characters', () => {
		const fields = item('photo.png', 'my photo.png', 'photo');
		expect(found(`data:image/png;base64,${short} photo.png`, fields)).toEqual([
			shortBytes,
			'field photo.png',
		]);
		expect(found(`data:image/png;base64,${short} photo|photo.png`, fields)).toEqual([
			shortBytes,
			'field photo',
			'field photo.png',
		]);
		const others = item('abcd', 'photo.png', 'p.png');
		for (const name of ['photo.png', 'p.png']) {
			expect(found(`data:image/png;base64,${short} abcd ${name}`, others)).toEqual([
				shortBytes,
				'field abcd',
				`field ${name}`,
			]);
		}
		expect(found(`data:image/png;base64,${short};photo`, fields)).toEqual([
			shortBytes,
			'field photo',
		]);
	});

	it('that the item does not have are refused by name', () => {
		expect(refused(`data:image/png;base64,${short}\nposter`, from)).toContain("'poster'");
		expect(refused(`data:image/png;base64,${short}, poster`, from)).toContain("'poster'");
	});

	it('behind one without base64 are read, and it is refused', () => {
		const message = refused('data:text/plain,hi\nphoto', from);
		expect(message).toContain("holds 'data:text/plain,hi', which is not an http(s) URL");
	});
});
