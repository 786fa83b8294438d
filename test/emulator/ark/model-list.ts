import { ARK_MODELS, type ArkFamily } from './models';

/** One of the ids that a host of ByteDance's own answers to. */
export interface ArkId {
	id: string;
	family: ArkFamily;
	/** The id that replies name instead. */
	repliesAs?: string;
	/** The model list leaves it out though it answers. */
	unlisted?: true;
	/** Shut down: still listed, no longer answered. */
	retired?: true;
}

interface Listed {
	id: string;
	domain: string;
	task_type: string[];
	modalities: { input_modalities: string[]; output_modalities: string[] };
	status?: string;
}

const CHAT: Listed = {
	id: 'seed-2-1-pro-260801',
	domain: 'LLM',
	task_type: ['TextGeneration'],
	modalities: { input_modalities: ['text', 'image'], output_modalities: ['text'] },
};
const VIDEO: Listed = {
	id: 'seedance-2-0-260701',
	domain: 'VideoGeneration',
	task_type: ['TextToVideo'],
	modalities: { input_modalities: ['text'], output_modalities: ['video'] },
};

function listed({ id, family, retired }: ArkId): Listed {
	const { references } = ARK_MODELS[family];
	return {
		id,
		domain: 'ImageGeneration',
		task_type: references.most > 0 ? ['TextToImage', 'ImageToImage'] : ['TextToImage'],
		modalities: {
			input_modalities: references.most > 0 ? ['text', 'image'] : ['text'],
			output_modalities: ['image'],
		},
		...(retired === true ? { status: 'Shutdown' } : {}),
	};
}

/** GET /models: an OpenAI list of every kind of model, retired ones among them, and not all that answer. */
export function modelList(ids: readonly ArkId[]): Record<string, unknown> {
	const shown = ids.filter(({ unlisted }) => unlisted !== true).map(listed);
	return {
		object: 'list',
		data: [...shown, CHAT, VIDEO].map((model) => ({
			object: 'model',
			created: 1_764_000_000,
			name: model.id,
			...model,
		})),
	};
}
