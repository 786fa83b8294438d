import { REFERENCE_RULES, type ReferenceRules } from '../references/rules';
import type { AtlasModel } from './model';

const LITE_SIZES =
	'2048*2048 2304*1728 1728*2304 2848*1600 1600*2848 2496*1664 1664*2496 3136*1344 3072*3072 3456*2592 2592*3456 4096*2304 2304*4096 2496*3744 3744*2496 4704*2016'.split(
		' ',
	);
const PRO_SIZES =
	'2048*2048 2304*1728 1728*2304 2720*1530 1530*2720 2496*1664 1664*2496 1024*1024 1536*1536 1776*1328 1328*1776 2048*1152 1152*2048'.split(
		' ',
	);

type Base = Omit<AtlasModel, 'id' | 'references' | 'maxImages' | 'categories'>;

const common = { defaultSize: '2048*2048', referenceRules: REFERENCE_RULES.standard, fields: [] };
const bareBase64 = (rules: ReferenceRules): ReferenceRules => ({ ...rules, bareBase64: true });

const V4: Base = {
	...common,
	price: '0.027',
	sizes: { bounds: { sides: [1024, 4096], maxRatio: 16 } },
	fields: ['seed'],
	syncMode: 'off',
};
const V45: Base = {
	...common,
	price: '0.036',
	// The upstream's least area binds where Atlas' sides alone would let less pass.
	sizes: { bounds: { sides: [1472, 4096], pixels: [3_686_400, 16_777_216], maxRatio: 16 } },
};
const V47: Base = { ...common, price: '0.03', lenient: true };
const LITE: Base = {
	...common,
	price: '0.032',
	sizes: { list: LITE_SIZES },
	outputFormats: ['jpeg', 'png'],
	fields: ['optimize_prompt_options'],
};
const PRO: Base = {
	...common,
	price: '0.045',
	sizes: { list: PRO_SIZES },
	referenceRules: REFERENCE_RULES.pro,
	outputFormats: ['jpeg', 'png'],
	fields: ['thinking', 'prompt_optimization_mode'],
};
const V55: Base = { ...common, price: '0.016', lenient: true, defaultFormat: 'png' };
const V3: Base = {
	...common,
	price: '0.03',
	sizes: { bounds: { sides: [512, 2048] } },
	defaultSize: '1024*1024',
	fields: ['seed', 'guidance_scale'],
	syncMode: 'on',
};

/** A family's four models: text, edit, set, set from references. */
function family(
	base: Base,
	ids: [string, string, string, string],
	most: number,
	set: number,
): AtlasModel[] {
	const [text, edit, sequential, editSequential] = ids;
	const references = { field: 'images' as const, most };
	return [
		{ ...base, id: text, categories: ['TEXT-TO-IMAGE'] },
		{ ...base, id: edit, references, categories: ['IMAGE-TO-IMAGE'] },
		{ ...base, id: sequential, maxImages: set, categories: ['TEXT-TO-IMAGE'] },
		{ ...base, id: editSequential, references, maxImages: set, categories: ['IMAGE-TO-IMAGE'] },
	];
}

const four = (id: string): [string, string, string, string] => [
	id,
	`${id}/edit`,
	`${id}/sequential`,
	`${id}/edit-sequential`,
];
const named = (id: string): [string, string, string, string] => [
	`${id}/text-to-image`,
	`${id}/edit`,
	`${id}/sequential`,
	`${id}/edit-sequential`,
];

const MODELS: AtlasModel[] = [
	{ ...V3, id: 'bytedance/seedream-v3', categories: ['TEXT-TO-IMAGE'] },
	{
		...V3,
		id: 'bytedance/seedream-v3.1',
		fields: ['seed'],
		maxPrompt: 800,
		categories: ['TEXT-TO-IMAGE'],
	},
	{
		...V3,
		id: 'bytedance/seededit-v3',
		lenient: true,
		sizes: undefined,
		references: { field: 'either', most: 1 },
		referenceRules: REFERENCE_RULES.seededit,
		categories: ['IMAGE-TO-IMAGE'],
	},
	...family(V4, four('bytedance/seedream-v4'), 10, 14),
	...family(V45, four('bytedance/seedream-v4.5'), 10, 15),
	...family(V47, named('bytedance/seedream-v4.7'), 14, 15),
	...family(LITE, four('bytedance/seedream-v5.0-lite'), 14, 15),
	{ ...PRO, id: 'bytedance/seedream-v5.0-pro/text-to-image', categories: ['TEXT-TO-IMAGE'] },
	{
		...PRO,
		id: 'bytedance/seedream-v5.0-pro/edit',
		references: { field: 'images', most: 10 },
		categories: ['IMAGE-TO-IMAGE'],
	},
	{
		...PRO,
		id: 'bytedance/seedream-v5.0-pro/layer-decomposition',
		price: '0.022',
		sizes: { tiers: ['1K', '1.5K', '2K'] },
		defaultSize: '1K',
		references: { field: 'image', most: 1 },
		referenceRules: REFERENCE_RULES.layers,
		outputFormats: ['png'],
		fields: ['optimize_prompt_options'],
		promptOptional: true,
		syncMode: 'off',
		layers: 16,
		categories: ['IMAGE-TO-IMAGE'],
	},
	// Nobody has captured the schemas of 5.5; transparent PNG is native to it.
	{ ...V55, id: 'bytedance/seedream-v5.5/text-to-image', categories: ['TEXT-TO-IMAGE'] },
	{
		...V55,
		id: 'bytedance/seedream-v5.5/layer-decomposition',
		defaultSize: '1K',
		references: { field: 'image', most: 1 },
		referenceRules: REFERENCE_RULES.layers,
		promptOptional: true,
		layers: 99,
		categories: ['IMAGE-TO-IMAGE'],
	},
];

/** Atlas' Seedream models by id. */
export const ATLAS_MODELS: ReadonlyMap<string, AtlasModel> = new Map(
	MODELS.map((model) => [model.id, { ...model, referenceRules: bareBase64(model.referenceRules) }]),
);
