import { describe, expect, it } from '@jest/globals';
import { parseImageRequest } from '../../../nodes/shared/request/imageRequest';
import { chooseSize } from '../../../nodes/shared/request/sizes';
import { EVERY_VENDOR, VENDORS } from '../../../nodes/shared/vendors/vendors';

const ID = 'seedream-9-0-300101';
const request = (plain: object, vendor = VENDORS.bytePlus) =>
	parseImageRequest(vendor, 'generate', { prompt: 'a kite', model: ID, ...plain });

const sizeOf = (plain: object) => {
	const { model, size } = request(plain);
	return chooseSize(model.offering, size!);
};

describe('a model that no table knows', () => {
	it('is sent by its ID', () => {
		for (const vendor of EVERY_VENDOR) {
			const { model } = parseImageRequest(vendor, 'generate', { prompt: 'a kite', model: ID });
			expect([vendor.name, model.id]).toEqual([vendor.name, ID]);
		}
	});

	it.each([
		{ outputFormat: 'jpeg' },
		{ outputFormat: 'png' },
		{ promptOptimization: 'standard' },
		{ webSearch: true },
		{ seed: 7 },
		{ guidanceScale: 20 },
		{ guidanceScale: 0 },
		{ background: 'transparent', outputFormat: 'png' },
		{ watermark: true },
		{ maxImages: 15, imageSet: true },
	])('may be asked for %j', ({ imageSet, ...plain }: { imageSet?: boolean }) => {
		expect(request({ imageSet, ...plain })).toMatchObject(plain);
	});

	it.each(['1K', '1.5K', '2K', '3K', '4K'])('may be asked for %s', (resolution) => {
		expect(sizeOf({ resolution })).toEqual({ kind: 'preset', resolution });
		expect(sizeOf({ resolution, aspectRatio: '16:9' }).kind).toBe('pixels');
	});

	it('may be asked for any size', () => {
		const size = { width: 12_345, height: 67 };
		expect(sizeOf({ resolution: 'custom', ...size })).toEqual({ kind: 'pixels', ...size });
	});

	it.each(['generate', 'edit', 'decomposeLayers'] as const)(
		'has its prompt optimized in %s, of one image and of a set',
		(job) => {
			for (const imageSet of [false, true]) {
				if (imageSet && job === 'decomposeLayers') continue;
				const plain = { prompt: 'a kite', model: ID, promptOptimization: 'fast', imageSet };
				expect(parseImageRequest(VENDORS.bytePlus, job, plain).promptOptimization).toBe('fast');
			}
		},
	);
});
