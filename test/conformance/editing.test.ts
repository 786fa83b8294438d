import { describe, expect, it } from '@jest/globals';
import { FAMILY_NAMES } from '../../nodes/shared/models/families';
import { padded } from '../emulator/drawing/padding';
import { bytesOf } from '../engine/engine';
import { dataUri, inMemory, itemWith, onDisk, picture, pictures, sha256 } from '../engine/pictures';
import { modelList, toldBy } from '../engine/seedream';
import { seen } from '../engine/wire';
import { emulator, useEmulator } from '../engine/emulated';
import { forEachOf, inject, run } from './harness';
import { taskOf, withPrompt } from './requests';
import { SUBJECTS, WITH_UPLOADS } from './subjects';

useEmulator();

const URL_REFERENCE = 'https://cdn.example.com/photo.jpg';
/** How a vendor without an upload gets a file, and one whose upload does not work. */
const INLINE = /^(data-uri|base64)$/;

describe.each(SUBJECTS)('editing on $name', (subject) => {
	const { name, vendor } = subject;
	const { uploads, offerings } = vendor;
	const submissions = () => emulator[name].submissions;

	it('changes the file of each item and gives a file, paired with the item', async () => {
		const files = await pictures(3);
		const { items, error } = await run(subject, 'seedreamEdit', {
			parameters: { prompt: '={{ $json.text }}' },
			items: files.map((bytes, index) => itemWith(bytes, { text: `make it ${index}` })),
		});
		expect(error?.message).toBeUndefined();
		expect(submissions()).toHaveLength(3);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		for (const [index, file] of files.entries()) {
			const task = taskOf(emulator, name, `make it ${index}`);
			expect(task.references).toEqual([expect.objectContaining({ sha256: sha256(file) })]);
			const least = uploads?.least ?? 0;
			expect(task.references[0]?.kind).toMatch(
				uploads && file.length >= least ? /^upload$/ : INLINE,
			);
			expect(await bytesOf(items[index]!)).toEqual(await task.images[0]!.bytes());
		}
	});

	forEachOf(
		FAMILY_NAMES.filter((family) => offerings[family]?.ids.edit),
		'edits with %s from the defaults',
		async (family) => {
			const file = await picture({ width: 1024, height: 768 });
			const { items, error } = await run(subject, 'seedreamEdit', {
				parameters: { model: modelList(family), prompt: 'x', output: 'urls' },
				items: [itemWith(file)],
			});
			expect(error?.message).toBeUndefined();
			expect(items).toHaveLength(1);
			expect(items[0]?.json.model).toBe(offerings[family]?.ids.edit);
			expect(seen(submissions()[0]!)).toEqual([sha256(file)]);
		},
	);

	forEachOf(
		FAMILY_NAMES.filter((family) => offerings[family] && !offerings[family].ids.edit),
		'refuses to edit with %s, which edits nothing',
		async (family) => {
			const { error } = await run(subject, 'seedreamEdit', {
				parameters: { model: modelList(family), prompt: 'x' },
				items: [itemWith(await picture())],
			});
			expect(toldBy(error)).toContain('does not edit images');
			expect(toldBy(error)).toContain(vendor.displayName);
			expect(emulator[name].requests).toEqual([]);
		},
	);

	it('passes a URL on untouched and unread', async () => {
		const { items, error } = await run(subject, 'seedreamEdit', {
			parameters: { image: URL_REFERENCE, prompt: 'make it blue' },
		});
		expect(error?.message).toBeUndefined();
		const [task] = submissions();
		expect(task?.references).toEqual([
			expect.objectContaining({ kind: 'url', url: URL_REFERENCE }),
		]);
		expect(emulator[name].uploads).toHaveLength(0);
		expect(await bytesOf(items[0]!)).toEqual(await task!.images[0]!.bytes());
	});

	it('takes a file on disk, one in memory, a data URI and a URL, in the order they are named', async () => {
		const [disk, memory, uri] = (await pictures(3)) as [Buffer, Buffer, Buffer];
		const { error } = await run(subject, 'seedreamCompose', {
			parameters: {
				images: `={{ ["memory", "${URL_REFERENCE}", $json.uri, "disk"] }}`,
				prompt: 'x',
				output: 'urls',
			},
			items: [
				{
					json: { uri: dataUri(uri) },
					binary: { disk: await onDisk(disk), memory: inMemory(memory) },
				},
			],
		});
		expect(error?.message).toBeUndefined();
		expect(seen(submissions()[0]!)).toEqual([
			sha256(memory),
			URL_REFERENCE,
			sha256(uri),
			sha256(disk),
		]);
	});

	it('makes one task of the images of all items, in item order, paired with all of them', async () => {
		const files = await pictures(5);
		const { items, error } = await run(subject, 'seedreamCompose', {
			parameters: { images: '*', combine: 'allItems', prompt: 'one big family' },
			items: [
				{ json: {}, binary: { a: inMemory(files[0]!), b: inMemory(files[1]!) } },
				{ json: {}, binary: { z: inMemory(files[2]!), a: inMemory(files[3]!) } },
				itemWith(files[4]!),
			],
		});
		expect(error?.message).toBeUndefined();
		expect(submissions()).toHaveLength(1);
		expect(seen(submissions()[0]!)).toEqual(files.map(sha256));
		expect(items).toHaveLength(1);
		expect(items[0]?.pairedItem).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		expect(await bytesOf(items[0]!)).toEqual(await submissions()[0]!.images[0]!.bytes());
	});

	const composing = FAMILY_NAMES.filter((family) => (offerings[family]?.references.most ?? 0) > 1);
	forEachOf(composing, 'takes as many images as %s has room for, and no more', async (family) => {
		const most = offerings[family]?.references.most ?? 0;
		const files = await pictures(most, { width: 64, height: 64 });
		const compose = async (count: number) =>
			await run(subject, 'seedreamCompose', {
				parameters: { model: modelList(family), images: '*', prompt: 'x', output: 'urls' },
				items: [
					{
						json: {},
						binary: Object.fromEntries(
							Array.from({ length: count }, (_, index) => [
								`image${index}`,
								inMemory(files[index % most]!),
							]),
						),
					},
				],
			});
		const refused = await compose(most + 1);
		expect(toldBy(refused.error)).toContain(`names ${most + 1} images`);
		expect(toldBy(refused.error)).toContain(`${most}`);
		expect(emulator[name].requests).toEqual([]);
		const { error } = await compose(most);
		expect(error?.message).toBeUndefined();
		expect(seen(submissions()[0]!)).toEqual(files.map(sha256));
	});

	forEachOf(
		FAMILY_NAMES.filter(
			(family) => offerings[family]?.references.most === 1 && offerings[family].ids.edit,
		),
		'refuses to compose with %s, which takes one image',
		async (family) => {
			const files = await pictures(2);
			const { error } = await run(subject, 'seedreamCompose', {
				parameters: { model: modelList(family), images: '*', prompt: 'x' },
				items: [{ json: {}, binary: { a: inMemory(files[0]!), b: inMemory(files[1]!) } }],
			});
			expect(toldBy(error)).toContain('takes one image');
			expect(emulator[name].requests).toEqual([]);
		},
	);

	it('keeps the others when one item is refused, with Continue', async () => {
		inject(subject, {
			stage: 'submit',
			fault: 'moderation-image',
			times: Infinity,
			when: withPrompt('item 1'),
		});
		const files = await pictures(2);
		const { items, error } = await run(subject, 'seedreamCompose', {
			parameters: { images: '*', prompt: '={{ $json.text }}' },
			items: [0, 1, 2].map((index) => ({
				json: { text: `item ${index}` },
				binary: { a: inMemory(files[0]!), b: inMemory(files[1]!) },
			})),
			settings: { onError: 'continueRegularOutput' },
		});
		expect(error?.message).toBeUndefined();
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		expect(items[1]?.json.error).toContain('content rules');
		for (const index of [0, 2]) {
			const { images } = taskOf(emulator, name, `item ${index}`);
			expect(await bytesOf(items[index]!)).toEqual(await images[0]!.bytes());
		}
	});
});

