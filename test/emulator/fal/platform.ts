import { type Answer, json, Refused } from '../core/answer';
import type { Call } from '../core/descriptor';
import type { VendorState } from '../core/vendor-state';
import { ENDPOINTS } from './endpoints';
import type { FalSettings } from './settings';

interface Listed {
	id: string;
	name: string;
	category: string;
	status?: 'active' | 'deprecated';
}

const OTHERS: Listed[] = [
	{ id: 'fal-ai/flux/dev', name: 'FLUX.1 [dev]', category: 'text-to-image' },
	{
		id: 'fal-ai/bytedance/seedance/v1/pro/text-to-video',
		name: 'Seedance 1.0 Pro',
		category: 'text-to-video',
	},
	{
		id: 'fal-ai/bytedance/seededit/v3/edit-image',
		name: 'Seededit 3.0',
		category: 'image-to-image',
	},
	{
		id: 'bytedance/seedream/v6/preview/text-to-image',
		name: 'Seedream 6 (preview)',
		category: 'text-to-image',
		status: 'deprecated',
	},
];

/** GET /v1/models: a search that needs no key (docs/vendors/fal.md, "Prices and models"). */
export function modelSearch({ query }: Call): Answer {
	const endpoints = [...ENDPOINTS.values()].map(({ id, name, references }): Listed => ({
		id,
		name,
		category: references ? 'image-to-image' : 'text-to-image',
	}));
	const words = (query.get('q') ?? '').toLowerCase();
	const status = query.get('status');
	const found = [...endpoints, ...OTHERS].filter(
		(one) =>
			`${one.id} ${one.name}`.toLowerCase().includes(words) &&
			(status ?? one.status ?? 'active') === (one.status ?? 'active'),
	);
	const models = found.map((one) => ({
		endpoint_id: one.id,
		metadata: {
			display_name: one.name,
			category: one.category,
			description: one.name,
			status: one.status ?? 'active',
			tags: [],
			updated_at: '2026-11-12T00:00:00Z',
		},
	}));
	return json(200, { models, next_cursor: null, has_more: false });
}

/** GET /v1/models/pricing: one price an endpoint; free, and so the test of a key. */
export function pricing({ query }: Call, { words }: VendorState<FalSettings>): Answer {
	const ids = query.getAll('endpoint_id');
	if (ids.length === 0) {
		const message = 'Field required';
		throw new Refused(words.refusal('invalid', { message, parameter: 'endpoint_id' }));
	}
	const prices = ids.map((id) => {
		const endpoint = ENDPOINTS.get(id);
		if (endpoint === undefined) throw new Refused(words.refusal('model-not-found'));
		return { endpoint_id: id, unit_price: endpoint.price, unit: 'images', currency: 'USD' };
	});
	return json(200, { prices, next_cursor: null, has_more: false });
}
