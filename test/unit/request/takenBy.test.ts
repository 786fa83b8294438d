import { describe, expect, it } from '@jest/globals';
import type { FamilyName } from '../../../nodes/shared/models/families';
import { parseImageRequest } from '../../../nodes/shared/request/imageRequest';
import { EVERY_VENDOR } from '../../../nodes/shared/vendors/vendors';
import { refusalOf } from '../refusal';

const NAMES = [
	'resolution',
	'aspectRatio',
	'output',
	'outputFormat',
	'promptOptimization',
] as const;

/** Every model that makes images from text, on every vendor. */
const CASES = EVERY_VENDOR.flatMap((vendor) =>
	Object.entries(vendor.offerings)
		.filter(([, { ids }]) => ids.generate !== undefined)
		.map(([family]) => ({ vendor, family: family as FamilyName, name: vendor.displayName })),
);

/** "… takes A, B or C." */
const offeredIn = (message: string): string[] =>
	/ takes? ([^.]*(?:\.\d[^.]*)*)\./.exec(message)?.[1]?.split(/, | or /) ?? [];

describe('a value that a refusal offers', () => {
	it.each(CASES)('is taken by $family on $name', ({ vendor, family }) => {
		const parse = (more: object) =>
			parseImageRequest(vendor, 'generate', { prompt: 'x', model: family, ...more });
		for (const name of NAMES) {
			const offered = offeredIn(refusalOf(() => parse({ [name]: 'nonsense' })));
			if (name !== 'promptOptimization') expect([name, offered]).not.toEqual([name, []]);
			for (const value of offered) {
				// A size of one's own has limits of its own.
				if (value === 'Custom') continue;
				const size = name === 'aspectRatio' ? sizesOf(value) : {};
				expect(() => parse({ [name]: value, ...size })).not.toThrow(`'${value}'`);
			}
		}

		/** A ratio is offered that the model has at some resolution. */
		function sizesOf(aspectRatio: string): object {
			const found = Object.keys(vendor.offerings[family]?.presets ?? {}).find((resolution) => {
				try {
					return parse({ aspectRatio, resolution });
				} catch {
					return false;
				}
			});
			return { resolution: found };
		}
	});

	it.each(CASES)('is the most images of a set of $family on $name', ({ vendor, family }) => {
		const most = vendor.offerings[family]?.mostImagesInSet ?? 0;
		if (most === 0) return;
		const parse = (maxImages: number) =>
			parseImageRequest(vendor, 'generate', {
				prompt: 'x',
				model: family,
				imageSet: true,
				maxImages,
			});
		expect(refusalOf(() => parse(99))).toContain(`from 1 to ${most}.`);
		expect(() => parse(most)).not.toThrow();
	});
});
