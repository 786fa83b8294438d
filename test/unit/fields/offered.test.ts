import { describe, expect, it } from '@jest/globals';
import type { INodeParameters, INodeTypeDescription } from 'n8n-workflow';
import { SeedreamCompose } from '../../../nodes/SeedreamCompose/SeedreamCompose.node';
import { SeedreamEdit } from '../../../nodes/SeedreamEdit/SeedreamEdit.node';
import { SeedreamGenerate } from '../../../nodes/SeedreamGenerate/SeedreamGenerate.node';
import { choicesOf, complete, displayed, modelById, optionsOf } from './display';

/*
 * A field is shown where vendor and model have it; what n8n hides it drops (docs/design.md, "Shape"). What is shown
 * where is copied from the vendors' documentation (docs/vendors), not from the code.
 */
const NODES: Record<string, INodeTypeDescription> = {
	Generate: new SeedreamGenerate().description,
	Edit: new SeedreamEdit().description,
	Compose: new SeedreamCompose().description,
};

const VENDORS = ['seedreamAtlasCloudApi', 'seedreamAceDataApi', 'seedreamAioagiApi'] as const;
type Credential = (typeof VENDORS)[number];
const UPSTREAM: readonly Credential[] = ['seedreamAceDataApi', 'seedreamAioagiApi'];

/** Each family with the ids that a vendor knows it by. */
const ATLAS_IDS: Record<string, string[]> = {
	'seedream-5.0-pro': [
		'bytedance/seedream-v5.0-pro/text-to-image',
		'bytedance/seedream-v5.0-pro/edit',
		'bytedance/seedream-v5.0-pro/layer-decomposition',
	],
	'seedream-5.0-lite': [
		'bytedance/seedream-v5.0-lite',
		'bytedance/seedream-v5.0-lite/edit',
		'bytedance/seedream-v5.0-lite/sequential',
		'bytedance/seedream-v5.0-lite/edit-sequential',
	],
	'seedream-4.5': ['bytedance/seedream-v4.5', 'bytedance/seedream-v4.5/edit'],
	'seedream-4.0': ['bytedance/seedream-v4', 'bytedance/seedream-v4/sequential'],
	'seedream-3.0': ['bytedance/seedream-v3'],
	'seededit-3.0': ['bytedance/seededit-v3'],
};
const UPSTREAM_IDS: Record<string, string[]> = {
	'seedream-5.0-pro': ['doubao-seedream-5-0-pro-260628'],
	'seedream-5.0-lite': ['doubao-seedream-5-0-260128', 'doubao-seedream-5-0-lite-260128'],
	'seedream-4.5': ['doubao-seedream-4-5-251128'],
	'seedream-4.0': ['doubao-seedream-4-0-250828'],
	'seedream-3.0': ['doubao-seedream-3-0-t2i-250415'],
	'seededit-3.0': ['doubao-seededit-3-0-i2i-250628'],
};
const FAMILIES = Object.keys(ATLAS_IDS);
const idsOf = (vendor: Credential): Record<string, string[]> =>
	vendor === 'seedreamAtlasCloudApi' ? ATLAS_IDS : UPSTREAM_IDS;

const PRO = 'seedream-5.0-pro';
const LITE = 'seedream-5.0-lite';
const LEGACY = ['seedream-3.0', 'seededit-3.0'];

/** Whether a vendor's model has a field. */
const SHOWN: Record<string, (vendor: Credential, family: string) => boolean> = {
	resolution: (_vendor, family) => family !== 'seededit-3.0',
	aspectRatio: (_vendor, family) => family !== 'seededit-3.0',
	imageSet: (_vendor, family) => [LITE, 'seedream-4.5', 'seedream-4.0'].includes(family),
	outputFormat: (_vendor, family) => [PRO, LITE].includes(family),
	promptOptimization: (vendor, family) =>
		UPSTREAM.includes(vendor) ? !LEGACY.includes(family) : [PRO, LITE].includes(family),
	seed: (vendor, family) =>
		UPSTREAM.includes(vendor) ? LEGACY.includes(family) : family === 'seedream-3.0',
	guidanceScale: (vendor, family) =>
		UPSTREAM.includes(vendor) ? LEGACY.includes(family) : family === 'seedream-3.0',
	watermark: (vendor) => UPSTREAM.includes(vendor),
	webSearch: (vendor, family) => UPSTREAM.includes(vendor) && family === LITE,
	background: (vendor, family) => UPSTREAM.includes(vendor) && family === PRO,
};

