import { describe, expect, it } from '@jest/globals';
import { VENDORS, type VendorName } from '../../../nodes/shared/vendors/vendors';
import type { HttpCall, Vendor } from '../../../nodes/shared/vendors/vendor';

const vendors: Record<VendorName, Vendor> = VENDORS;
const GET = (path: string, more: object = {}) => ({ method: 'GET', path, ...more });
const ARK_RESERVED = [
	...['model', 'prompt', 'image', 'sequential_image_generation'],
	...['sequential_image_generation_options', 'layer_decomposition', 'stream', 'response_format'],
];

/** A call that asks, by the vendor's own words for it (docs/vendors); unit/wire has the other tasks and models. */
type Asking = [vendor: VendorName, call: (vendor: Vendor) => HttpCall | undefined, sent: object];

const task = (vendor: Vendor): HttpCall | undefined => vendor.tasks?.single('a b');
const balance = (vendor: Vendor): HttpCall | undefined => vendor.balance?.call;
const models = (vendor: Vendor): HttpCall | undefined => vendor.modelList?.call;
const list = (vendor: Vendor): HttpCall | undefined =>
	vendor.tasks?.list?.call(1_795_600_000_000, {});

describe.each<[string, Asking[]]>([
	[
		'for a task',
		[
			['fal', task, GET('/bytedance/seedream/requests/a%20b/status?logs=0')],
			['replicate', task, GET('/predictions/a%20b')],
			['waveSpeed', task, GET('/predictions/a%20b/result')],
			['kie', task, GET('/jobs/recordInfo?taskId=a%20b')],
		],
	],
	[
		"for the account's tasks",
		[
			['replicate', list, GET('/predictions')],
			[
				'aceData',
				list,
				{
					method: 'POST',
					path: '/seedream/tasks',
					body: {
						action: 'retrieve_batch',
						type: 'images',
						created_at_min: 1_795_600_000,
						limit: 50,
					},
				},
			],
		],
	],
	[
		'for what is left in the account',
		[
			['atlasCloud', balance, GET('/public/v1/balance')],
			['waveSpeed', balance, GET('/balance')],
			['kie', balance, GET('/chat/credit')],
		],
	],
	[
		'for the models',
		[
			['bytePlus', models, GET('/models')],
			['volcengine', models, GET('/models')],
			['waveSpeed', models, GET('/models')],
			['fal', models, GET('/v1/models?q=seedream&status=active', { host: 'platformUrl' })],
		],
	],
])('a question %s', (_, askings) => {
	it.each(askings)('at %s', (name, call, sent) => {
		expect(call(vendors[name])).toEqual(sent);
	});
});

describe('Extra Fields may not replace what decides what is made and paid', () => {
	it.each<[VendorName, string[]]>([
		[
			'atlasCloud',
			[
				...['model', 'prompt', 'image', 'images', 'max_images', 'enable_sync_mode'],
				...['enable_base64_output', 'webhook_url'],
			],
		],
		['aceData', [...ARK_RESERVED, 'async', 'callback_url']],
		['aioagi', [...ARK_RESERVED, 'n']],
		['bytePlus', ARK_RESERVED],
		['volcengine', ARK_RESERVED],
		['fal', ['prompt', 'image_url', 'image_urls', 'max_images', 'num_images', 'sync_mode']],
		[
			'replicate',
			[
				...['prompt', 'image', 'image_input', 'layer_decomposition'],
				...['sequential_image_generation', 'max_images'],
			],
		],
		[
			'waveSpeed',
			[
				...['model', 'prompt', 'image', 'images', 'max_images', 'enable_sync_mode'],
				'enable_base64_output',
			],
		],
		['kie', ['prompt', 'image_url', 'image_urls', 'max_images']],
	])('at %s', (name, fields) => {
		expect([...vendors[name].reservedFields]).toEqual(fields);
	});
});

it.each<[VendorName, boolean]>([
	['atlasCloud', true],
	['aceData', true],
	['replicate', true],
	['fal', false],
	['waveSpeed', false],
	['kie', false],
])('that failed tasks are not billed, %s says: %s', (name, isFree) => {
	expect(vendors[name].tasks?.failedAreFree ?? false).toBe(isFree);
});
