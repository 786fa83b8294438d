import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { emulator, useEmulator } from './emulated';
import { inMemory, itemWith, picture, pictures } from './pictures';
import { modelId, modelList, runNode, VENDORS, toldBy } from './seedream';
import { STATED } from './wire';
import type { Vendor } from '../../nodes/shared/vendors/vendor';
import { VENDORS as REGISTRY } from '../../nodes/shared/vendors/vendors';

useEmulator();

describe.each(STATED)('a value of another model on %s', (vendor) => {
	const generate = async (parameters: IDataObject, items = [{ json: {} as IDataObject }]) =>
		await runNode(emulator, { node: 'seedreamGenerate', vendor, items, parameters });

	it('makes one image of Image Set that was on for 4.5, with 5.0 Pro', async () => {
		const { items, error } = await generate({
			prompt: 'x',
			model: modelList('seedream-5.0-pro'),
			imageSet: true,
			maxImages: 9,
		});
		expect(error).toBeUndefined();
		expect(items).toHaveLength(1);
		const { submissions } = emulator[vendor];
		expect(submissions).toHaveLength(1);
		expect(submissions[0]?.images).toHaveLength(1);
		expect(JSON.stringify(submissions[0]?.body)).not.toMatch(/max_images|sequential/);
	});

	it('is not sent and not refused in Options', async () => {
		const { items, error } = await generate({
			prompt: 'x',
			model: modelList('seedream-4.5'),
			options: { webSearch: true, outputFormat: 'png', seed: 7, guidanceScale: 3 },
		});
		expect(error).toBeUndefined();
		expect(items).toHaveLength(1);
		const body = emulator[vendor].submissions[0]?.body ?? {};
		for (const name of ['tools', 'output_format', 'seed', 'guidance_scale']) {
			expect(body).not.toHaveProperty(name);
		}
	});

	it('leaves a model that keeps its input size with that size', async () => {
		const { items, error } = await runNode(emulator, {
			node: 'seedreamEdit',
			vendor,
			parameters: {
				prompt: 'x',
				model: modelList('seededit-3.0'),
				resolution: '4K',
				aspectRatio: '16:9',
			},
			items: [itemWith(await picture())],
		});
		expect(error).toBeUndefined();
		expect(items).toHaveLength(1);
	});

	it('is refused with a model by expression, whose fields are all shown', async () => {
		const { error } = await generate(
			{
				prompt: 'x',
				model: { ...modelId('={{ $json.model }}') },
				imageSet: true,
			},
			[{ json: { model: 'seedream-5.0-pro' } }],
		);
		expect(toldBy(error)).toMatch(/makes one image per task: turn 'Image Set' off/);
		expect(emulator[vendor].submissions).toHaveLength(0);
	});

	it('is sent where the field is an expression and the model has it', async () => {
		const { items } = await generate(
			{
				prompt: 'x',
				model: modelList('seedream-4.5'),
				imageSet: '={{ $json.set }}',
				maxImages: 2,
			},
			[{ json: { set: true } }],
		);
		expect(items).toHaveLength(2);
	});
});

describe.each(VENDORS)('Extra Fields on %s', (vendor) => {
	const { fieldsIn, reservedFields }: Vendor = REGISTRY[vendor];
	const extra = { new_field: { depth: 2 } };
	/** The part of the body that holds the fields of the model, where the emulator keeps more than that part. */
	const fieldsOf = (body: Record<string, unknown> = {}): unknown =>
		fieldsIn && fieldsIn in body ? body[fieldsIn] : body;

	it.each([
		['JSON text', JSON.stringify(extra)],
		['JSON text by expression', '={{ JSON.stringify($json.extra) }}'],
		['an object by expression', '={{ $json.extra }}'],
	])('go into the body last, as they are (%s)', async (_what, extraFields) => {
		emulator[vendor].settings.unknownFields = 'accept';
		const { error } = await runNode(emulator, {
			node: 'seedreamGenerate',
			vendor,
			items: [{ json: { extra } }],
			parameters: { prompt: 'x', options: { extraFields } },
		});
		expect(error?.message).toBeUndefined();
		const [submission] = emulator[vendor].submissions;
		expect(fieldsOf(submission?.body)).toMatchObject({ prompt: 'x', ...extra });
	});

	it('go beside images that are files', async () => {
		emulator[vendor].settings.unknownFields = 'accept';
		const { error } = await runNode(emulator, {
			node: 'seedreamEdit',
			vendor,
			items: [itemWith(await picture())],
			parameters: { prompt: 'x', options: { extraFields: '{"new_field": 1}' } },
		});
		expect(error?.message).toBeUndefined();
		const [submission] = emulator[vendor].submissions;
		expect(fieldsOf(submission?.body)).toMatchObject({ new_field: 1 });
		expect(submission?.references).toHaveLength(1);
	});

	it('are refused before paying where they would replace what the node sets', async () => {
		for (const field of reservedFields) {
			const extraFields = JSON.stringify({ [field]: 'dearer' });
			const { error } = await runNode(emulator, {
				node: 'seedreamGenerate',
				vendor,
				parameters: { prompt: 'x', options: { extraFields } },
			});
			expect(toldBy(error)).toContain(
				`'Extra Fields' holds '${field}', which this node sets itself`,
			);
		}
		expect(emulator[vendor].submissions).toHaveLength(0);
	});
});

it.each(['atlasCloud', 'aceData'] as const)(
	'decomposes on %s with nothing chosen but the operation',
	async (vendor) => {
		const { items, error } = await runNode(emulator, {
			node: 'seedreamEdit',
			vendor,
			parameters: { operation: 'decomposeLayers' },
			items: [itemWith(await picture())],
		});
		expect(error?.message).toBeUndefined();
		expect(items.length).toBeGreaterThan(1);
	},
);

describe('Compose with nothing said of Images', () => {
	const compose = async (typeVersion: number) => {
		const [one, two] = await pictures(2);
		return await runNode(emulator, {
			node: 'seedreamCompose',
			vendor: 'aceData',
			parameters: { prompt: 'x' },
			items: [{ json: {}, binary: { data: inMemory(one!), other: inMemory(two!) } }],
			settings: { typeVersion },
		});
	};

	it('takes all files of the item as version 2', async () => {
		const { error } = await compose(2);
		expect(error?.message).toBeUndefined();
		expect(emulator.aceData.submissions[0]?.references).toHaveLength(2);
	});

	it("takes 'data' as version 1, as before", async () => {
		const { error } = await compose(1);
		expect(toldBy(error)).toContain("'Images' names 1 image");
		expect(emulator.aceData.submissions).toHaveLength(0);
	});
});
