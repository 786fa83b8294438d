import { describe, expect, it } from '@jest/globals';
import fc from '../properties';
import { safeFileName } from '../../nodes/shared/images/fileName';

describe('the name of a file', () => {
	it.each([
		['an ordinary name', 'product-photo', 'product-photo'],
		['blanks inside', 'Product photo 7', 'Product photo 7'],
		['letters of any language', 'Überraschung – 海报', 'Überraschung – 海报'],
		['dots inside', 'v1.2 final', 'v1.2 final'],
		['an extension that the bytes decide', 'photo.jpg', 'photo'],
		['an extension in capitals', 'photo.JPEG', 'photo'],
		['a png', 'photo.png', 'photo'],
		['a webp', 'photo.webp', 'photo'],
		['an extension of something else', 'report.pdf', 'report.pdf'],
		['nothing', '', 'image'],
		['blanks only', '   ', 'image'],
		['dots only', '...', 'image'],
		['an extension only', '.png', 'image'],
		['a hidden file', '.htaccess', 'htaccess'],
		['signs that no file system takes', '***', 'image'],
		['each of these signs', 'a/b\\c:d*e?f"g<h>i|j', 'a-b-c-d-e-f-g-h-i-j'],
		['several of them in a row', 'a//b\u0000\u001f\u007fc', 'a-b-c'],
		['blanks, dots and dashes at its ends', ' . -a b- . ', 'a b'],
		['an image ending before another', 'photo.webp.png', 'photo.webp'],
	])('keeps or mends %s', (_name, given, expected) => {
		expect(safeFileName(given)).toBe(expected);
	});

	it.each([
		'../../etc/passwd',
		'..\\..\\windows\\system32',
		'/etc/passwd',
		'C:\\boot.ini',
		'a/b',
		'a\u0000b',
		'a\nb',
		'what?',
		'a|b>c<d"e*f',
		'con:stream',
	])('made of %j stays in its folder', (given) => {
		const name = safeFileName(given);
		expect(name).not.toMatch(/[/\\<>:"|?*\u0000-\u001f\u007f]/);
		expect(name).not.toMatch(/^\.|\.$/);
		expect(name).toMatch(/[a-z]/);
	});

	it.each(['CON', 'nul', 'Aux', 'PRN', 'com1', 'LPT9', 'con.txt'])(
		'is none that Windows keeps for itself: %s',
		(given) => {
			expect(safeFileName(given)).toBe(`image-${given}`);
			expect(safeFileName(given)).not.toMatch(/^(con|nul|aux|prn|com\d|lpt\d)(\.|$)/i);
		},
	);

	it.each(['falcon', 'xnul.txt', 'com10', 'console'])(
		'that only looks like one of these is kept: %s',
		(given) => {
			expect(safeFileName(given)).toBe(given);
		},
	);

	it('has up to 200 bytes', () => {
		expect(safeFileName('a'.repeat(200))).toBe('a'.repeat(200));
		expect(safeFileName('a'.repeat(201))).toBe('a'.repeat(200));
	});

	it('leaves room for a number and an extension in the 255 bytes of a file system', () => {
		for (const letter of ['a', 'ü', '海', '🏮']) {
			const name = `${safeFileName(letter.repeat(500))}-14.jpeg`;
			expect([letter, Buffer.byteLength(name) <= 255]).toEqual([letter, true]);
		}
	});

	it('does not end in half a character', () => {
		for (const before of ['', 'a']) {
			const name = safeFileName(before + '🏮'.repeat(100));
			expect(Buffer.from(name).toString()).toBe(name);
		}
	});

	it('does not end in a blank or dot where it was cut', () => {
		for (let length = 70; length <= 90; length += 1) {
			expect(safeFileName(`${'a'.repeat(length)}. . tail`)).not.toMatch(/[.\s]$/);
		}
	});

	it('is safe, whatever was given', () => {
		fc.assert(
			fc.property(
				fc.oneof(fc.string(), fc.string({ unit: 'grapheme', maxLength: 200 })),
				(given) => {
					const name = safeFileName(given);
					expect(name.length).toBeGreaterThan(0);
					expect(Buffer.byteLength(name)).toBeLessThanOrEqual(240);
					expect(name).not.toMatch(/[/\\<>:"|?*\u0000-\u001f\u007f]/);
					expect(name).not.toMatch(/^[.\s]|[.\s]$/);
				},
			),
			{ numRuns: 1000 },
		);
	});

	it('made safe once stays as it is', () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 60 }), (given) => {
				// An extension of an image may stand before another; each pass takes one away.
				const name = safeFileName(given);
				fc.pre(!/\.(jpe?g|png|webp|gif)$/i.test(name));
				expect(safeFileName(name)).toBe(name);
			}),
		);
	});
});
