import { describe, expect, it } from '@jest/globals';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { FamilyName } from '../../nodes/shared/models/families';
import { bytesOf } from './engine';
import { dataUri, itemWith, picture, pictures, sha256 } from './pictures';
import { modelList, runNode, toldBy } from './seedream';
import type { ArkHostTest } from './arkHost';

const URLS = ['https://example.com/1.png', 'https://example.com/2.png'];
const SINGLE = { sequential_image_generation: 'disabled' };

/** The exact bodies that a host of ByteDance's own is sent, and that each of them is taken. */
export function testBodies({ vendor, emulator, ids }: ArkHostTest): void {
	/** Runs a node that must succeed, and gives the body that was sent. */
	async function bodyOf(
		node: string,
		model: FamilyName,
		parameters: IDataObject = {},
		items?: INodeExecutionData[],
	): Promise<unknown> {
		const { error } = await runNode(emulator(), {
			node,
			vendor,
			parameters: { model: modelList(model), prompt: 'x', output: 'urls', ...parameters },
			items,
		});
		expect(error?.message).toBeUndefined();
		const { submissions } = emulator()[vendor];
		expect(submissions).toHaveLength(1);
		return submissions[0]?.body;
	}
	const shared = { prompt: 'x', response_format: 'url', watermark: false };

	describe('the body', () => {
		const sets: FamilyName[] = ['seedream-4.0', 'seedream-4.5', 'seedream-5.0-lite'];
		const ofFamily = (model: FamilyName): object => ({
			...shared,
			model: ids[model],
			size: '2K',
			...(sets.includes(model) && SINGLE),
		});
		const current = Object.keys(ids).filter((name) => !/3\.0/.test(name)) as FamilyName[];

		it.each(current)('to generate with %s', async (model) => {
			expect(await bodyOf('seedreamGenerate', model)).toEqual(ofFamily(model));
		});

		it.each(current)('to edit with %s has one reference as text', async (model) => {
			const body = await bodyOf('seedreamEdit', model, { image: URLS[0] });
			expect(body).toEqual({ ...ofFamily(model), image: URLS[0] });
		});

		it.each(current)('to compose with %s has a list', async (model) => {
			const body = await bodyOf('seedreamCompose', model, { images: URLS.join(',') });
			expect(body).toEqual({ ...ofFamily(model), image: URLS });
		});

		it.each(sets)('of a set with %s asks for a stream', async (model) => {
			const set = { imageSet: true, maxImages: 3 };
			expect(await bodyOf('seedreamGenerate', model, set)).toEqual({
				...ofFamily(model),
				sequential_image_generation: 'auto',
				sequential_image_generation_options: { max_images: 3 },
				stream: true,
			});
		});

		it.each(['seedream-5.0-pro', 'seedream-5.0-flash', 'seedream-5.5'] as const)(
			'to decompose layers with %s',
			async (model) => {
				const operation = { operation: 'decomposeLayers', prompt: '' };
				const file = await picture({ width: 1024, height: 768 });
				const body = await bodyOf('seedreamEdit', model, operation, [itemWith(file)]);
				expect(body).toEqual({
					model: ids[model],
					image: dataUri(file),
					layer_decomposition: true,
					response_format: 'url',
					watermark: false,
				});
			},
		);

		if ('seedream-3.0' in ids) {
			it('of the 3.0 family has seed and guidance, and pixels', async () => {
				const options = { seed: 7, guidanceScale: 4 };
				expect(await bodyOf('seedreamGenerate', 'seedream-3.0', { options })).toEqual({
					...shared,
					model: ids['seedream-3.0'],
					size: '2048x2048',
					seed: 7,
					guidance_scale: 4,
				});
			});

			it('of SeedEdit is adaptive', async () => {
				const image = URLS[0];
				const model = ids['seededit-3.0'];
				const body = await bodyOf('seedreamEdit', 'seededit-3.0', { image });
				expect(body).toEqual({ ...shared, model, size: 'adaptive', image });
			});
		}

		it('has files inline, in order', async () => {
			const files = await pictures(3);
			await bodyOf('seedreamCompose', 'seedream-4.5', { images: '*' }, [
				{
					json: {},
					binary: Object.assign({}, ...files.map((file, at) => named(`file${at}`, file))),
				},
			]);
			const [submission] = emulator()[vendor].submissions;
			expect(submission?.references.map(({ sha256: hash }) => hash)).toEqual(files.map(sha256));
			expect(submission?.references.map(({ kind }) => kind)).toEqual(Array(3).fill('data-uri'));
		});

		it.each<[FamilyName, IDataObject, object]>([
			['seedream-5.5', { aspectRatio: '16:9' }, { size: '2816x1584' }],
			['seedream-5.5', { resolution: '1.5K', aspectRatio: '9:16' }, { size: '1152x2048' }],
			['seedream-5.0-flash', { resolution: '1K' }, { size: '1K' }],
			[
				'seedream-5.0-flash',
				{ resolution: 'custom', width: 1200, height: 900 },
				{ size: '1200x900' },
			],
			['seedream-5.0-lite', { resolution: '3K', aspectRatio: '3:2' }, { size: '3744x2496' }],
			['seedream-4.0', { resolution: '4K' }, { size: '4K' }],
			['seedream-5.5', { options: { outputFormat: 'jpeg' } }, { output_format: 'jpeg' }],
			[
				'seedream-5.5',
				{ options: { background: 'transparent' } },
				{ background: 'transparent', output_format: 'png' },
			],
			['seedream-5.5', { options: { background: 'opaque' } }, { background: 'opaque' }],
			['seedream-5.0-lite', { options: { webSearch: true } }, { tools: [{ type: 'web_search' }] }],
			[
				'seedream-4.0',
				{ options: { promptOptimization: 'fast' } },
				{ optimize_prompt_options: { mode: 'fast' } },
			],
			['seedream-4.5', { options: { watermark: true } }, { watermark: true }],
		])('of %s with %j adds %j', async (model, parameters, added) => {
			const body = await bodyOf('seedreamGenerate', model, parameters);
			expect(body).toEqual({ ...ofFamily(model), ...added });
		});

		it('of an edit has a background that 5.0 Pro takes from a transparent PNG', async () => {
			const file = await picture({ transparent: true });
			const options = { options: { background: 'transparent' } };
			const body = await bodyOf('seedreamEdit', 'seedream-5.0-pro', options, [itemWith(file)]);
			expect(body).toMatchObject({ background: 'transparent', output_format: 'png' });
		});

		it('has extra fields as they are', async () => {
			const thinking = { mode: 'standard', thinking: 'disabled' };
			const extraFields = JSON.stringify({ optimize_prompt_options: thinking });
			const body = await bodyOf('seedreamGenerate', 'seedream-4.5', { options: { extraFields } });
			expect(body).toMatchObject({ optimize_prompt_options: thinking });
		});

		it.each(['stream', 'response_format', 'layer_decomposition'])(
			'has no %s by extra fields, for the money rules rest on it',
			async (field) => {
				const { error } = await runNode(emulator(), {
					node: 'seedreamGenerate',
					vendor,
					parameters: { prompt: 'x', options: { extraFields: JSON.stringify({ [field]: true }) } },
				});
				expect(toldBy(error)).toContain(field);
				expect(emulator()[vendor].requests).toHaveLength(0);
			},
		);
	});

	describe('layers', () => {
		it('become items with their place, the base first', async () => {
			emulator()[vendor].settings.layerCount = 20;
			const { items, error } = await runNode(emulator(), {
				node: 'seedreamEdit',
				vendor,
				parameters: { operation: 'decomposeLayers', model: modelList('seedream-5.5') },
				items: [itemWith(await picture({ width: 1024, height: 768 }))],
			});
			expect(error?.message).toBeUndefined();
			expect(items).toHaveLength(21);
			expect(items[0]?.json.layer).toMatchObject({ zIndex: 0 });
			expect(items[20]?.json.layer).toMatchObject({
				zIndex: 20,
				boundingBox: { left: expect.any(Number) as unknown },
			});
			const [submission] = emulator()[vendor].submissions;
			expect(await bytesOf(items[20]!)).toEqual(await submission?.images[20]?.bytes());
		});
	});
}

const named = (name: string, bytes: Buffer): object => ({
	[name]: itemWith(bytes).binary?.data,
});
