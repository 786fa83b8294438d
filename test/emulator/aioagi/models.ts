import { ARK_MODELS, type ArkModel } from '../ark/models';

/** AIOAGI's Seedream models, with the upstream's limits. */
export const AIOAGI_MODELS: ReadonlyMap<string, ArkModel> = new Map([
	['doubao-seedream-5-0-260128', ARK_MODELS['seedream-5.0-lite']],
	['doubao-seedream-5-0-lite-260128', ARK_MODELS['seedream-5.0-lite']],
	['doubao-seedream-5-0-pro-260628', ARK_MODELS['seedream-5.0-pro']],
	['doubao-seedream-5-5-261028', ARK_MODELS['seedream-5.5']],
	['doubao-seedream-4-5-251128', ARK_MODELS['seedream-4.5']],
	['doubao-seedream-4-0-250828', ARK_MODELS['seedream-4.0']],
	['doubao-seedream-3-0-t2i-250415', ARK_MODELS['seedream-3.0']],
	['doubao-seededit-3-0-i2i-250628', ARK_MODELS['seededit-3.0']],
]);

const OTHERS: [id: string, endpoint: string, owner: string][] = [
	['gpt-5.2', 'openai', 'openai'],
	['gpt-image-2', 'image-generation', 'openai'],
	['gemini-3-pro-image-preview', 'gemini', 'google'],
];

/** GET /models (docs/vendors/aioagi.md): an OpenAI list with the gateway's endpoint types. */
export function modelList(): Record<string, unknown> {
	const seedream = [...AIOAGI_MODELS.keys()].map((id) => [id, 'image-generation', 'volcengine']);
	return {
		object: 'list',
		data: [...seedream, ...OTHERS].map(([id, endpoint, owner]) => ({
			id,
			object: 'model',
			created: 1_626_777_600,
			owned_by: owner,
			supported_endpoint_types: [endpoint],
		})),
	};
}
