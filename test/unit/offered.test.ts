import { describe, expect, it } from '@jest/globals';
import {
	NodeHelpers,
	type INodeParameters,
	type INodeProperties,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { SeedreamCompose } from '../../nodes/SeedreamCompose/SeedreamCompose.node';
import { SeedreamEdit } from '../../nodes/SeedreamEdit/SeedreamEdit.node';
import { SeedreamGenerate } from '../../nodes/SeedreamGenerate/SeedreamGenerate.node';

/*
 * Fields that a vendor or model lacks are kept as hidden twins, so that a saved value reaches us and can be
 * refused by name (design.md 7). What is shown where is copied from docs/vendors/.
 */
const NODES: Record<string, INodeTypeDescription> = {
	Generate: new SeedreamGenerate().description,
	Edit: new SeedreamEdit().description,
	Compose: new SeedreamCompose().description,
};
const VERSION = { typeVersion: 1 };

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
const TOP_LEVEL = ['resolution', 'imageSet'];
const IN_OPTIONS = Object.keys(SHOWN).filter((name) => !TOP_LEVEL.includes(name));

const optionsOf = ({ properties }: INodeTypeDescription): INodeProperties[] =>
	(properties.find(({ name }) => name === 'options')?.options ?? []) as INodeProperties[];

const parametersOf = (
	vendor: Credential,
	model: string,
	more: INodeParameters = {},
): INodeParameters => ({
	authentication: vendor,
	operation: 'edit',
	output: 'images',
	model: { __rl: true, mode: 'id', value: model },
	...more,
});

/** The variants of a field that n8n displays for a node's parameters. */
function displayed(
	node: INodeTypeDescription,
	name: string,
	parameters: INodeParameters,
): INodeProperties[] {
	const inOptions = optionsOf(node).filter((property) => property.name === name);
	const onTop = node.properties.filter((property) => property.name === name);
	return [
		...onTop.filter((one) => NodeHelpers.displayParameter(parameters, one, VERSION, node)),
		...inOptions.filter((one) => NodeHelpers.displayParameter({}, one, VERSION, node, parameters)),
	];
}

const EVERY_MODEL = VENDORS.flatMap((vendor) =>
	FAMILIES.flatMap((family) =>
		[family, ...(idsOf(vendor)[family] ?? [])].map((model) => [vendor, family, model] as const),
	),
);
const fieldsOf = (node: string): string[] =>
	Object.keys(SHOWN).filter((name) => name !== 'background' || node === 'Edit');

describe.each(Object.keys(NODES))('%s', (nodeName) => {
	const node = NODES[nodeName] as INodeTypeDescription;

	it.each(EVERY_MODEL)(
		'has each field exactly once for %s and %s by the name %s, and in sight where the model has it',
		(vendor, family, model) => {
			const parameters = parametersOf(vendor, model);
			for (const name of fieldsOf(nodeName)) {
				const variants = displayed(node, name, parameters);
				const sight = variants.map(({ type }) => (type === 'hidden' ? 'hidden' : 'in sight'));
				expect([name, sight]).toEqual([
					name,
					[SHOWN[name]?.(vendor, family) ? 'in sight' : 'hidden'],
				]);
			}
		},
	);

	it.each(VENDORS)(
		'has each field exactly once for a model that no table knows, at %s',
		(vendor) => {
			for (const name of fieldsOf(nodeName)) {
				expect([name, displayed(node, name, parametersOf(vendor, 'some/model-9')).length]).toEqual([
					name,
					1,
				]);
			}
		},
	);

	it.each(VENDORS)('has each field for a model by expression, at %s', (vendor) => {
		for (const name of fieldsOf(nodeName)) {
			const variants = displayed(node, name, parametersOf(vendor, '={{ $json.model }}'));
			expect([name, variants.length > 0]).toEqual([name, true]);
		}
	});

	it.each(
		VENDORS.flatMap((vendor) =>
			['images', 'urls', 'task'].map((output) => [vendor, output] as const),
		),
	)('has the callback URL exactly once at %s for the output %s', (vendor, output) => {
		const variants = displayed(node, 'callbackUrl', parametersOf(vendor, LITE, { output }));
		const inSight = output === 'task' && vendor !== 'seedreamAioagiApi';
		expect(variants.map(({ type }) => type)).toEqual([inSight ? 'string' : 'hidden']);
	});

	it.each(EVERY_MODEL)(
		'keeps saved values for %s and %s by the name %s',
		(vendor, _family, model) => {
			const options: INodeParameters = {
				callbackUrl: 'https://example.com/hook',
				fileName: 'poster',
				guidanceScale: 7.5,
				maxConcurrency: 3,
				outputFormat: 'png',
				promptOptimization: 'fast',
				seed: 42,
				timeout: 90,
				watermark: true,
				webSearch: true,
				...(nodeName === 'Edit' ? { background: 'transparent' } : {}),
			};
			const saved = parametersOf(vendor, model, {
				prompt: 'x',
				resolution: '4K',
				aspectRatio: '16:9',
				imageSet: true,
				maxImages: 9,
				options,
			});
			const read = NodeHelpers.getNodeParameters(
				node.properties,
				saved,
				true,
				false,
				VERSION,
				node,
			);
			expect(read).toMatchObject({
				resolution: '4K',
				aspectRatio: '16:9',
				imageSet: true,
				maxImages: 9,
				options,
			});
		},
	);

	it('keeps saved values where the model is the default and nothing says so', () => {
		const saved = {
			authentication: 'seedreamAtlasCloudApi',
			options: { seed: 5, webSearch: true, watermark: true },
		};
		const read = NodeHelpers.getNodeParameters(node.properties, saved, true, false, VERSION, node);
		expect(read).toMatchObject({ options: saved.options });
	});

	it('keeps saved values where nothing is said of the vendor either', () => {
		const saved = { options: { seed: 5, watermark: true } };
		const read = NodeHelpers.getNodeParameters(node.properties, saved, true, false, VERSION, node);
		expect(read).toMatchObject({ options: saved.options });
	});

	it('adds no option by itself', () => {
		const saved = parametersOf('seedreamAceDataApi', LITE, { options: {} });
		const read = NodeHelpers.getNodeParameters(node.properties, saved, true, false, VERSION, node);
		expect(read?.options).toEqual({});
	});

	it('sends every variant of a field as the same property of the request', () => {
		for (const name of [...fieldsOf(nodeName), 'callbackUrl']) {
			const variants = [...node.properties, ...optionsOf(node)].filter((one) => one.name === name);
			expect(variants.length).toBeGreaterThan(0);
			for (const { routing, default: value } of variants) {
				expect(routing?.send).toMatchObject({ type: 'body', property: name });
				expect(value).toEqual(variants[0]?.default);
			}
		}
	});
});

describe('fields in the options', () => {
	it('are looked for where they are', () => {
		const names = new Set(optionsOf(NODES.Edit as INodeTypeDescription).map(({ name }) => name));
		expect(IN_OPTIONS.filter((name) => !names.has(name))).toEqual([]);
	});
});
