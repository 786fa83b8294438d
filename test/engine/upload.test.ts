import { describe, expect, it } from '@jest/globals';
import { emulator, useEmulator } from './emulated';
import { bytesOf, runWorkflow } from './engine';
import { dataUri, inMemory, itemWith, onDisk, picture, pictures, sha256 } from './pictures';
import { CREDENTIALS, credentialsFor, runNode, toldBy } from './seedream';
import { BASE64_RUN, seen, separated } from './wire';

useEmulator();

const node = 'seedreamUpload';
const vendor = 'atlasCloud';
const CONTINUE = { onError: 'continueRegularOutput' } as const;

it.each(['filename', 'file_name', 'url'] as const)(
	"uploads a file and tells its URL when the reply is of the shape '%s'",
	async (uploadReply) => {
		emulator.atlasCloud.settings.uploadReply = uploadReply;
		const bytes = await picture();
		const { items, error } = await runNode(emulator, {
			node,
			vendor,
			items: [
				{
					json: { sku: 7 },
					binary: { data: await onDisk(bytes, { fileName: 'shoe.png' }) },
				},
			],
		});
		expect(error?.message).toBeUndefined();
		expect(emulator.atlasCloud.uploads).toEqual([
			{
				url: expect.any(String),
				fileName: 'shoe.png',
				mimeType: 'image/png',
				bytes: { sha256: sha256(bytes), size: bytes.length },
			},
		]);
		expect(items).toHaveLength(1);
		expect(items[0]?.json).toEqual({
			vendor,
			url: emulator.atlasCloud.uploads[0]?.url,
			fileName: 'shoe.png',
			mimeType: 'image/png',
			fileSize: bytes.length,
		});
		expect(items[0]?.pairedItem).toEqual({ item: 0 });
		expect(await bytesOf(items[0]!)).toEqual(bytes);
		expect(emulator.atlasCloud.submissions).toHaveLength(0);
	},
);

it('sends multipart with a boundary, an agent and the key, as one file field', async () => {
	await runNode(emulator, { node, vendor, items: [itemWith(await picture())] });
	const [request] = emulator.atlasCloud.requests;
	expect(request?.headers['content-type']).toMatch(/^multipart\/form-data; ?boundary=/);
	expect(request?.headers['user-agent']).toBeTruthy();
	expect(request?.headers.authorization).toBe(`Bearer ${emulator.atlasCloud.apiKey}`);
	expect(request?.body).toEqual([
		expect.objectContaining({ fieldName: 'file', fileName: 'photo.png', mimeType: 'image/png' }),
	]);
	expect(emulator.atlasCloud.requests).toHaveLength(1);
});

it('gives one item per file, in order and paired, with all incoming files still there', async () => {
	const files = await pictures(4);
	const { items, error } = await runNode(emulator, {
		node,
		vendor,
		parameters: { images: '*' },
		items: [
			{
				json: {},
				binary: {
					front: await onDisk(files[0]!, { fileName: 'front.png' }),
					back: inMemory(files[1]!, { fileName: 'back.png' }),
				},
			},
			{ json: {}, binary: { front: inMemory(files[2]!, { fileName: 'third.png' }) } },
			{ json: {}, binary: { side: inMemory(files[3]!, { fileName: 'fourth.png' }) } },
		],
	});
	expect(error?.message).toBeUndefined();
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
		{ item: 0 },
		{ item: 0 },
		{ item: 1 },
		{ item: 2 },
	]);
	expect(items.map(({ json }) => json.fileName)).toEqual([
		'front.png',
		'back.png',
		'third.png',
		'fourth.png',
	]);
	expect(items.map(({ binary }) => Object.keys(binary ?? {}))).toEqual([
		['front', 'back'],
		['front', 'back'],
		['front'],
		['side'],
	]);
	for (const [index, item] of items.entries()) {
		const upload = emulator.atlasCloud.uploads.find(({ url }) => url === item.json.url);
		expect(upload?.bytes.sha256).toBe(sha256(files[index]!));
	}
	expect(await bytesOf(items[1]!, 'front')).toEqual(files[0]);
	expect(await bytesOf(items[1]!, 'back')).toEqual(files[1]);
});

