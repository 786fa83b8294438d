import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import type { JsonWebKey } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { type EmulatedVendor, type Emulator, startEmulator, type VendorName } from '../../emulator';

export type Json = Record<string, unknown>;

/** Replies are read by position; what is not there fails the expectation on it. */
type Several<Item> = [Item, Item, Item, Item, ...Item[]];

interface Layer {
	image: { width: number };
	bounding_box: Record<'absolute' | 'normalized', Several<number>>;
}

/** What tests read of the vendors' replies, whichever of them it is. */
export interface Part extends Json {
	id: string;
	task_id: string;
	model: string;
	status: string;
	code: unknown;
	message: string;
	url: string;
	price: string;
	value: string;
	total: number;
	outputs: Several<string>;
	layers: Several<Layer>;
	items: Several<Part>;
	error: Part;
	download_url: string;
	generated_images: number;
}

export interface Body extends Part {
	data: Part & Several<Part>;
	usage: Part;
	available: Part;
	response: Part;
	keys: Several<JsonWebKey>;
}

export interface Reply {
	status: number;
	headers: Headers;
	body: Body;
	text: string;
}

/** The emulator of the test file, once `useEmulator` was called. */
export let emulator: Emulator;

/** Starts an emulator for a test file, whose tasks are finished at once, and resets it before each test. */
export function useEmulator(): void {
	beforeAll(async () => {
		emulator = await startEmulator({ everyVendor: { taskTimeMs: 0, drawing: 'small' } });
	});
	afterAll(() => emulator.close());
	beforeEach(() => emulator.reset());
}

export async function ask(
	vendor: EmulatedVendor,
	method: string,
	path: string,
	body?: unknown,
	key = vendor.apiKey,
	headers: Record<string, string> = {},
): Promise<Reply> {
	const response = await fetch(vendor.url + path, {
		method,
		redirect: 'manual',
		headers: {
			authorization: `Bearer ${key}`,
			// A connection that an earlier refusal is about to close must not be taken for this request.
			connection: 'close',
			...(body === undefined ? {} : { 'content-type': 'application/json' }),
			...headers,
		},
		body: body === undefined ? undefined : JSON.stringify(body),
	});
	const text = await response.text();
	let parsed = {} as Body;
	try {
		parsed = JSON.parse(text) as Body;
	} catch {
		// What is no JSON is looked at as text.
	}
	return { status: response.status, headers: response.headers, body: parsed, text };
}

const GENERATIONS = '/images/generations';

/** Where each vendor takes submissions, below its base URL. */
export const SUBMIT = {
	atlasCloud: '/api/v1/model/generateImage',
	aceData: '/seedream/images',
	aioagi: GENERATIONS,
	bytePlus: GENERATIONS,
	volcengine: GENERATIONS,
} satisfies Partial<Record<VendorName, string>>;
export type Vendor = keyof typeof SUBMIT;
export const VENDORS = Object.keys(SUBMIT) as Vendor[];

const prompt = 'a lighthouse';
export const BODY: Record<Vendor, Json> = {
	atlasCloud: { model: 'bytedance/seedream-v4.5', prompt },
	aceData: { model: 'doubao-seedream-4-5-251128', prompt },
	aioagi: { model: 'doubao-seedream-4-5-251128', prompt },
	bytePlus: { model: 'seedream-4-5-251128', prompt },
	volcengine: { model: 'doubao-seedream-4-5-251128', prompt },
};

export const submit = (vendor: Vendor, over: Json = {}, key?: string): Promise<Reply> =>
	ask(emulator[vendor], 'POST', SUBMIT[vendor], { ...BODY[vendor], ...over }, key);
/** Atlas Cloud's question about a task. */
export const poll = (id: string): Promise<Reply> =>
	ask(emulator.atlasCloud, 'GET', `/api/v1/model/prediction/${id}`);
/** AceData Cloud's questions about tasks. */
export const query = (body: Json, key?: string): Promise<Reply> =>
	ask(emulator.aceData, 'POST', '/seedream/tasks', body, key);

/** Resolves once the condition holds, however long the machine takes. */
export async function until(condition: () => boolean): Promise<void> {
	while (!condition()) await new Promise((resolve) => setTimeout(resolve, 1));
}

export async function dataUri(
	width: number,
	height: number,
	format: 'png' | 'jpeg' | 'webp' = 'png',
	alpha = false,
): Promise<string> {
	const background = alpha ? { r: 9, g: 9, b: 9, alpha: 0.5 } : { r: 9, g: 9, b: 9 };
	const file = await sharp({ create: { width, height, channels: alpha ? 4 : 3, background } })
		.toFormat(format)
		.toBuffer();
	return `data:image/${format};base64,${file.toString('base64')}`;
}

export interface Receiver {
	server: Server;
	url: string;
	next(): Promise<{ headers: Json; body: string }>;
}

/** An address for callbacks. */
export async function listen(): Promise<Receiver> {
	const received: { headers: Json; body: string }[] = [];
	const waiting: ((value: { headers: Json; body: string }) => void)[] = [];
	const server: Server = createServer((request, response) => {
		let body = '';
		request.on('data', (piece) => (body += piece));
		request.on('end', () => {
			response.end('ok');
			const delivery = { headers: request.headers, body };
			const receive = waiting.shift();
			if (receive) receive(delivery);
			else received.push(delivery);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
	const next = async () =>
		received.shift() ??
		(await new Promise<{ headers: Json; body: string }>((resolve) => waiting.push(resolve)));
	return { server, url, next };
}
