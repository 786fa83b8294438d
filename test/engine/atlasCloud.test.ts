import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { emulator, useEmulator } from './emulated';
import { bytesOf } from './engine';
import { itemWith, picture } from './pictures';
import { modelList, runNode, toldBy } from './seedream';
import { sent } from './wire';

useEmulator();

const vendor = 'atlasCloud';
const model = modelList('seedream-5.5');

// docs/vendors/atlasCloud.md, "Models": text to image and layers, with a schema that nobody has captured.
describe('Seedream 5.5 at Atlas Cloud', () => {
	it('makes a PNG, with no field sent that is not known', async () => {
		const { items, error } = await runNode(emulator, {
			node: 'seedreamGenerate',
			vendor,
			parameters: { model, prompt: 'x', options: { outputFormat: 'png' } },
		});
		expect(error?.message).toBeUndefined();
		expect(emulator[vendor].submissions[0]?.body).toEqual({
			model: 'bytedance/seedream-v5.5/text-to-image',
			prompt: 'x',
			size: '2048*2048',
		});
		expect(await sharp(await bytesOf(items[0]!)).metadata()).toMatchObject({ format: 'png' });
	});

	it('takes an image apart into more layers than 5.0 Pro does', async () => {
		emulator[vendor].settings.layerCount = 40;
		const file = await picture({ width: 1024, height: 768 });
		const { items, error } = await runNode(emulator, {
			node: 'seedreamEdit',
			vendor,
			parameters: { operation: 'decomposeLayers', model },
			items: [itemWith(file)],
		});
		expect(error?.message).toBeUndefined();
		expect(items).toHaveLength(41);
		expect(emulator[vendor].submissions[0]?.body).toEqual({
			model: 'bytedance/seedream-v5.5/layer-decomposition',
			image: sent(emulator, vendor, file),
		});
	});

	it.each(['seedreamEdit', 'seedreamCompose'])('is refused by %s, at no cost', async (node) => {
		const { error } = await runNode(emulator, {
			node,
			vendor,
			parameters: { model, prompt: 'x', image: 'data', images: 'data,data' },
			items: [itemWith(await picture())],
		});
		expect(toldBy(error)).toContain('Seedream 5.5 on Atlas Cloud');
		expect(emulator[vendor].requests).toHaveLength(0);
	});
});