it.each(['separate', 'combined'] as const)(
	'leaves the incoming file for the next node in the %s binary mode',
	async (binaryMode) => {
		const bytes = await picture();
		const authentication = CREDENTIALS.atlasCloud;
		const run = await runWorkflow({
			items: [itemWith(bytes)],
			nodes: [
				{ name: 'Upload', type: node, parameters: { authentication } },
				{
					name: 'Compose',
					type: 'seedreamCompose',
					parameters: {
						authentication,
						images: '={{ [$json.url, "data"] }}',
						prompt: 'x',
						output: 'urls',
					},
				},
			],
			credentials: credentialsFor(emulator),
			binaryMode,
		});
		expect(run.data.resultData.error?.message).toBeUndefined();
		const uploaded = run.data.resultData.runData.Upload?.[0]?.data?.main?.[0] ?? [];
		const item = binaryMode === 'combined' ? separated(uploaded[0]!) : uploaded[0]!;
		expect(await bytesOf(item)).toEqual(bytes);
		expect(emulator.atlasCloud.submissions).toHaveLength(1);
		const [submission] = emulator.atlasCloud.submissions;
		expect(submission?.references.map(({ kind }) => kind)).toEqual(['upload', 'upload']);
		expect(seen(submission!)).toEqual([sha256(bytes), sha256(bytes)]);
		expect(JSON.stringify(uploaded.map(({ json }) => json))).not.toMatch(BASE64_RUN);
	},
);

it('names and types a file by its bytes', async () => {
	const bytes = await picture({ format: 'webp' });
	const { items } = await runNode(emulator, {
		node,
		vendor,
		items: [
			{
				json: {},
				binary: {
					data: inMemory(bytes, { fileName: 'mein größtes bild.jpg', mimeType: 'text/plain' }),
				},
			},
		],
	});
	expect(items[0]?.json).toMatchObject({ mimeType: 'image/webp', fileSize: bytes.length });
	expect(items[0]?.json.fileName).toBe('mein größtes bild.webp');
	expect(emulator.atlasCloud.uploads[0]).toMatchObject({
		mimeType: 'image/webp',
		fileName: items[0]?.json.fileName,
	});
});

it('uploads a data URI', async () => {
	const bytes = await picture();
	const { items, error } = await runNode(emulator, {
		node,
		vendor,
		parameters: { images: '={{ $json.picture }}' },
		items: [{ json: { picture: dataUri(bytes) } }],
	});
	expect(error?.message).toBeUndefined();
	expect(emulator.atlasCloud.uploads[0]?.bytes.sha256).toBe(sha256(bytes));
	expect(items[0]?.json).toMatchObject({ mimeType: 'image/png', fileSize: bytes.length });
	expect(JSON.stringify(items[0]?.json)).not.toMatch(BASE64_RUN);
});

it.each([
	['gateway-html', {}],
	['internal-error', {}],
	['overloaded', {}],
	['connection-reset', {}],
	['truncated-body', {}],
	['throttle', { retryAfter: 1 }],
] as const)('comes through a passing fault: %s', async (fault, more) => {
	emulator.inject({ vendor, stage: 'upload', fault, times: 2, ...more });
	const bytes = await picture();
	const { items, error } = await runNode(emulator, { node, vendor, items: [itemWith(bytes)] });
	expect(error?.message).toBeUndefined();
	expect(items).toHaveLength(1);
	const upload = emulator.atlasCloud.uploads.find(({ url }) => url === items[0]?.json.url);
	expect(upload?.bytes.sha256).toBe(sha256(bytes));
	expect(emulator.atlasCloud.requests).toHaveLength(3);
});

