import { describe, expect, it } from '@jest/globals';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { itemWith, picture } from '../engine/pictures';
import { modelId, modelList, type NodeTest } from '../engine/seedream';
import { emulator, useEmulator } from '../engine/emulated';
import { inject, run } from './harness';
import { promptOf, submitsOf } from './requests';
import { SUBJECTS, pairsFor, subjectsWhere, type Subject } from './subjects';

useEmulator();

/** Stages that cost nothing and leave nothing behind. */
const FREE = ['price', 'models', 'account'];

/** What 'Price Quote' gives; nothing but prices may have been asked of the vendor. */
async function quote(
	subject: Subject,
	node: string,
	parameters: IDataObject,
	test: Partial<NodeTest> = {},
): Promise<{ items: INodeExecutionData[]; message?: string }> {
	const { items, error } = await run(subject, node, {
		parameters: { prompt: 'a blue door', output: 'quote', ...parameters },
		...test,
	});
	const { submissions, uploads, requests } = emulator[subject.name];
	expect(submissions).toEqual([]);
	expect(uploads).toEqual([]);
	expect(requests.map(({ stage }) => stage).filter((stage) => !FREE.includes(stage))).toEqual([]);
	return { items, message: error?.message };
}

/** Whether an item tells a cost, or else why it does not: one of the two, always. */
function tellsCost({ cost, costCurrency, costBasis, costUnknown }: IDataObject): boolean {
	const told = cost !== undefined;
	expect(costUnknown === undefined).toBe(told);
	if (!told) {
		expect([costCurrency, costBasis]).toEqual([undefined, undefined]);
		expect(costUnknown).toMatch(/is not known|asked for the price/);
		return false;
	}
	expect(cost).toBeGreaterThan(0);
	expect(['USD', 'CNY']).toContain(costCurrency);
	expect(['quoted', 'listed']).toContain(costBasis);
	return true;
}

describe.each(SUBJECTS)('Price Quote on $name', (subject) => {
	const { name, vendor } = subject;

	it('gives an item per input item, with the request as it would be sent, and sends nothing paid', async () => {
		const { items } = await quote(
			subject,
			'seedreamGenerate',
			{ prompt: '={{ $json.text }}' },
			{ items: [{ json: { text: 'one' } }, { json: { text: 'two' } }] },
		);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		for (const [index, { json, binary }] of items.entries()) {
			expect(binary).toBeUndefined();
			expect(json).toMatchObject({ vendor: name, images: 1 });
			expect(json).not.toHaveProperty('taskId');
			tellsCost(json);
			expect(promptOf(json.request)).toBe(['one', 'two'][index]);
		}
		const asked = items.map(({ json }) => json.request);
		const made = await run(subject, 'seedreamGenerate', {
			parameters: { prompt: '={{ $json.text }}', output: 'urls' },
			items: [{ json: { text: 'one' } }],
		});
		expect(made.items[0]?.json.model).toBe(items[0]?.json.model);
		expect(asked[0]).toEqual(submitsOf(emulator, name)[0]?.body);
	});

	it('tells the cost of the table, or of the price API where that tells it', async () => {
		const { items } = await quote(subject, 'seedreamGenerate', {});
		const json = items[0]?.json ?? {};
		const listed = vendor.prices?.families['seedream-5.0-lite']?.image?.[0]?.price;
		if (listed === undefined) {
			expect(tellsCost(json)).toBe(false);
			expect(json.costUnknown).toContain('Seedream 5.0 Lite');
			return;
		}
		expect(json.costBasis).toBe(vendor.quote ? 'quoted' : 'listed');
		// WaveSpeedAI's emulated account has a discount.
		expect(json.cost).toBe(name === 'waveSpeed' ? 0.0315 : listed);
	});

	it('of an image in a file names it, its type and its bytes, and uploads nothing', async () => {
		const bytes = await picture();
		const item = itemWith(bytes);
		const { items } = await quote(subject, 'seedreamEdit', {}, { items: [item] });
		const json = items[0]?.json ?? {};
		const text = JSON.stringify(json.request);
		expect(text).toMatch(new RegExp(`\\["[^"]+\\.png","image/png",${bytes.length}\\]`));
		expect(text).not.toContain('base64');
		expect(text.length).toBeLessThan(1_000);
		tellsCost(json);
	});

	it('of files in Extra Fields shows no base64 either', async () => {
		const bytes = await picture();
		const extraFields = {
			mask: `data:image/png;base64,${bytes.toString('base64')}`,
			more: [{ bare: bytes.toString('base64') }],
		};
		const { items } = await quote(subject, 'seedreamGenerate', { options: { extraFields } });
		const text = JSON.stringify(items[0]?.json);
		expect(text).toContain(`"mask":["mask","image/png",${bytes.length}]`);
		expect(text).toContain(`"bare":["bare","",${bytes.length}]`);
		expect(text.length).toBeLessThan(1_000);
	});

	it('of images at URLs has the URLs', async () => {
		const images = 'https://example.org/a.png, https://example.org/b.png';
		const { items } = await quote(subject, 'seedreamCompose', { images });
		const text = JSON.stringify(items[0]?.json.request);
		expect(text).toContain('"https://example.org/a.png","https://example.org/b.png"');
	});

	it('checks everything as a real run does', async () => {
		const refused = await quote(subject, 'seedreamGenerate', { resolution: '9K' });
		expect(refused.message).toContain("'Resolution' is '9K'");
		const broken = itemWith(Buffer.from('no image at all, whatever it is called'));
		const { message } = await quote(subject, 'seedreamEdit', {}, { items: [broken] });
		expect(message).toContain('is not an image');
	});

	it('of a model that no table knows tells that, unless the price API knows it', async () => {
		const model = modelId('made-up/model-of-mine');
		const { items, message } = await quote(subject, 'seedreamGenerate', { model });
		expect(message).toBeUndefined();
		const json = items[0]?.json ?? {};
		expect(tellsCost(json)).toBe(false);
		expect(json.request).toBeDefined();
	});

	it('of a run that would be called back is not refused for it', async () => {
		const options = { callbackUrl: 'https://example.com/resume' };
		const parameters = { output: '={{ "quote" }}', options };
		const { items, message } = await quote(subject, 'seedreamGenerate', parameters);
		expect(message).toBeUndefined();
		expect(items).toHaveLength(1);
	});

	it('needs no limit of spending, and is not refused by one', async () => {
		const { items, message } = await quote(subject, 'seedreamGenerate', {
			output: '={{ "quote" }}',
			options: { spendingLimit: 0 },
		});
		expect(message).toBeUndefined();
		expect(items).toHaveLength(1);
	});
});

