import { describe, expect, it } from '@jest/globals';
import type { ModelUse } from '../../../nodes/shared/models/offering';
import type { Order } from '../../../nodes/shared/vendors/vendor';
import type { VendorName } from '../../../nodes/shared/vendors/vendors';
import { sent } from './submission';

const HOOK = 'https://example.org/cb?a=1&b=2';
const ENCODED = 'https%3A%2F%2Fexample.org%2Fcb%3Fa%3D1%26b%3D2';

describe('a callback', () => {
	const called = (name: VendorName, model: string) => {
		const { path, body } = sent(name, model, 'generate', { callbackUrl: HOOK });
		return { path, ...(JSON.parse(JSON.stringify(body)) as object) };
	};

	it.each<[VendorName, string, object]>([
		[
			'fal',
			'seedream-4.5',
			{ path: `/fal-ai/bytedance/seedream/v4.5/text-to-image?fal_webhook=${ENCODED}`, prompt: 'x' },
		],
		[
			'waveSpeed',
			'seedream-4.5',
			{ path: `/bytedance/seedream-v4.5?webhook=${ENCODED}`, prompt: 'x' },
		],
		[
			'replicate',
			'seedream-4.5',
			{
				path: '/models/bytedance/seedream-4.5/predictions',
				input: { prompt: 'x' },
				webhook: HOOK,
				webhook_events_filter: ['completed'],
			},
		],
		[
			'kie',
			'seedream-4.5',
			{
				path: '/jobs/createTask',
				model: 'seedream/4.5-text-to-image',
				callBackUrl: HOOK,
				input: { prompt: 'x' },
			},
		],
		[
			'atlasCloud',
			'seedream-4.5',
			{
				path: '/api/v1/model/generateImage',
				model: 'bytedance/seedream-v4.5',
				prompt: 'x',
				webhook_url: HOOK,
			},
		],
	])('is asked for at %s as its page has it', (name, model, call) => {
		expect(called(name, model)).toEqual(call);
	});

	it('that is not wanted leaves no trace', () => {
		const { path, body } = sent('replicate', 'seedream-4.5', 'generate', {});
		expect(path).not.toContain('?');
		expect(body).toEqual({ input: expect.anything() as unknown });
		expect(sent('fal', 'seedream-4.5', 'generate', {}).path).not.toContain('?');
		expect(sent('waveSpeed', 'seedream-4.5', 'generate', {}).path).not.toContain('?');
	});
});

it('fal is told not to repeat a run of its own accord', () => {
	const { headers } = sent('fal', 'seedream-4.5', 'generate', {});
	expect(headers).toEqual({ 'X-Fal-No-Retry': '1' });
});

describe('a set comes as events', () => {
	const SET = { maxImages: 4 };
	it.each<[VendorName, string, ModelUse, Partial<Order>, boolean]>([
		['bytePlus', 'seedream-4.5', 'generateSet', SET, true],
		['volcengine', 'seedream-5.0-lite', 'editSet', SET, true],
		['bytePlus', 'seedream-4.5', 'generate', {}, false],
		['bytePlus', 'a-model-of-mine', 'generate', SET, false],
		// A gateway that reads them as one piece would lose what is paid for.
		['aioagi', 'seedream-4.5', 'generateSet', SET, false],
	])('at %s with %s to %s, %j: %s', (name, model, use, more, events) => {
		const call = sent(name, model, use, more);
		expect(call.events).toBe(events);
		expect(call.body).toHaveProperty('stream', events ? true : undefined);
	});
});