const parametersOf = (
	vendor: Credential,
	model: string,
	more: INodeParameters = {},
): INodeParameters => ({ authentication: vendor, model: modelById(model), ...more });

/** How often a field is on screen. */
const count = (node: INodeTypeDescription, name: string, parameters: INodeParameters): number =>
	displayed(node, parameters).filter((field) => field.name === name).length;

const EVERY_MODEL = VENDORS.flatMap((vendor) =>
	FAMILIES.flatMap((family) =>
		[family, ...(idsOf(vendor)[family] ?? [])].map((model) => [vendor, family, model] as const),
	),
);
const fieldsOf = (node: string): string[] =>
	Object.keys(SHOWN).filter((name) => name !== 'background' || node === 'Edit');

describe.each(Object.keys(NODES))('%s', (nodeName) => {
	const node = NODES[nodeName] as INodeTypeDescription;

	it.each(EVERY_MODEL)('shows at %s what %s has, once, by the name %s', (vendor, family, model) => {
		for (const name of fieldsOf(nodeName)) {
			const shown = SHOWN[name]?.(vendor, family) ? 1 : 0;
			expect([name, count(node, name, parametersOf(vendor, model))]).toEqual([name, shown]);
		}
	});

	it.each(
		VENDORS.flatMap((vendor) =>
			['some/model-9', '={{ $json.model }}'].map((model) => [vendor, model] as const),
		),
	)('shows at %s what any model there has, once, for the model %s', (vendor, model) => {
		for (const name of fieldsOf(nodeName)) {
			const shown = FAMILIES.some((family) => SHOWN[name]?.(vendor, family)) ? 1 : 0;
			expect([name, count(node, name, parametersOf(vendor, model))]).toEqual([name, shown]);
		}
	});

	it.each(EVERY_MODEL)('drops at %s what %s lacks, by the name %s', (vendor, family, model) => {
		const options: INodeParameters = {
			guidanceScale: 7.5,
			outputFormat: 'png',
			promptOptimization: 'fast',
			seed: 42,
			watermark: true,
			webSearch: true,
			...(nodeName === 'Edit' ? { background: 'transparent' } : {}),
		};
		const onTop: INodeParameters = { resolution: '4K', aspectRatio: '16:9', imageSet: true };
		const saved = parametersOf(vendor, model, { ...onTop, maxImages: 9, options });
		const read = complete(node, saved);
		const has = ([name]: [string, unknown]) => SHOWN[name]?.(vendor, family);
		const only = (values: INodeParameters) =>
			Object.fromEntries(Object.entries(values).filter(has));
		expect(read.options).toEqual(only(options));
		for (const name of Object.keys(onTop))
			expect([name, read[name]]).toEqual([name, only(onTop)[name]]);
		expect(read.maxImages).toBe(SHOWN.imageSet?.(vendor, family) ? 9 : undefined);
	});

	it.each(EVERY_MODEL)(
		'asks at %s for the most images of a set only where %s makes sets and it is on, by the name %s',
		(vendor, family, model) => {
			const sets = SHOWN.imageSet?.(vendor, family) ? 1 : 0;
			for (const [imageSet, shown] of [
				[false, 0],
				[true, sets],
				['={{ $json.set }}', sets],
			] as const) {
				const parameters = parametersOf(vendor, model, { imageSet });
				expect([imageSet, count(node, 'maxImages', parameters)]).toEqual([imageSet, shown]);
			}
		},
	);

	it.each(EVERY_MODEL)(
		'asks at %s for width and height only where %s takes sizes and they are custom, by the name %s',
		(vendor, family, model) => {
			const sizes = SHOWN.resolution?.(vendor, family) ? 1 : 0;
			for (const [resolution, custom, ratio] of [
				['2K', 0, sizes],
				['custom', sizes, 0],
				['={{ $json.size }}', sizes, sizes],
			] as const) {
				const parameters = parametersOf(vendor, model, { resolution });
				const counts = ['width', 'height', 'aspectRatio'].map((name) =>
					count(node, name, parameters),
				);
				expect([resolution, ...counts]).toEqual([resolution, custom, custom, ratio]);
			}
		},
	);

	it.each(
		VENDORS.flatMap((vendor) =>
			['images', 'urls', 'task'].map((output) => [vendor, output] as const),
		),
	)('asks at %s for a callback URL with task IDs only, not for the output %s', (vendor, output) => {
		const shown = output === 'task' && vendor !== 'seedreamAioagiApi' ? 1 : 0;
		expect(count(node, 'callbackUrl', parametersOf(vendor, LITE, { output }))).toBe(shown);
	});

	it.each(VENDORS)(
		'shows at %s nothing of files and limits for a quote, which has neither',
		(vendor) => {
			const names = ['binaryPropertyName', 'fileName', 'callbackUrl', 'spendingLimit'];
			const shown = (output: string) =>
				names.map((name) => count(node, name, parametersOf(vendor, LITE, { output })));
			expect(shown('quote')).toEqual([0, 0, 0, 0]);
			expect(shown('images')).toEqual([1, 1, 0, 1]);
		},
	);

	it('adds no option by itself', () => {
		expect(
			complete(node, parametersOf('seedreamAceDataApi', LITE, { options: {} })).options,
		).toEqual({});
	});

	it('keeps what says nothing of model and vendor, which are the defaults', () => {
		const saved = { options: { outputFormat: 'png', watermark: true }, imageSet: true };
		expect(complete(node, saved)).toMatchObject({
			options: { outputFormat: 'png' },
			imageSet: true,
		});
		expect(complete(node, saved).options).not.toHaveProperty('watermark');
	});

	it('sends every variant of a field as the same property of the request', () => {
		for (const field of [...node.properties, ...optionsOf(node)]) {
			if (!SHOWN[field.name]) continue;
			expect(field.type).not.toBe('hidden');
			expect(field.routing?.send).toMatchObject({ type: 'body', property: field.name });
		}
	});
});

