import { type Answer, json } from '../core/answer';
import type { AtlasModel } from './model';
import { ATLAS_MODELS } from './models';

interface Listed {
	model: string;
	type: 'Image' | 'Video' | 'Text';
	price: string;
	categories: string[];
	shown?: boolean;
	organization?: string;
	family: string;
}

const OTHERS: Listed[] = [
	{
		model: 'black-forest-labs/flux-dev',
		type: 'Image',
		price: '0.012',
		categories: ['TEXT-TO-IMAGE'],
		organization: 'Black Forest Labs',
		family: 'FLUX',
	},
	{
		model: 'bytedance/seedance-v1-pro/text-to-video',
		type: 'Video',
		price: '0.05',
		categories: ['TEXT-TO-VIDEO'],
		family: 'Seedance',
	},
	{
		model: 'deepseek-ai/deepseek-v3.2',
		type: 'Text',
		price: '0.28',
		categories: ['LLM'],
		organization: 'DeepSeek',
		family: 'DeepSeek',
	},
	{
		model: 'bytedance/seedream-v6.0-preview/text-to-image',
		type: 'Image',
		price: '0.05',
		categories: ['TEXT-TO-IMAGE'],
		shown: false,
		family: 'Seedream',
	},
];

const listedSeedream = ({ id, price, categories }: AtlasModel): Listed => ({
	model: id,
	type: 'Image',
	price,
	categories,
	family: 'Seedream',
});

/** The public model list (docs/vendors/atlasCloud.md): without key, `code` a string, other kinds and hidden ones among them. */
export function modelList(): Answer {
	const models = [...[...ATLAS_MODELS.values()].map(listedSeedream), ...OTHERS];
	return json(200, {
		code: '200',
		msg: 'succeed',
		data: models.map((listed, index) => ({
			uuid: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
			model: listed.model,
			type: listed.type,
			displayName: titleOf(listed.model),
			profile: `${titleOf(listed.model)} on Atlas Cloud`,
			categories: listed.categories,
			tags: [],
			schema: `https://static.atlascloud.ai/model/schema/${listed.model.replace(/\//g, '-')}.json`,
			example: '',
			readme: '',
			price: {
				discount: '100',
				actual: { base_price: listed.price, unit: 'image' },
				origin: { base_price: listed.price },
			},
			organization: listed.organization ?? 'ByteDance',
			familyName: listed.family,
			display_console: listed.shown ?? true,
		})),
	});
}

/** A quote: free, creates nothing, per image asked for. */
export function quote(model: AtlasModel, count: number): Answer {
	const price = (Number(model.price) * count).toFixed(3);
	return json(200, {
		code: 200,
		data: { price, origin_price: price, discount: '100', estimated: false, estimated_tokens: 0 },
	});
}

const titleOf = (model: string): string =>
	(model.split('/').slice(1).join(' ') || model)
		.split(/[-\s]/)
		.map((word) => word.charAt(0).toUpperCase() + word.slice(1))
		.join(' ');
