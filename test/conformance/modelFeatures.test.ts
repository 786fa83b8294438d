import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import sharp from 'sharp';
import { bytesOf } from '../engine/engine';
import { itemWith, picture, pictures, sha256 } from '../engine/pictures';
import { modelId, modelList, toldBy } from '../engine/seedream';
import { seen } from '../engine/wire';
import { emulator, useEmulator } from '../engine/emulated';
import { forEachOf, run } from './harness';
import { familyFor, pairsFor, pairsWhere, SUBJECTS } from './subjects';

useEmulator();

const lacking = (has: Parameters<typeof pairsWhere>[0]) => {
	const able = pairsWhere(has).map(({ name }) => name);
	return SUBJECTS.filter(({ name }) => !able.includes(name));
};

describe.each(pairsFor('generateSet'))('a set on $name', ({ subject, family, offering }) => {
	const { name } = subject;
	const set = { model: modelList(family), prompt: 'four seasons', imageSet: true };

	it('is several items, each paired with the input', async () => {
		const { items, error } = await run(subject, 'seedreamGenerate', {
			parameters: {
				...set,
				maxImages: 3,
				binaryPropertyName: 'picture',
				options: { fileName: 'season' },
			},
			items: [{ json: {} }, { json: {} }],
		});
		expect(error?.message).toBeUndefined();
		expect(items.map(({ pairedItem, json }) => [pairedItem, json.index])).toEqual(
			[0, 1].flatMap((item) => [0, 1, 2].map((index) => [{ item }, index])),
		);
		expect(emulator[name].submissions).toHaveLength(2);
		expect(items.map(({ binary }) => binary?.picture?.fileName).slice(0, 3)).toEqual(
			[0, 1, 2].map((index) => expect.stringMatching(`^season-${index}\\.(jpg|png)$`)),
		);
		for (const item of items) await sharp(await bytesOf(item, 'picture')).metadata();
	});

	it('gives the images that it has when others fail', async () => {
		emulator[name].settings.failImagesInSet = [1];
		const { items, error } = await run(subject, 'seedreamGenerate', {
			parameters: { ...set, maxImages: 3 },
		});
		expect(error?.message).toBeUndefined();
		expect(items).toHaveLength(2);
		const failed = items[0]?.json.failedImages as unknown[] | undefined;
		if (!failed) return;
		expect(items.map(({ json }) => json.index)).toEqual([0, 2]);
		expect(failed).toEqual([{ index: 1, code: expect.any(String), message: expect.any(String) }]);
	});

	it('may be smaller than what was asked for', async () => {
		emulator[name].settings.fewerImagesInSet = 2;
		const { items, error } = await run(subject, 'seedreamGenerate', {
			parameters: { ...set, maxImages: 4, output: 'urls' },
		});
		expect(error?.message).toBeUndefined();
		expect(items.map(({ json }) => json.index)).toEqual([0, 1]);
	});

	it('has room for what the references leave of 15 images, and no more', async () => {
		if (!offering.ids.editSet) return;
		const most = Math.min(offering.mostImagesInSet, 14);
		const edit = async (maxImages: number) =>
			await run(subject, 'seedreamEdit', {
				parameters: { ...set, maxImages, output: 'urls' },
				items: [itemWith(await picture())],
			});
		const refused = await edit(most + 1);
		expect(toldBy(refused.error)).toMatch(new RegExp(`'Max Images' is '?${most + 1}\\b`));
		expect(emulator[name].requests).toEqual([]);
		const { items, error } = await edit(most);
		expect(error?.message).toBeUndefined();
		expect(items).toHaveLength(most);
		expect(emulator[name].submissions).toHaveLength(1);
	});

	it('can be made of the images of all items, and is paired with all of them', async () => {
		if (!offering.ids.editSet) return;
		const files = await pictures(2);
		const { items, error } = await run(subject, 'seedreamCompose', {
			parameters: { ...set, combine: 'allItems', maxImages: 2, output: 'urls' },
			items: files.map((file) => itemWith(file)),
		});
		expect(error?.message).toBeUndefined();
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
			Array(2).fill([{ item: 0 }, { item: 1 }]),
		);
	});
});