describe.each(WITH_UPLOADS)('files for $name', (subject) => {
	const { name, vendor } = subject;
	const least = vendor.uploads?.least ?? 0;
	/** A file that the vendor wants uploaded. */
	const large = async (colour?: string) => {
		const bytes = await picture({ colour });
		return padded(bytes, 'png', Math.max(least, bytes.length + 100));
	};
	const requests = () => emulator[name].requests.filter(({ stage }) => stage === 'upload');

	it('are uploaded once for a run, however many items have them', async () => {
		const logo = await large();
		const { error } = await run(subject, 'seedreamEdit', {
			parameters: { prompt: '={{ $json.text }}', output: 'urls' },
			items: ['one', 'two', 'three'].map((text) => itemWith(logo, { text })),
			settings: { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
		});
		expect(error?.message).toBeUndefined();
		expect(emulator[name].uploads).toHaveLength(1);
		expect(emulator[name].submissions.map(seen)).toEqual(Array(3).fill([sha256(logo)]));
	});

	it('are uploaded all the same after a passing fault', async () => {
		inject(subject, { stage: 'upload', fault: 'gateway-html' });
		const file = await large();
		const { error } = await run(subject, 'seedreamEdit', {
			parameters: { prompt: 'x', output: 'urls' },
			items: [itemWith(file)],
		});
		expect(error?.message).toBeUndefined();
		expect(emulator[name].submissions[0]?.references).toEqual([
			expect.objectContaining({ kind: 'upload', sha256: sha256(file) }),
		]);
	});

	it('go inside the request when their upload fails, or fail the item where the vendor takes none inside', async () => {
		inject(subject, { stage: 'upload', fault: 'status', status: 413, times: Infinity });
		const file = await large();
		const { error } = await run(subject, 'seedreamEdit', {
			parameters: { prompt: 'x', output: 'urls' },
			items: [itemWith(file)],
		});
		if (vendor.uploads?.required) {
			expect(toldBy(error)).toContain(vendor.displayName);
			expect(toldBy(error)).not.toContain('may have been billed');
			expect(emulator[name].submissions).toEqual([]);
			return;
		}
		expect(error?.message).toBeUndefined();
		const [reference] = emulator[name].submissions[0]?.references ?? [];
		expect(reference?.kind).toMatch(INLINE);
		expect(reference?.sha256).toBe(sha256(file));
	});

	it('go to an address that never gets the key, where the vendor gives one', async () => {
		await run(subject, 'seedreamUpload', { items: [itemWith(await large())] });
		const keyless = Object.entries(subject.descriptor.hosts).flatMap(([host, facts]) =>
			(facts as { keyless?: boolean }).keyless ? [host] : [],
		);
		const at = requests().filter(({ host }) => keyless.includes(host));
		expect(at.filter(({ carriesKey }) => carriesKey)).toEqual([]);
		if (vendor.uploads && 'next' in vendor.uploads) expect(at.length).toBeGreaterThan(0);
	});

	it('become URLs by Seedream Upload, an item each, with the incoming files still there', async () => {
		const files = [await large('#b7094c'), await large('#0091ad')] as const;
		const { items, error } = await run(subject, 'seedreamUpload', {
			parameters: { images: '*' },
			items: [
				{
					json: { sku: 7 },
					binary: {
						front: await onDisk(files[0], { fileName: 'front.png' }),
						back: inMemory(files[1], { fileName: 'back.png' }),
					},
				},
			],
		});
		expect(error?.message).toBeUndefined();
		expect(items).toHaveLength(2);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }]);
		for (const [index, item] of items.entries()) {
			const upload = emulator[name].uploads.find(({ url }) => url === item.json.url);
			expect(upload?.bytes.sha256).toBe(sha256(files[index]!));
			expect(item.json).toEqual({
				vendor: name,
				url: upload?.url,
				fileName: ['front.png', 'back.png'][index],
				mimeType: 'image/png',
				fileSize: files[index]?.length,
			});
			expect(Object.keys(item.binary ?? {})).toEqual(['front', 'back']);
		}
		expect(emulator[name].submissions).toEqual([]);
	});

	it('are URLs that the vendor takes as references', async () => {
		const file = await large();
		const { items } = await run(subject, 'seedreamUpload', { items: [itemWith(file)] });
		const { error } = await run(subject, 'seedreamEdit', {
			parameters: { image: '={{ $json.url }}', prompt: 'x', output: 'urls' },
			items,
		});
		expect(error?.message).toBeUndefined();
		expect(seen(emulator[name].submissions[0]!)).toEqual([sha256(file)]);
	});

	it.each([
		['401', 'API key'],
		['413', 'too large'],
	])(
		'that are refused with %s by Seedream Upload say why, and are sent once',
		async (status, words) => {
			inject(subject, {
				stage: 'upload',
				fault: 'status',
				status: Number(status),
				times: Infinity,
			});
			const { error } = await run(subject, 'seedreamUpload', { items: [itemWith(await large())] });
			expect(toldBy(error)).toContain(vendor.displayName);
			expect(toldBy(error)).toContain(words);
			expect(toldBy(error)).not.toContain('billed');
		},
	);
});
