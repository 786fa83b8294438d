import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { dataUri, emulator, type Json, submit, useEmulator, type Vendor, VENDORS } from './asking';

useEmulator();

describe('drawing', () => {
	const drawn = async (vendor: Vendor, over: Json) => {
		await submit(vendor, over);
		const image = emulator[vendor].submissions.at(-1)?.images[0];
		const response = await fetch(image?.url ?? '');
		const bytes = Buffer.from(await response.arrayBuffer());
		const { format, width, height, hasAlpha } = await sharp(bytes).metadata();
		await sharp(bytes, { failOn: 'warning' }).stats();
		expect(response.headers.get('content-type')).toBe(`image/${format}`);
		return { format, size: `${width}x${height}`, hasAlpha, bytes };
	};
	const full = () => {
		for (const vendor of VENDORS) emulator[vendor].settings.drawing = 'full';
	};

	it('draws the size and format asked for', async () => {
		full();
		expect(await drawn('atlasCloud', { size: '1600*2400' })).toMatchObject({
			format: 'jpeg',
			size: '1600x2400',
		});
		const lite = { model: 'doubao-seedream-5-0-260128', output_format: 'png', size: '2304x1728' };
		expect(await drawn('aceData', lite)).toMatchObject({
			format: 'png',
			size: '2304x1728',
			hasAlpha: false,
		});
		expect(await drawn('aioagi', { size: '2K', prompt: 'a 16:9 view' })).toMatchObject({
			size: '2848x1600',
		});
		const transparent = {
			model: 'doubao-seedream-5-5-261028',
			background: 'transparent',
			size: '1K',
		};
		expect(await drawn('aioagi', transparent)).toMatchObject({
			format: 'png',
			size: '1024x1024',
			hasAlpha: true,
		});
	});

	it('shows the references, follows their ratio, and takes any prompt', async () => {
		full();
		const image = [await dataUri(400, 300), await dataUri(100, 300, 'jpeg')];
		expect(await drawn('aceData', { image, size: '2K' })).toMatchObject({ size: '2304x1728' });
		const prompt = '<&"\u0001 灯塔 🌊 \ud800 '.repeat(60);
		expect(await drawn('aceData', { prompt })).toMatchObject({ size: '2048x2048' });
	});

	it.each(['jpeg', 'png', 'webp'] as const)('pads %s files', async (imageFormat) => {
		for (const bytes of [200_000, 65_539 * 3 + 2000, 200_001, 200_002, 200_003]) {
			Object.assign(emulator.atlasCloud.settings, { imageFormat, imageBytes: bytes });
			const image = await drawn('atlasCloud', { prompt: `pad ${bytes}` });
			expect(Math.abs(image.bytes.length - bytes)).toBeLessThan(imageFormat === 'webp' ? 2 : 1);
		}
	});

	it('draws equal pictures once and small ones small', async () => {
		const first = await drawn('atlasCloud', { prompt: 'same' });
		expect(first.size).toBe('64x64');
		const again = await drawn('atlasCloud', { prompt: 'same' });
		expect(again.bytes.equals(first.bytes)).toBe(true);
		const other = await drawn('atlasCloud', { prompt: 'other' });
		expect(other.bytes.equals(first.bytes)).toBe(false);
	});
});