describe('a refused upload', () => {
	it.each([
		['401', { fault: 'status', status: 401, message: 'Invalid API key' }, 'API key'],
		['402', { fault: 'status', status: 402, message: 'Insufficient balance' }, 'balance'],
		['413', { fault: 'status', status: 413, message: 'File too large' }, 'too large'],
		['415', { fault: 'status', status: 415, message: 'No such media' }, 'No such media'],
		['an edge page', { fault: 'edge-block' }, 'edge'],
	])('says why: %s', async (_what, rule, words) => {
		emulator.inject({ vendor, stage: 'upload', times: Infinity, ...rule } as never);
		const { error, items } = await runNode(emulator, {
			node,
			vendor,
			items: [itemWith(await picture())],
		});
		expect(items).toHaveLength(0);
		expect(toldBy(error)).toContain('Atlas Cloud');
		expect(toldBy(error)).toContain(words);
		expect(toldBy(error)).not.toContain('billed');
		expect(error?.context?.itemIndex).toBe(0);
		const { requests } = emulator.atlasCloud;
		expect(requests.filter(({ stage }) => stage === 'upload')).toHaveLength(1);
	});

	it('says so when faults do not pass', async () => {
		emulator.inject({ vendor, stage: 'upload', fault: 'gateway-html', times: Infinity });
		const { error } = await runNode(emulator, {
			node,
			vendor,
			items: [itemWith(await picture())],
		});
		expect(toldBy(error)).toContain('Atlas Cloud');
		expect(toldBy(error)).toContain('502');
		expect(toldBy(error)).not.toContain('billed');
	});

	it('leaves the other items unharmed with Continue', async () => {
		const files = await pictures(3);
		emulator.inject({
			vendor,
			stage: 'upload',
			fault: 'status',
			status: 415,
			when: ({ body }) => (body as Array<{ fileName: string }>)[0]?.fileName === 'file-1.png',
			times: Infinity,
		});
		const { items, error } = await runNode(emulator, {
			node,
			vendor,
			items: files.map((bytes, index) => ({
				json: {},
				binary: { data: inMemory(bytes, { fileName: `file-${index}.png` }) },
			})),
			settings: CONTINUE,
		});
		expect(error?.message).toBeUndefined();
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		expect(items[1]?.json.error).toContain('Atlas Cloud');
		expect(items.map(({ json }) => json.url)).toEqual([
			emulator.atlasCloud.uploads.find(({ fileName }) => fileName === 'file-0.png')?.url,
			undefined,
			emulator.atlasCloud.uploads.find(({ fileName }) => fileName === 'file-2.png')?.url,
		]);
	});

	it('of a URL explains that Edit and Compose take URLs', async () => {
		const { error } = await runNode(emulator, {
			node,
			vendor,
			parameters: { images: 'https://cdn.example.com/photo.jpg' },
		});
		expect(toldBy(error)).toContain("'Images' is 'https://cdn.example.com/photo.jpg'");
		expect(toldBy(error)).toContain('Edit and Compose');
		expect(emulator.atlasCloud.requests).toHaveLength(0);
	});
});

it('uploads again nothing that it has when n8n tries again', async () => {
	const files = await pictures(3);
	emulator.inject({
		vendor,
		stage: 'upload',
		fault: 'status',
		status: 415,
		when: ({ body }) => (body as Array<{ fileName: string }>)[0]?.fileName === 'file-1.png',
	});
	const { items, error } = await runNode(emulator, {
		node,
		vendor,
		items: files.map((bytes, index) => ({
			json: {},
			binary: { data: inMemory(bytes, { fileName: `file-${index}.png` }) },
		})),
		settings: { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
	});
	expect(error?.message).toBeUndefined();
	expect(items).toHaveLength(3);
	expect(emulator.atlasCloud.uploads).toHaveLength(3);
});
