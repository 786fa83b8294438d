import { type Answer, json } from '../core/answer';
import type { Call } from '../core/descriptor';
import type { VendorState } from '../core/vendor-state';
import { WAVESPEED_MODELS, type WaveSpeedModel } from './models';
import { enveloped } from './predictions';
import { readSubmission } from './request';
import type { WaveSpeedSettings } from './settings';

const DISCOUNT = 0.9;

/** The account's balance, free, and so the credential test. */
export function balance({ key }: Call): Answer {
	return enveloped({ balance: key === 'emptyBalance' ? 0 : 12.34 });
}

/** POST /model/price: free, creates nothing. */
export async function quote(
	{ body }: Call,
	vendor: VendorState<WaveSpeedSettings>,
): Promise<Answer> {
	const asked = (body ?? {}) as { model_id?: unknown; inputs?: unknown };
	const id = String(asked.model_id);
	const { model, inputs, plan } = await readSubmission(id, asked.inputs, vendor);
	const images = plan.layers === undefined ? plan.count : plan.layers + 1;
	const price = round(priceOf(model, inputs.resolution) * images);
	const data = {
		model_id: id,
		price,
		discounted_price: round(price * DISCOUNT),
		discount_rate: DISCOUNT,
		currency: 'USD',
	};
	return vendor.settings.quoteReply === 'bare' ? json(200, data) : enveloped(data);
}

const priceOf = ({ price }: WaveSpeedModel, resolution = '1k'): number =>
	typeof price === 'number' ? price : (price[resolution] ?? 0);

const round = (amount: number): number => Math.round(amount * 1e6) / 1e6;

/** Every model of every maker, with its schema. */
export function modelList(): Answer {
	const others = [
		{ id: 'wavespeed-ai/z-image/turbo', type: 'text-to-image', price: 0.005 },
		{ id: 'bytedance/seedance-v2.0/text-to-video', type: 'text-to-video', price: 0.3 },
		{ id: 'bytedance/seedream-v3', type: 'text-to-image', price: 0.027 },
	];
	const models = [...WAVESPEED_MODELS.values(), ...others];
	return enveloped(
		models.map(({ id, type, price }) => ({
			model_id: id,
			name: id,
			type,
			description: `${id} on WaveSpeedAI`,
			base_price: typeof price === 'number' ? price : price['1k'],
			formula: '',
			api_schema: { api_schemas: [{ request_schema: { properties: {}, required: [] } }] },
		})),
	);
}
