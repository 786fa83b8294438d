import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { FileBytes } from '../../../nodes/shared/images/formats/fileBytes';

/** Bytes of a file from one offset to another: each is its own offset. */
const run = (start: number, end: number): Buffer =>
	Buffer.from(Array.from({ length: end - start }, (_, index) => start + index));

/** Bytes 10 to 19 of a file whose first ten went by. */
function later(): FileBytes {
	const file = new FileBytes(run(0, 10));
	file.has(10, 10);
	file.append(run(10, 20));
	return file;
}

describe('bytes on hand', () => {
	it('are told from others', () => {
		const file = later();
		const asked = [
			[10, 10],
			[19, 1],
			[9, 1],
			[9, 2],
			[10, 11],
			[20, 1],
		] as const;
		expect(asked.map(([offset, length]) => file.has(offset, length))).toEqual([
			...[true, true],
			...[false, false, false, false],
		]);
	});

	it('are read as numbers of either byte order, up to the last', () => {
		const file = later();
		expect([file.uint8(10), file.uint8(19)]).toEqual([10, 19]);
		expect([file.uint16(10), file.uint16(18)]).toEqual([0x0a0b, 0x1213]);
		expect([file.uint16(10, true), file.uint16(18, true)]).toEqual([0x0b0a, 0x1312]);
		expect([file.uint32(10), file.uint32(16)]).toEqual([0x0a0b0c0d, 0x10111213]);
		expect([file.uint32(10, true), file.uint32(16, true)]).toEqual([0x0d0c0b0a, 0x13121110]);
		expect(new FileBytes(Buffer.from('0000000300000005', 'hex')).uint64(0)).toBe(3 * 2 ** 32 + 5);
	});

	it('are read as text and as parts', () => {
		const file = later();
		expect(file.text(11, 3)).toBe('\x0b\x0c\x0d');
		expect(new FileBytes(Buffer.from('ff89', 'hex')).text(0, 2)).toBe('\xff\x89');
		expect(file.from(12)).toEqual(run(12, 20));
		expect(file.from(5)).toEqual(run(10, 20));
		const part = file.part(12, 4);
		expect([part.uint8(0), part.uint8(3), part.has(0, 4), part.has(0, 5)]).toEqual([
			...[12, 15],
			...[true, false],
		]);
		expect(file.part(12, -1).has(0, 1)).toBe(false);
	});

	it.each([0, 9, 20])('are read as 0 where they are not there: at %d', (offset) => {
		const file = later();
		expect([file.uint8(offset), file.uint16(offset), file.uint32(offset)]).toEqual([0, 0, 0]);
	});

	it('are read as 0 where they are not there in full', () => {
		const file = later();
		expect([file.uint16(19), file.uint32(17), file.uint32(8), file.text(18, 9)]).toEqual([
			...[0, 0, 0],
			'\x12\x13',
		]);
	});
});

describe('a stream', () => {
	const join = jest.spyOn(Buffer, 'concat');
	afterEach(() => {
		join.mockClear();
	});

	it('keeps what was asked for until it is there, and lets go what stands before', () => {
		const file = new FileBytes(run(0, 10));
		expect(file.has(5, 10)).toBe(false);
		file.append(run(10, 20));
		expect(file.from(0)).toEqual(run(5, 20));
		expect(file.has(5, 15)).toBe(true);
	});

	it('keeps nothing before what was asked for further on', () => {
		const file = new FileBytes(run(0, 10));
		expect(file.has(25, 5)).toBe(false);
		file.append(run(10, 20));
		file.append(run(20, 30));
		expect(file.from(0)).toEqual(run(20, 30));
		expect([file.uint8(20), file.uint8(29)]).toEqual([20, 29]);
	});

	it('keeps nothing before what begins with the next bytes', () => {
		const file = new FileBytes(run(0, 10));
		expect(file.has(20, 5)).toBe(false);
		file.append(run(10, 20));
		file.append(run(20, 30));
		expect(file.from(0)).toEqual(run(20, 30));
		expect(file.uint8(20)).toBe(20);
	});

	it('that is only to go so far is not kept', () => {
		const file = new FileBytes(run(0, 10));
		expect([file.reaches(10), file.reaches(25)]).toEqual([true, false]);
		file.append(run(10, 20));
		expect(file.from(0)).toHaveLength(0);
		expect(file.reaches(25)).toBe(false);
		file.append(run(20, 30));
		expect([file.reaches(25), file.reaches(30), file.reaches(31)]).toEqual([true, true, false]);
	});

	it('goes on from where it is when bytes are asked for that went by', () => {
		const file = later();
		expect(file.has(0, 5)).toBe(false);
		file.append(run(20, 30));
		expect(file.from(0)).toEqual(run(10, 30));
	});

	it('in many chunks is joined once', () => {
		const file = new FileBytes();
		expect(file.has(0, 100)).toBe(false);
		for (let start = 0; start < 100; start += 10) file.append(run(start, start + 10));
		expect(join).toHaveBeenCalledTimes(1);
		expect(file.from(0)).toEqual(run(0, 100));
	});

	it('that is one chunk is not copied', () => {
		const file = new FileBytes();
		file.append(run(0, 100));
		expect(join).not.toHaveBeenCalled();
		expect(file.from(0)).toEqual(run(0, 100));
	});
});
