import { describe, expect, it } from '@jest/globals';
import type { Reply, SubmissionReading, TaskReading } from '../../nodes/shared/vendors/vendor';
import { VENDORS } from '../../nodes/shared/vendors/vendors';
import { isQuick } from '../machinePace';

const ok = (body: unknown): Reply => ({ statusCode: 200, headers: {}, body });
const ID = 'a1';

/** Everywhere an image's text can stand: at an address or as the image itself. */
const PLACES: Array<[string, (text: string) => TaskReading | SubmissionReading | undefined]> = [
	[
		'an output that Atlas Cloud is asked for',
		(text) =>
			VENDORS.atlasCloud.tasks?.readSingle(
				ok({ code: 200, data: { id: ID, status: 'completed', outputs: [text] } }),
			),
	],
	[
		'an output in an object of Atlas Cloud',
		(text) =>
			VENDORS.atlasCloud.tasks?.readSingle(
				ok({ code: 200, data: { id: ID, status: 'completed', outputs: [{ url: text }] } }),
			),
	],
	[
		'an output that Atlas Cloud answers at once',
		(text) =>
			VENDORS.atlasCloud.readSubmission(
				ok({ code: 200, data: { id: ID, status: 'completed', outputs: [text] } }),
			),
	],
	[
		'a record of AceData Cloud',
		(text) =>
			VENDORS.aceData.tasks?.readSingle(
				ok({ id: ID, response: { success: true, data: [{ image_url: text }] } }),
			),
	],
	[
		'a record in a batch of AceData Cloud',
		(text) => {
			const record = { id: ID, response: { success: true, data: [{ image_url: text }] } };
			const readings = VENDORS.aceData.tasks?.batch?.read(ok({ items: [record] }), [ID]);
			return readings instanceof Map ? readings.get(ID) : undefined;
		},
	],
	['a url of AIOAGI', (text) => VENDORS.aioagi.readSubmission(ok({ data: [{ url: text }] }))],
];
const INLINE: typeof PLACES = [
	...PLACES,
	[
		'a b64_json of AIOAGI',
		(text) => VENDORS.aioagi.readSubmission(ok({ data: [{ b64_json: text }] })),
	],
];

function imageOf(reading: TaskReading | SubmissionReading | undefined) {
	const state = reading && 'state' in reading ? reading.state : reading;
	if (!state || !('result' in state)) throw new Error(JSON.stringify(state).slice(0, 300));
	return state.result.images[0];
}

describe('bare base64 of an image of any size is the image', () => {
	// Characters: a small picture, what used to overflow the stack, and a 4K PNG.
	it.each(
		INLINE.flatMap(([place, read]) =>
			[1_000, 8_000_000, 40_000_000].map((length) => ({ place, read, length })),
		),
	)('$length characters as $place', ({ read, length }) => {
		const base64 = Buffer.alloc((length / 4) * 3, 'image').toString('base64');
		const image = imageOf(read(base64));
		expect(image?.url).toBeUndefined();
		expect(image?.base64 === base64).toBe(true);
	});

	it.each(INLINE)('in lines, as %s', (_place, read) => {
		const bytes = Buffer.alloc(6_000_000, 'image');
		const lines = bytes.toString('base64').replace(/.{76}/g, '$&\r\n');
		const image = imageOf(read(lines));
		expect(image?.url).toBeUndefined();
		expect(Buffer.from(image?.base64 ?? '', 'base64').equals(bytes)).toBe(true);
	});

	it.each(INLINE)('behind the head of a data URI, as %s', (_place, read) => {
		const base64 = Buffer.alloc(6_000_000, 'image').toString('base64');
		const image = imageOf(read(`data:image/png;base64,${base64}`));
		expect(image?.url).toBeUndefined();
		expect(image?.base64 === base64).toBe(true);
	});
});

describe('an address is an address, however odd', () => {
	it.each(PLACES)('with blanks around it, as %s', (_place, read) => {
		expect(imageOf(read('  https://images.example/1.png?a=b\n'))).toMatchObject({
			url: 'https://images.example/1.png?a=b',
		});
	});

	it.each(PLACES)('of letters only for a long way, as %s', (_place, read) => {
		const url = `https://images.example/${'a'.repeat(10_000)}`;
		expect(imageOf(read(url))).toMatchObject({ url });
	});

	it.each(PLACES)('behind 200,000 blanks, without minutes of work, as %s', (_place, read) => {
		const text = `${' '.repeat(200_000)}!`;
		expect(imageOf(read(text))).toMatchObject({ url: '!' });
		expect(isQuick(() => read(text))).toBe(true);
	});
});