/** Resolutions as the vendors' documentation has them. */
const RESOLUTIONS: Record<string, (vendor: Credential) => string[]> = {
	'seedream-5.0-pro': () => ['1K', '1.5K', '2K'],
	'seedream-5.0-lite': (vendor) => (UPSTREAM.includes(vendor) ? ['2K', '3K', '4K'] : ['2K', '3K']),
	'seedream-4.5': () => ['2K', '4K'],
	'seedream-4.0': () => ['1K', '2K', '4K'],
	'seedream-3.0': () => ['1K', '2K'],
};

describe('Resolution', () => {
	const node = NODES.Generate as INodeTypeDescription;
	const listed = (vendor: Credential, model: string): string[] =>
		choicesOf(node, 'resolution', parametersOf(vendor, model)).map(({ name }) => name);

	it.each(EVERY_MODEL.filter(([, family]) => family in RESOLUTIONS))(
		'lists at %s what %s takes, in the order of size, by the name %s',
		(vendor, family, model) => {
			expect(listed(vendor, model)).toEqual([...(RESOLUTIONS[family]?.(vendor) ?? []), 'Custom']);
		},
	);

	it('lists all that a vendor takes for a model that no table knows', () => {
		expect(listed('seedreamAceDataApi', 'some/model-9')).toEqual([
			'1K',
			'1.5K',
			'2K',
			'3K',
			'4K',
			'Custom',
		]);
	});

	it('says nothing of models', () => {
		const choices = choicesOf(node, 'resolution', parametersOf('seedreamAioagiApi', LITE));
		expect(choices.map(({ description }) => description)).toEqual([
			'About 2048 × 2048 pixels',
			'About 3072 × 3072 pixels',
			'About 4096 × 4096 pixels',
			'Width and height of your own',
		]);
	});
});

describe('Aspect Ratio', () => {
	it('lists Auto first, then the square, landscape and portrait', () => {
		const choices = choicesOf(
			NODES.Generate as INodeTypeDescription,
			'aspectRatio',
			parametersOf('seedreamAceDataApi', LITE),
		);
		expect(choices.map(({ value }) => value)).toEqual([
			'auto',
			'1:1',
			'4:3',
			'3:2',
			'16:9',
			'21:9',
			'3:4',
			'2:3',
			'9:16',
			'9:21',
		]);
	});
});

describe('what only some vendors have', () => {
	it.each(VENDORS)('keeps its label in the list at %s, and says who lacks it', (vendor) => {
		const parameters = parametersOf(vendor, LITE, { operation: 'edit' });
		const edit = NODES.Edit as INodeTypeDescription;
		const layers = choicesOf(edit, 'operation', parameters).at(1);
		expect(layers?.name).toBe('Decompose Layers');
		expect(layers?.description).toMatch(/ Not on (?:.* )?AIOAGI\b.*\.$/);
		const task = choicesOf(edit, 'output', parameters).find(({ value }) => value === 'task');
		expect(task?.name).toBe('Task ID');
		expect(task?.description).toMatch(/ Not on (?:.* )?AIOAGI\b.*\.$/);
	});
});
