import { describe, expect, it } from '@jest/globals';
import { FAMILY_NAMES } from '../../nodes/shared/models/families';
import { bytesOf } from '../engine/engine';
import { modelId, modelList } from '../engine/seedream';
import { emulator, useEmulator } from '../engine/emulated';
import { run } from './harness';
import { taskOf } from './requests';
import { familyWhere, SUBJECTS } from './subjects';

useEmulator();

const node = 'seedreamGenerate';
/** What an item says about money, where anything is known. */
const COST = {
	cost: expect.any(Number),
	costCurrency: expect.stringMatching(/^(USD|CNY)$/),
	costBasis: expect.stringMatching(/^(billed|quoted|listed)$/),
};

describe.each(SUBJECTS)('text to image on $name', (subject) => {
	const { name, vendor } = subject;
	const submissions = () => emulator[name].submissions;
	const families = FAMILY_NAMES.filter((family) => vendor.offerings[family]?.ids.generate);

	it('turns prompts into files, paired with their items, from the defaults', async () => {
		const prompts = ['a red kite', 'a blue boat'];
		const { items, error } = await run(subject, node, {
			parameters: { prompt: '={{ $json.text }}' },
			items: prompts.map((text) => ({ json: { text } })),
		});
		expect(error?.message).toBeUndefined();
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(submissions()).toHaveLength(2);
		for (const [index, prompt] of prompts.entries()) {
			const task = taskOf(emulator, name, prompt);
			const item = items[index]!;
			const bytes = await bytesOf(item);
			expect(bytes).toEqual(await task.images[0]!.bytes());
			expect(item.json).toEqual({
				vendor: name,
				model: expect.any(String),
				...(vendor.tasks && { taskId: expect.stringContaining(task.taskId) }),
				status: 'succeeded',
				index: 0,
				url: task.images[0]!.url,
				width: expect.any(Number),
				height: expect.any(Number),
				mimeType: expect.stringMatching(/^image\/(jpeg|png)$/),
				fileSize: bytes.length,
				prompt,
				...(item.json.cost !== undefined && COST),
			});
			const extension = item.json.mimeType === 'image/png' ? 'png' : 'jpg';
			expect(item.binary?.data).toMatchObject({
				mimeType: item.json.mimeType,
				fileExtension: extension,
				fileName: expect.stringMatching(new RegExp(`\\.${extension}$`)),
				id: expect.stringMatching(/^filesystem-v2:/),
			});
		}
	});

	it('makes an image with every family it has, and tells the model that made it', async () => {
		const { items, error } = await run(subject, node, {
			parameters: { model: modelList('={{ $json.family }}'), prompt: '={{ $json.family }}' },
			items: families.map((family) => ({ json: { family } })),
		});
		expect(error?.message).toBeUndefined();
		expect(items.map(({ json }) => json.prompt)).toEqual(families);
		for (const [index, family] of families.entries()) {
			expect(items[index]?.json.model).toBe(vendor.offerings[family]?.ids.generate);
		}
	});

	it('refuses a family that it does not have, by name, and sends nothing', async () => {
		const missing = FAMILY_NAMES.filter((family) => !families.includes(family));
		if (missing.length === 0) return;
		const { items } = await run(subject, node, {
			parameters: { model: modelList('={{ $json.family }}'), prompt: 'x' },
			items: missing.map((family) => ({ json: { family } })),
			settings: { onError: 'continueRegularOutput' },
		});
		expect(items).toHaveLength(missing.length);
		for (const { json } of items)
			expect(json.error).toMatch(/does not have it|use the Seedream Edit/);
		expect(emulator[name].requests).toEqual([]);
	});

	it('sends a model ID of the vendor as it is', async () => {
		const id = vendor.offerings[families[0]!]?.ids.generate ?? '';
		const { items, error } = await run(subject, node, {
			parameters: { model: modelId(id), prompt: 'x' },
		});
		expect(error?.message).toBeUndefined();
		expect(items[0]?.json.model).toBe(id);
	});

	it('leaves the files at the vendor for image URLs', async () => {
		const { items } = await run(subject, node, { parameters: { prompt: 'x', output: 'urls' } });
		expect(items[0]?.json.url).toBe(submissions()[0]?.images[0]?.url);
		expect(items[0]?.binary).toBeUndefined();
		expect(items[0]?.json.mimeType).toBeUndefined();
		expect(emulator.images.requests).toHaveLength(0);
	});

	it('makes PNG files where a model can', async () => {
		const family = familyWhere(
			subject,
			({ outputFormats, ids }) => outputFormats.length > 1 && ids.generate !== undefined,
		);
		if (!family) return;
		const { items, error } = await run(subject, node, {
			parameters: { model: modelList(family), prompt: 'x', options: { outputFormat: 'png' } },
		});
		expect(error?.message).toBeUndefined();
		expect(items[0]?.binary?.data).toMatchObject({ mimeType: 'image/png', fileExtension: 'png' });
		expect(items[0]?.json.mimeType).toBe('image/png');
	});

	it('submits ten items before the first of them can be finished', async () => {
		emulator[name].settings.taskTimeMs = Infinity;
		const finishing = setInterval(() => {
			if (submissions().length === 10) emulator[name].finish();
		}, 20);
		const { items } = await run(subject, node, {
			parameters: { prompt: 'x', output: 'urls' },
			items: Array.from({ length: 10 }, () => ({ json: {} })),
		});
		clearInterval(finishing);
		expect(items).toHaveLength(10);
		expect(submissions()).toHaveLength(10);
	});
});
