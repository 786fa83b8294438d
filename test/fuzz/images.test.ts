import { describe, expect, it } from '@jest/globals';
import fc from '../properties';
import { isComplete } from '../../nodes/shared/images/completeness';
import { EndWatcher } from '../../nodes/shared/images/endWatcher';
import { HEADER_BYTES, recogniseImage, type ImageFormat } from '../../nodes/shared/images/format';
import { UNENDING, sample, type SampleName } from '../images/samples';
import { HOSTILE } from '../images/hostile';
import { isQuick } from '../machinePace';
import { assertOn } from './cases';

/** Files to begin with, small ones: mutations should hit what is read. */
const SEEDS: Record<Exclude<ImageFormat['name'], 'svg' | 'pdf' | 'psd'>, SampleName[]> = {
	png: ['png', 'turned png', 'palette png with transparent colours'],
	jpeg: ['turned jpeg', 'progressive jpeg', 'jpeg with fill bytes'],
	webp: ['webp', 'turned webp whose Exif stands behind the pixels'],
	gif: ['gif'],
	bmp: ['bmp', 'bmp of OS/2'],
	tiff: ['tiff', 'tiff in tiles', 'turned big-endian tiff'],
	heic: ['heic', 'heic cut to size and turned', 'heic whose tables stand at its end'],
	avif: ['avif', 'turned avif'],
	jxl: ['jxl in boxes, turned'],
};
const FORMATS = Object.keys(SEEDS) as (keyof typeof SEEDS)[];
const CASES = 10_000;

/** Numbers that stand at the borders of fields. */
const EDGES = [0, 1, 2, 7, 8, 0x7f, 0x80, 0xd8, 0xd9, 0xda, 0xfe, 0xff];

type Mutation = (bytes: Buffer) => Buffer;
const byte = fc.oneof(fc.constantFrom(...EDGES), fc.integer({ min: 0, max: 255 }));
/** A place in a file, as a share of its length: most often near its start, where its headings are. */
const place = fc.oneof(
	{ weight: 3, arbitrary: fc.double({ min: 0, max: 0.05, noNaN: true }) },
	{ weight: 1, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
);
const at = (bytes: Buffer, share: number): number => Math.floor(share * bytes.length);

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
	{
		weight: 6,
		arbitrary: fc
			.tuple(place, fc.array(byte, { minLength: 1, maxLength: 4 }))
			.map(([share, values]): Mutation => (bytes) => {
				const changed = Buffer.from(bytes);
				Buffer.from(values).copy(changed, at(bytes, share));
				return changed;
			}),
	},
	{
		weight: 2,
		arbitrary: fc
			.tuple(place, fc.array(byte, { maxLength: 40 }))
			.map(([share, values]): Mutation => (bytes) => {
				const offset = at(bytes, share);
				return Buffer.concat([
					bytes.subarray(0, offset),
					Buffer.from(values),
					bytes.subarray(offset),
				]);
			}),
	},
	{
		weight: 2,
		arbitrary: fc
			.tuple(place, fc.integer({ min: 1, max: 64 }))
			.map(([share, length]): Mutation => (bytes) => {
				const offset = at(bytes, share);
				return Buffer.concat([bytes.subarray(0, offset), bytes.subarray(offset + length)]);
			}),
	},
	{
		weight: 1,
		arbitrary: fc
			.tuple(place, place, fc.integer({ min: 1, max: 200 }))
			.map(([from, to, length]): Mutation => (bytes) => {
				const changed = Buffer.from(bytes);
				bytes.copy(changed, at(bytes, to), at(bytes, from), at(bytes, from) + length);
				return changed;
			}),
	},
	{
		weight: 1,
		arbitrary: fc.double({ min: 0, max: 1, noNaN: true }).map(
			(share): Mutation =>
				(bytes) =>
					bytes.subarray(0, at(bytes, share)),
		),
	},
);
const mutations = fc.array(mutation, { minLength: 1, maxLength: 4 });

/** What the watcher of a stream says of a file in chunks of these sizes, over and over. */
function watched(format: ImageFormat, bytes: Buffer, sizes: number[]): boolean {
	const watcher = new EndWatcher(format);
	for (let start = 0, turn = 0; start < bytes.length; turn += 1) {
		const end = start + (sizes[turn % sizes.length] ?? 1);
		watcher.watch(bytes.subarray(start, end));
		start = end;
	}
	return watcher.complete;
}

function check(bytes: Buffer, sizes: number[]): void {
	const format = recogniseImage(bytes);
	expect([undefined, ...FORMATS, 'svg', 'pdf', 'psd']).toContain(format?.name);
	if (!format) return;
	for (const side of [format.width, format.height]) {
		if (side === undefined) continue;
		expect(Number.isInteger(side) && side > 0).toBe(true);
	}
	expect(format.width === undefined).toBe(format.height === undefined);
	// The start of a file is of the same format as the whole.
	expect(recogniseImage(bytes.subarray(0, HEADER_BYTES))?.name).toBe(format.name);
	expect(watched(format, bytes, sizes)).toBe(isComplete(format, bytes));
}

describe('image files of which bytes are changed', () => {
	it.each(FORMATS)(
		'%s are read without a fault, at once and in chunks alike',
		async (name) => {
			const files = await Promise.all(SEEDS[name].map((one) => sample(one)));
			const bytes = [
				...files.map((file) => file.bytes),
				...(name === 'jxl' ? [UNENDING.draw()] : []),
			];
			const sizes = fc.array(fc.integer({ min: 40, max: 5000 }), { minLength: 1, maxLength: 4 });
			assertOn(
				CASES,
				fc.tuple(fc.constantFrom(...bytes), mutations, sizes),
				([seed, changes, chunks]) => {
					check(
						changes.reduce((file, change) => change(file), seed),
						chunks,
					);
				},
			);
		},
		300_000,
	);
});

it('any bytes are read without a fault', () => {
	const bytes = fc.uint8Array({ maxLength: 200 }).map((values) => Buffer.from(values));
	assertOn(CASES, bytes, (file) => check(file, [7]));
});

describe('a megabyte made to keep the reader busy', () => {
	it.each(HOSTILE)('%s is read as quickly as JSON', (_name, bytes) => {
		const quick = isQuick(() => {
			const format = recogniseImage(bytes);
			if (format) isComplete(format, bytes);
		});
		expect(quick).toBe(true);
	});

	it.each(HOSTILE)('%s is watched alike in chunks', (_name, bytes) => {
		const format = recogniseImage(bytes);
		if (format) expect(watched(format, bytes, [65_536])).toBe(isComplete(format, bytes));
	});
});