describe.each(pairsFor('generateSet'))('of a set, Price Quote on $name', ({ subject, family }) => {
	it('tells the most that it can cost', async () => {
		const { prices } = subject.vendor;
		const { items } = await quote(subject, 'seedreamGenerate', {
			model: modelList(family),
			imageSet: true,
			maxImages: 3,
		});
		const json = items[0]?.json ?? {};
		expect(json.images).toBe(3);
		const price = prices?.families[family]?.image?.[0]?.price;
		expect(tellsCost(json)).toBe(price !== undefined);
		if (price !== undefined) {
			const discount = subject.name === 'waveSpeed' ? 0.9 : 1;
			expect(json.cost).toBeCloseTo(price * 3 * discount, 6);
		}
	});
});

describe.each(pairsFor('decomposeLayers'))(
	'of layers, Price Quote on $name',
	({ subject, family, offering }) => {
		it('counts all layers that there can be, and the base', async () => {
			const { items } = await quote(
				subject,
				'seedreamEdit',
				{ operation: 'decomposeLayers', model: modelList(family) },
				{ items: [itemWith(await picture({ width: 640, height: 640 }))] },
			);
			const json = items[0]?.json ?? {};
			expect(json.images).toBe(offering.mostLayers + 1);
			tellsCost(json);
		});
	},
);

describe.each(subjectsWhere(({ vendor }) => vendor.quote !== undefined))(
	'when the price API of $name',
	(subject) => {
		it.each<[string, object]>([
			['fails', { fault: 'internal-error' }],
			['refuses', { fault: 'model-not-found' }],
			['answers something else', { fault: 'gateway-html' }],
			['says nothing', { fault: 'hang' }],
		])('%s, the item has no cost and says why', async (_, rule) => {
			inject(subject, { stage: 'price', times: Infinity, ...rule });
			const { items, message } = await quote(subject, 'seedreamGenerate', {
				options: { timeout: 1 },
			});
			expect(message).toBeUndefined();
			const json = items[0]?.json ?? {};
			expect(tellsCost(json)).toBe(false);
			expect(json.costUnknown).toContain(`asked for the price, ${subject.vendor.displayName}`);
			expect(json.request).toBeDefined();
		});
	},
);
