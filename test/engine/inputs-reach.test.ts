import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { emulator, useEmulator } from './emulated';
import { runNode, toldBy } from './seedream';
import { seen } from './wire';

useEmulator();

const A = 'https://cdn.example.com/a.png';
/** No request may leave: the host exists nowhere. */
const ELSEWHERE = { baseUrl: 'https://vendor.invalid' };

const PRIVATE = [
	'http://localhost:9000/bucket/a.png',
	'https://127.0.0.1/a.png',
	'http://127.1/a.png',
	'http://2130706433/a.png',
	'http://0.0.0.0:5678/a.png',
	'http://[::1]:9000/a.png',
	'http://[::ffff:192.168.1.5]/a.png',
	'http://[fd00::5]/a.png',
	'http://192.168.1.5/a.png',
	'http://10.0.0.4:9000/a.png',
	'http://172.20.0.3/a.png',
	'http://169.254.169.254/latest/meta-data/',
	'http://100.100.1.1/a.png',
	'http://minio:9000/bucket/a.png',
	'http://host.docker.internal:9000/a.png',
	'http://nocodb.railway.internal/dltemp/a.png',
	'https://nas.local/a.png',
	'https://nas.fritz.box/a.png',
	'http://shop.test/wp-content/uploads/a.png',
	'http://intranet.corp/a.png',
	'HTTP://LOCALHOST./a.png',
];

describe.each([
	['seedreamEdit', 'image', 'Image'],
	['seedreamCompose', 'images', 'Images'],
] as const)('%s: an image inside the own network', (node, field, label) => {
	const run = async (v: unknown, credential?: IDataObject, settings = {}) =>
		await runNode(emulator, {
			node,
			vendor: 'aioagi',
			parameters: { [field]: '={{ $json.v }}', prompt: 'x', output: 'urls' },
			items: [{ json: { v } as IDataObject }],
			credential,
			settings,
		});
	const given = (url: string): unknown => (node === 'seedreamEdit' ? url : [A, url]);

	it.each(PRIVATE)('%s is refused before paying: the vendor cannot fetch it', async (url) => {
		const { error, items } = await run(given(url), ELSEWHERE);
		expect(items).toHaveLength(0);
		expect(toldBy(error)).toContain(`'${label}'`);
		expect(toldBy(error)).toContain('cannot fetch');
		expect(toldBy(error)).toContain('HTTP Request');
		expect(error?.message.length).toBeLessThan(500);
	});

	it('is taken where the vendor is on this machine, too', async () => {
		const { error } = await run(given('http://localhost:9000/a.png'));
		expect(error?.message).toBeUndefined();
		expect(seen(emulator.aioagi.submissions[0]!)).toContain('http://localhost:9000/a.png');
	});

	it('makes an item of it with Continue', async () => {
		const { items, error } = await run(given('http://nas.local/a.png'), ELSEWHERE, {
			onError: 'continueRegularOutput',
		});
		expect(error?.message).toBeUndefined();
		expect(items[0]?.json.error).toContain('http://nas.local/a.png');
	});
});

it('an image inside the own network is refused in any of all items that Compose puts together', async () => {
	const { error } = await runNode(emulator, {
		node: 'seedreamCompose',
		vendor: 'aioagi',
		parameters: { images: '={{ $json.v }}', combine: 'allItems', prompt: 'x' },
		items: [{ json: { v: A } }, { json: { v: 'http://minio:9000/b.png' } }],
		credential: ELSEWHERE,
	});
	expect(toldBy(error)).toContain('http://minio:9000/b.png');
});
