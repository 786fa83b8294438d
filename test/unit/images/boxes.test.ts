import { describe, expect, it } from '@jest/globals';
import { boxesInside, ofType } from '../../../nodes/shared/images/formats/boxes';
import { FileBytes } from '../../../nodes/shared/images/formats/fileBytes';
import { ascii, box } from '../../images/build';
import { number, openBox, wideBox } from '../../images/tables';

const list = (bytes: Buffer, end = bytes.length, start = 0) =>
	boxesInside(new FileBytes(bytes), start, end).map((one) => [one.type, one.offset, one.end]);

const ONE = box('abcd', ascii('content'));

describe('boxes', () => {
	it('follow each other, empty ones too', () => {
		expect(list(Buffer.concat([box('free'), ONE, box('free')]))).toEqual([
			['free', 8, 8],
			['abcd', 16, 23],
			['free', 31, 31],
		]);
	});

	it('can have a length of 64 bits', () => {
		expect(list(Buffer.concat([wideBox('abcd', ascii('content')), ONE]))).toEqual([
			['abcd', 16, 23],
			['abcd', 31, 38],
		]);
	});

	it('are those between a start and an end', () => {
		const file = Buffer.concat([ONE, ONE, ONE]);
		expect(list(file, 30, 15)).toEqual([['abcd', 23, 30]]);
		expect(list(file, 29, 15)).toEqual([['abcd', 23, 29]]);
		expect(list(file, 37, 15)).toHaveLength(1);
	});

	it('that go on to the end of the file end where their parent ends', () => {
		expect(list(Buffer.concat([ONE, openBox('abcd', ONE), ONE]), 40)).toEqual([
			['abcd', 8, 15],
			['abcd', 23, 40],
		]);
	});

	it.each([
		['7 bytes', Buffer.concat([number(4, 7), ascii('abcd')])],
		['15 bytes, in 64 bits', Buffer.concat([number(4, 1), ascii('abcd'), number(8, 15)])],
	])('end at one of %s, which is less than its heading takes', (_, broken) => {
		expect(list(Buffer.concat([ONE, broken, ONE]))).toEqual([['abcd', 8, 15]]);
	});

	it('end where the bytes end', () => {
		const file = Buffer.concat([ONE, ONE]);
		expect(list(file.subarray(0, 22), 30)).toEqual([['abcd', 8, 15]]);
		const wide = Buffer.concat([ONE, wideBox('abcd')]);
		expect(list(wide.subarray(0, 30), 31)).toEqual([['abcd', 8, 15]]);
	});

	it('are read up to a number that no picture has', () => {
		expect(list(Buffer.alloc(8 * 10_001, box('free')))).toHaveLength(10_000);
	});

	it('are found by type, of several the first', () => {
		const file = Buffer.concat([box('free'), ONE, ONE]);
		const boxes = boxesInside(new FileBytes(file), 0, file.length);
		expect(ofType(boxes, 'abcd')).toEqual({ type: 'abcd', offset: 16, end: 23 });
		expect(ofType(boxes, 'mdat')).toBeUndefined();
	});
});
