import { setTimeout as wait } from 'node:timers/promises';
import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { readHeader } from '../../../nodes/shared/images/readHeader';

const EVENTS = ['readable', 'end', 'close', 'error'];
const never = (): boolean => false;
const bytes = (text: string): Buffer => Buffer.from(text);

/** A stream that has only what is pushed into it. */
const stream = (autoDestroy = true): Readable =>
	new Readable({ read: () => undefined, autoDestroy });

/** What was read, unless nobody says that there is more to read. */
async function soon<Result>(reading: Promise<Result>): Promise<Result> {
	const late = wait(2000, undefined, { ref: false }).then(() =>
		Promise.reject(new Error('It waits for ever.')),
	);
	return await Promise.race([reading, late]);
}

/** Gives the reader time to find nothing and to wait. */
const meanwhile = (): Promise<void> => wait(5);

async function restOf(rest?: Readable): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of rest ?? []) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString();
}

describe('the header of a stream', () => {
	it('is read until it is enough, and put back', async () => {
		const source = stream();
		const reading = readHeader(source, 100, (header) => header.includes('c'));
		for (const text of ['ab', 'cd']) {
			source.push(text);
			await meanwhile();
		}
		const { header, rest } = await soon(reading);
		expect(header.toString()).toBe('abcd');
		source.push('ef');
		source.push(null);
		expect(await soon(restOf(rest))).toBe('abcdef');
	});

	it('is read until it has the most bytes, without a wait for more', async () => {
		const source = stream();
		source.push('abcd');
		const { header, rest } = await soon(readHeader(source, 4, never));
		expect(header).toEqual(bytes('abcd'));
		expect(rest).toBe(source);
	});

	it.each([true, false])('is all of a stream that ends (closed of itself: %s)', async (closes) => {
		const source = stream(closes);
		const reading = readHeader(source, 100, never);
		await meanwhile();
		source.push('abcd');
		await meanwhile();
		source.push(null);
		expect(await soon(reading)).toEqual({ header: bytes('abcd') });
	});

	it('is all of a stream that ended before', async () => {
		const source = Readable.from([], { objectMode: false });
		source.resume();
		await meanwhile();
		expect(await soon(readHeader(source, 100, never))).toEqual({ header: bytes('') });
	});

	it.each<[string, (source: Readable) => unknown]>([
		['has more', (source) => source.push('abcd')],
		['ends', (source) => source.push(null)],
		['is closed', (source) => source.destroy()],
		['breaks', (source) => source.emit('error', new Error('socket hang up'))],
	])('leaves nobody listening when the stream %s', async (_, happens) => {
		const source = stream();
		const listening = (): number[] => EVENTS.map((event) => source.listenerCount(event));
		const before = listening();
		const reading = readHeader(source, 4, never);
		await meanwhile();
		expect(listening()).toEqual(before.map((count) => count + 1));
		happens(source);
		await Promise.allSettled([soon(reading)]);
		expect(listening()).toEqual(before);
	});
});

describe('a stream that breaks', () => {
	it('tells its error, while it is waited for and later', async () => {
		const source = stream();
		const reading = readHeader(source, 100, never);
		await meanwhile();
		source.destroy(new Error('socket hang up'));
		await expect(soon(reading)).rejects.toThrow('socket hang up');
		await expect(soon(readHeader(source, 100, never))).rejects.toThrow('socket hang up');
	});

	it('tells its error where it is not closed by it', async () => {
		const source = stream(false);
		const reading = readHeader(source, 100, never);
		await meanwhile();
		source.emit('error', new Error('socket hang up'));
		await expect(soon(reading)).rejects.toThrow('socket hang up');
	});

	it('that was closed is said to be', async () => {
		const source = stream();
		const reading = readHeader(source, 100, never);
		await meanwhile();
		source.destroy();
		await expect(soon(reading)).rejects.toThrow('the stream was closed');
		await expect(soon(readHeader(source, 100, never))).rejects.toThrow('the stream was closed');
	});
});