describe.each(pairsFor('generateSet'))('a set on $name', ({ subject }) => {
	const single = Object.values(subject.vendor.offerings).find(
		({ ids }) => ids.generate && !ids.generateSet,
	);
	forEachOf(
		single?.ids.generate ? [single.ids.generate] : [],
		'is refused for %s by expression',
		async (id) => {
			const { vendor, name } = subject;
			const { error } = await run(subject, 'seedreamGenerate', {
				parameters: { model: modelId(`={{ "${id}" }}`), prompt: 'x', imageSet: true },
			});
			expect(toldBy(error)).toContain('makes one image per task');
			expect(toldBy(error)).toContain(vendor.displayName);
			expect(emulator[name].requests).toEqual([]);
		},
	);
});

const withoutSets = lacking(({ ids }) => ids.generateSet !== undefined);
if (withoutSets.length > 0) {
	describe.each(withoutSets)('a set on $name, which has none', (subject) => {
		it('has no field, so that what an older workflow holds is dropped and changes nothing', async () => {
			const { items, error } = await run(subject, 'seedreamGenerate', {
				parameters: { prompt: 'x', output: 'urls', imageSet: true, maxImages: 99 },
			});
			expect(error?.message).toBeUndefined();
			expect(items).toHaveLength(1);
		});
	});
}

describe.each(pairsFor('decomposeLayers'))('layers on $name', ({ subject, family }) => {
	const { name } = subject;
	const parameters = { operation: 'decomposeLayers', model: modelList(family) };
	const input = async () => [itemWith(await picture({ width: 1024, height: 768 }))];

	it('are one item each with its place, the base first', async () => {
		const items = await input();
		const file = Buffer.from(items[0]?.binary?.data?.data ?? '', 'base64');
		const made = await run(subject, 'seedreamEdit', {
			parameters: { ...parameters, options: { fileName: 'poster' } },
			items,
		});
		expect(made.error?.message).toBeUndefined();
		expect(emulator[name].submissions).toHaveLength(1);
		const { images, references } = emulator[name].submissions[0]!;
		expect(references.map((reference) => reference.sha256)).toEqual([sha256(file)]);
		expect(made.items).toHaveLength(images.length);
		expect(images.length).toBeGreaterThan(2);
		for (const [index, item] of made.items.entries()) {
			expect(item.pairedItem).toEqual({ item: 0 });
			const layer = item.json.layer as IDataObject | undefined;
			expect(item.json.index).toBe(index);
			// Not every vendor tells the places of layers; who does tells them of all.
			if (made.items[0]?.json.layer) expect(layer?.zIndex).toBe(index);
			const box = layer?.boundingBox as Record<string, number> | undefined;
			if (index > 0 && box) {
				expect(box.right! - box.left!).toBe(images[index]!.width);
				expect(box.bottom! - box.top!).toBe(images[index]!.height);
			}
			expect(await bytesOf(item)).toEqual(await images[index]!.bytes());
			expect(item.binary?.data).toMatchObject({
				mimeType: 'image/png',
				fileName: `poster-${index}.png`,
			});
		}
	});

	it('are not touched by what was set for editing', async () => {
		const { items, error } = await run(subject, 'seedreamEdit', {
			parameters: { ...parameters, resolution: '4K', imageSet: true, output: 'urls' },
			items: await input(),
		});
		expect(error?.message).toBeUndefined();
		expect(items).toHaveLength(4);
	});

	it('are refused for an image that is too small, and one in another format, before paying', async () => {
		for (const [like, named] of [
			[{ width: 300, height: 300 }, '300x300'],
			[{ width: 1024, height: 768, format: 'webp' }, 'WebP'],
		] as const) {
			const { error } = await run(subject, 'seedreamEdit', {
				parameters,
				items: [itemWith(await picture(like))],
			});
			expect(toldBy(error)).toContain(named);
		}
		expect(emulator[name].requests).toEqual([]);
	});

	it('are refused by name for a model without them', async () => {
		const other = familyFor(subject, 'edit');
		if (!other || subject.vendor.offerings[other]?.ids.decomposeLayers) return;
		const { error } = await run(subject, 'seedreamEdit', {
			parameters: { ...parameters, model: modelList(other) },
			items: await input(),
		});
		expect(toldBy(error)).toContain('cannot decompose layers');
		expect(emulator[name].requests).toEqual([]);
	});
});

