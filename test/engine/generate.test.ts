import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startEmulator, type Emulator } from '../emulator';
import { bytesOf } from './engine';
import { runNode, VENDORS } from './seedream';

let emulator: Emulator;
beforeAll(async () => {
	emulator = await startEmulator();
});
afterEach(() => emulator.reset());
afterAll(async () => await emulator.close());

describe.each(VENDORS)('Seedream Generate on %s', (vendor) => {
	it('turns prompts into files, paired with their items', async () => {
		const { items, error } = await runNode(emulator, {
			node: 'seedreamGenerate',
			vendor,
			parameters: { prompt: '={{ $json.text }}' },
			items: [{ json: { text: 'a red kite' } }, { json: { text: 'a blue boat' } }],
		});
		expect(error).toBeUndefined();
		expect(items).toHaveLength(2);
		expect(emulator[vendor].submissions).toHaveLength(2);
		expect(items[0]?.json).toMatchObject({
			vendor,
			status: 'succeeded',
			index: 0,
			prompt: 'a red kite',
			mimeType: 'image/jpeg',
		});
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(await bytesOf(items[0]!)).toEqual(
			await emulator[vendor].submissions[0]!.images[0]!.bytes(),
		);
	});
});
