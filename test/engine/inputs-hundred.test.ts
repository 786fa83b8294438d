import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { startEmulator, type Emulator } from '../emulator';
import { inMemory, onDisk, pictures, sha256 } from './pictures';
import { runNode } from './seedream';
import { QUICK, seen } from './wire';

let emulator: Emulator;
beforeAll(async () => {
	emulator = await startEmulator(QUICK);
});
afterAll(async () => await emulator.close());

const COUNT = 100;
const address = (item: number): string => `https://cdn.example.com/${item}.png`;

interface Row {
	v: unknown;
	binary?: INodeExecutionData['binary'];
	/** What the vendor gets; absent where the row is refused. */
	sent?: string;
	refusal?: string;
}

/** Ways that rows of one sheet name their image, by turns. */
const WAYS: Array<(item: number, picture: Buffer) => Row | Promise<Row>> = [
	(item) => ({ v: address(item), sent: address(item) }),
	(_item, picture) => ({
		v: 'photo',
		binary: { photo: inMemory(picture) },
		sent: sha256(picture),
	}),
	async (_item, picture) => ({
		v: '*',
		binary: { attachment_0: await onDisk(picture) },
		sent: sha256(picture),
	}),
	(item) => ({
		v: [{ id: 'att1', url: address(item), filename: 'a.png', thumbnails: { small: { url: 'x' } } }],
		sent: address(item),
	}),
	(item) => ({ v: `["${address(item)}"]`, sent: address(item) }),
	(item) => ({ v: `“${address(item)}”,`, sent: address(item) }),
	(_item, picture) => ({ v: picture.toString('base64'), sent: sha256(picture) }),
	(item) => ({ v: `![photo](${address(item)})`, sent: address(item) }),
	() => ({ v: 'none', refusal: "'Image' is empty" }),
	() => ({ v: '#REF!', refusal: "'#REF!'" }),
];

it('a hundred items name their image in ten ways, and each result is of its own item', async () => {
	const files = await pictures(COUNT, { width: 40, height: 30 });
	const rows = await Promise.all(
		files.map(async (file, item) => await WAYS[item % WAYS.length]!(item, file)),
	);
	const { items, errorItems, error } = await runNode(emulator, {
		node: 'seedreamEdit',
		vendor: 'aioagi',
		parameters: {
			image: '={{ $json.v }}',
			prompt: '={{ "row " + $itemIndex }}',
			output: 'urls',
			options: { watermark: '={{ ["TRUE", "nein", "", null, 0][$itemIndex % 5] }}' },
		},
		items: rows.map(({ v, binary }) => ({ json: { v } as IDataObject, ...(binary && { binary }) })),
		settings: { onError: 'continueErrorOutput' },
	});
	expect(error?.message).toBeUndefined();
	const good = rows.flatMap(({ sent }, item) => (sent === undefined ? [] : [{ item, sent }]));
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual(good.map(({ item }) => ({ item })));
	for (const [index, { item, sent }] of good.entries()) {
		const submission = emulator.aioagi.submissions.find(
			({ body }) => body.prompt === `row ${item}`,
		);
		expect(seen(submission!)).toEqual([sent]);
		expect(submission!.body.watermark).toBe(item % 5 === 0);
		expect(items[index]?.json.url).toBe(submission!.images[0]!.url);
	}
	expect(emulator.aioagi.submissions).toHaveLength(good.length);
	const refused = rows.flatMap(({ refusal }, item) => (refusal ? [{ item, refusal }] : []));
	expect(errorItems.map(({ pairedItem }) => pairedItem)).toEqual(
		refused.map(({ item }) => ({ item })),
	);
	for (const [index, { refusal }] of refused.entries()) {
		expect(errorItems[index]?.json.error).toContain(refusal);
	}
});