describe.each(lacking(({ ids }) => ids.decomposeLayers !== undefined))(
	'layers on $name, which has none',
	(subject) => {
		it('are refused, naming who can', async () => {
			const { error } = await run(subject, 'seedreamEdit', {
				parameters: {
					operation: 'decomposeLayers',
					model: modelList(familyFor(subject, 'edit') ?? ''),
				},
				items: [itemWith(await picture({ width: 1024, height: 768 }))],
			});
			expect(toldBy(error)).toMatch(/cannot decompose layers|does not have it/);
			expect(emulator[subject.name].requests).toEqual([]);
		});
	},
);

const withBackground = pairsWhere(
	({ background, ids }) => background?.jobs.includes('edit') === true && ids.edit !== undefined,
);
const fromText = pairsWhere(
	({ background, ids }) =>
		background?.jobs.includes('generate') === true && ids.generate !== undefined,
);

if (fromText.length > 0) {
	describe.each(fromText)('a transparent background on $name', ({ subject, family }) => {
		it('comes from a text as a PNG with transparent pixels', async () => {
			const { items, error } = await run(subject, 'seedreamGenerate', {
				parameters: {
					model: modelList(family),
					prompt: 'a red kite',
					options: { background: 'transparent' },
				},
			});
			expect(error?.message).toBeUndefined();
			const metadata = await sharp(await bytesOf(items[0]!)).metadata();
			expect(metadata).toMatchObject({ format: 'png', hasAlpha: true });
		});
	});
}

describe.each(withBackground)(
	'a transparent background on $name',
	({ subject, family, offering }) => {
		const parameters = {
			model: modelList(family),
			prompt: 'cut it out',
			options: { background: 'transparent' },
		};

		it('comes as a PNG with transparent pixels', async () => {
			const file = await picture({ transparent: true });
			const { items, error } = await run(subject, 'seedreamEdit', {
				parameters,
				items: [itemWith(file)],
			});
			expect(error?.message).toBeUndefined();
			expect(seen(emulator[subject.name].submissions[0]!)).toEqual([sha256(file)]);
			const metadata = await sharp(await bytesOf(items[0]!)).metadata();
			expect(metadata).toMatchObject({ format: 'png', hasAlpha: true });
			expect(items[0]?.binary?.data).toMatchObject({ mimeType: 'image/png' });
		});

		it('is refused for an opaque image where it must come from a transparent one, before paying', async () => {
			if (!offering.background?.fromTransparent) return;
			for (const like of [{}, { format: 'jpeg' as const }]) {
				const { error } = await run(subject, 'seedreamEdit', {
					parameters,
					items: [itemWith(await picture(like))],
				});
				expect(toldBy(error)).toContain("'data'");
				expect(toldBy(error)).toContain('transparen');
			}
			expect(emulator[subject.name].requests).toEqual([]);
		});

		it('is refused for JPEG output by name', async () => {
			const { error } = await run(subject, 'seedreamEdit', {
				parameters: { ...parameters, options: { background: 'transparent', outputFormat: 'jpeg' } },
				items: [itemWith(await picture({ transparent: true }))],
			});
			expect(toldBy(error)).toContain("'Output Format' is 'JPEG'");
			expect(emulator[subject.name].requests).toEqual([]);
		});
	},
);

describe.each(lacking(({ background }) => background !== undefined))(
	'a transparent background on $name, which has none',
	(subject) => {
		it('has no field, so that what an older workflow holds is dropped and changes nothing', async () => {
			const { error } = await run(subject, 'seedreamEdit', {
				parameters: { prompt: 'x', output: 'urls', options: { background: 'transparent' } },
				items: [itemWith(await picture({ transparent: true }))],
			});
			expect(error?.message).toBeUndefined();
			const [task] = emulator[subject.name].submissions;
			expect(JSON.stringify(task?.body)).not.toContain('transparent');
		});
	},
);
