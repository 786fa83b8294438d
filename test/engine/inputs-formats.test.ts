import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sample, type SampleName } from '../images/samples';
import { emulator, useEmulator } from './emulated';
import { bytesOf } from './engine';
import { hashes, refusedWith, sentReferences } from './inputs';
import { inMemory, picture } from './pictures';
import { modelList, runNode } from './seedream';

useEmulator();

const bytesOfSample = async (name: SampleName): Promise<Buffer> => (await sample(name)).bytes;

describe('a format that the model does not take is named, with what is taken and how to convert it', () => {
	const PDF = Buffer.from('%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj');
	const SVG = Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>');
	it.each<[string, () => Promise<Buffer> | Buffer, string]>([
		['AVIF', async () => await bytesOfSample('avif'), 'is AVIF'],
		['AVIF under .jpg', async () => await bytesOfSample('turned avif'), 'is AVIF'],
		[
			'AVIF of the brand mif1',
			async () => await bytesOfSample('avif named by a compatible brand'),
			'is AVIF',
		],
		['JPEG XL', async () => await bytesOfSample('jxl in boxes, turned'), 'is JPEG XL'],
		['HEIC under .jpg', async () => await bytesOfSample('heic'), 'is HEIC'],
		['SVG', () => SVG, 'is SVG'],
		['PDF', () => PDF, 'is PDF'],
	])('%s', async (_what, make, words) => {
		const message = await refusedWith(emulator, 'seedreamEdit', {
			images: 'photo',
			binary: { photo: inMemory(await make(), { fileName: 'photo.jpg', mimeType: 'image/jpeg' }) },
			parameters: { model: modelList('seedream-4.0') },
		});
		for (const word of ["'Image'", "'photo'", words, 'takes', 'Edit Image']) {
			expect(message).toContain(word);
		}
	});
});

describe('a JPEG', () => {
	it('with fill bytes before its markers is whole', async () => {
		const file = await bytesOfSample('jpeg with fill bytes');
		expect(
			await sentReferences(emulator, 'seedreamEdit', {
				images: 'photo',
				binary: { photo: inMemory(file) },
			}),
		).toEqual(hashes(file));
	});

	it('without its end marker, nothing telling how far it goes, is refused: half a picture would be billed', async () => {
		const whole = await picture({ format: 'jpeg' });
		const message = await refusedWith(emulator, 'seedreamEdit', {
			images: 'photo',
			binary: { photo: inMemory(whole.subarray(0, -2)) },
		});
		expect(message).toContain('cut short');
	});
});

describe('the vendor answers 400 "Timeout while downloading url"', () => {
	const URL = 'https://slow.example.com/a.png';
	const run = async (settings = {}) =>
		await runNode(emulator, {
			node: 'seedreamEdit',
			vendor: 'aioagi',
			parameters: { image: URL, prompt: 'x', output: 'urls' },
			settings,
		});
	const fail = (times = 1): void =>
		emulator.inject({
			vendor: 'aioagi',
			stage: 'submit',
			fault: 'status',
			status: 400,
			message: `Timeout while downloading url ${URL}`,
			times,
		});

	it('is told as an image that the vendor could not fetch, with giving it as a file', async () => {
		fail();
		const { error } = await run();
		const told = `${error?.message} ${error?.description}`;
		expect(told).toContain('could not fetch');
		expect(told).toContain('as a file');
		expect(told).not.toContain('Change what the message names');
	});

	it('is submitted again by Retry On Fail, as it is unbilled', async () => {
		fail();
		const { items, error } = await run({ retryOnFail: true, maxTries: 2, waitBetweenTries: 1 });
		expect(error?.message).toBeUndefined();
		expect(items[0]?.json.status).toBe('succeeded');
	});
});

describe('a result in AVIF', () => {
	let server: Server;
	let avif: Buffer;
	beforeAll(async () => {
		avif = await bytesOfSample('avif');
		server = createServer((_request, response) => {
			response.setHeader('content-type', 'image/png');
			response.end(avif);
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	});
	afterAll(async () => await new Promise((resolve) => server.close(resolve)));

	it('is stored as what it is', async () => {
		const { port } = server.address() as AddressInfo;
		emulator.inject({
			vendor: 'atlasCloud',
			stage: 'poll',
			fault: 'output-url',
			url: `http://127.0.0.1:${port}/result.png`,
			times: Infinity,
		});
		const { items, error } = await runNode(emulator, {
			node: 'seedreamGenerate',
			vendor: 'atlasCloud',
			parameters: { prompt: 'x' },
		});
		expect(error?.message).toBeUndefined();
		expect(items[0]?.binary?.data).toMatchObject({ mimeType: 'image/avif', fileExtension: 'avif' });
		expect(await bytesOf(items[0]!)).toEqual(avif);
	});
});
