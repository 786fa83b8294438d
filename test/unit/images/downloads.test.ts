import { describe, expect, it } from '@jest/globals';
import type { IHttpRequestOptions } from 'n8n-workflow';
import { getEventListeners } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { StorageHelpers } from '../../../nodes/shared/images/binaryStore';
import { downloadImage, type RequestOptions } from '../../../nodes/shared/images/downloadImage';
import { storeInlineImage } from '../../../nodes/shared/images/storeInlineImage';
import { sizeAtUrl } from '../../../nodes/shared/images/sizeAtUrl';
import { readEvents } from '../../../nodes/shared/traffic/events';
import { sample } from '../../images/samples';

const URL_1 = 'https://example.com/1.png';
const MB = 1024 * 1024;

interface Answer {
	statusCode?: number;
	headers?: Record<string, unknown>;
	body?: Readable;
}

/** What n8n is asked for and stores, with one answer for every request. */
class Machine {
	readonly asked: IHttpRequestOptions[] = [];
	readonly stored: Array<{ bytes: Buffer; fileName?: string; mimeType?: string }> = [];
	readonly helpers = {
		httpRequest: async (options: IHttpRequestOptions) => {
			this.asked.push(options);
			if (!this.answer) return await Promise.reject(new Error('connect ECONNREFUSED'));
			const { body } = this.answer;
			const signal = options.abortSignal as AbortSignal;
			signal.addEventListener('abort', () => body?.destroy(new Error('aborted')));
			return { statusCode: 200, headers: {}, ...this.answer };
		},
		prepareBinaryData: async (data: Buffer | Readable, fileName?: string, mimeType?: string) => {
			if (this.disk) throw this.disk;
			const bytes = Buffer.isBuffer(data) ? data : await buffer(data);
			this.stored.push({ bytes, fileName, mimeType });
			return { data: '', mimeType };
		},
	} as unknown as StorageHelpers;

	constructor(
		readonly answer?: Answer,
		readonly disk?: unknown,
	) {}

	async download(options: RequestOptions = {}, url = URL_1, cancel?: AbortSignal) {
		return await downloadImage(this.helpers, url, 'photo', options, cancel);
	}
}

const inChunks = (bytes: Buffer, size = 1000): Readable =>
	Readable.from(
		(function* chunks() {
			for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
		})(),
		{ objectMode: false },
	);
const diskError = (code: string) => Object.assign(new Error('write'), { code });

describe('a finished image', () => {
	it.each([10, 3000, 65_536, 1e9])('is stored whole, in chunks of %s bytes', async (size) => {
		const { bytes, expected } = await sample('jpeg');
		const machine = new Machine({ body: inChunks(bytes, size) });
		const image = await machine.download();
		expect(machine.stored).toEqual([{ bytes, fileName: 'photo.jpg', mimeType: 'image/jpeg' }]);
		expect(image).toMatchObject({ bytes: bytes.length, format: expected });
		expect(image.binary).toEqual({ data: '', mimeType: 'image/jpeg' });
	});

	it('is stored with all its bytes where they do not tell its size', async () => {
		const bytes = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"></svg>');
		const image = await new Machine({ body: inChunks(bytes, 7) }).download();
		expect(image).toMatchObject({ bytes: bytes.length, format: { name: 'svg' } });
	});

	it('is asked for without credentials, as the user set it', async () => {
		const { bytes } = await sample('png');
		const proxy = { host: 'proxy.example', port: 8080 };
		const machine = new Machine({ body: inChunks(bytes) });
		await machine.download({ proxy, skipSslCertificateValidation: true });
		const [{ abortSignal, ...asked } = { url: '' }] = machine.asked;
		expect(asked).toEqual({
			url: URL_1,
			proxy,
			skipSslCertificateValidation: true,
			encoding: 'stream',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			maxRedirects: 5,
		});
		expect(abortSignal?.aborted).toBe(false);
	});

	it('is not waited for longer than the user set', async () => {
		const machine = new Machine({ body: new PassThrough() });
		await expect(machine.download({ timeout: 20 })).rejects.toMatchObject({
			message: 'the download took too long',
			transient: false,
		});
	});

	it('is not waited for when the run is cancelled', async () => {
		const run = new AbortController();
		const machine = new Machine({ body: new PassThrough() });
		const download = machine.download({}, URL_1, run.signal);
		await nextTurn();
		run.abort();
		await expect(download).rejects.toMatchObject({ transient: false });
		expect(machine.answer?.body?.destroyed).toBe(true);
	});

	it.each([900.5, 1e-3, 1e9 + 0.5])('is stored with a limit of %s ms, too', async (timeout) => {
		const { bytes } = await sample('png');
		const machine = new Machine({ body: inChunks(bytes) });
		await expect(machine.download({ timeout })).resolves.toMatchObject({ bytes: bytes.length });
		const look = sizeAtUrl(machine.helpers, URL_1, { timeout });
		await expect(look).resolves.toBeUndefined();
	});

	it('is given up at once by a run that was cancelled before', async () => {
		const { bytes } = await sample('png');
		const machine = new Machine({ body: inChunks(bytes) });
		await machine.download({}, URL_1, AbortSignal.abort());
		expect(machine.asked[0]?.abortSignal?.aborted).toBe(true);
	});
});

describe('a time limit', () => {
	setFlagsFromString('--expose-gc');
	const collectGarbage = runInNewContext('gc') as () => void;

	it.each<[string, (machine: Machine, run: AbortSignal) => Promise<unknown>]>([
		['a download', async (machine, run) => await machine.download({}, URL_1, run)],
		['a look', async ({ helpers }, run) => await sizeAtUrl(helpers, URL_1, {}, run)],
		[
			'a stream of events',
			async ({ answer }, run) =>
				await readEvents({ statusCode: 200, headers: {}, body: answer?.body }, 60_000, run),
		],
	])('of %s is over with it, and leaves nothing behind', async (_, ask) => {
		const { bytes } = await sample('png');
		const limits: Array<WeakRef<AbortSignal>> = [];
		const { timeout } = AbortSignal;
		AbortSignal.timeout = (milliseconds) => {
			const limit = timeout.call(AbortSignal, milliseconds);
			limits.push(new WeakRef(limit));
			return limit;
		};
		const run = new AbortController();
		try {
			await ask(new Machine({ body: inChunks(bytes) }), run.signal);
		} finally {
			AbortSignal.timeout = timeout;
		}
		await nextTurn();
		collectGarbage();
		expect(limits.map((limit) => limit.deref() === undefined)).toEqual([true]);
		expect(getEventListeners(run.signal, 'abort')).toEqual([]);
	});
});

describe('what is no finished image is left at its URL', () => {
	it.each<[number, string, boolean]>([
		...[401, 403, 404, 410].map((status): [number, string, boolean] => [
			status,
			', the link may have expired',
			false,
		]),
		// Statuses that pass: RFC 9110, sections 15.5.9 and 15.6; RFC 8470 (425), RFC 6585 (429).
		...[408, 425, 429, 500, 502, 503, 504].map((status): [number, string, boolean] => [
			status,
			'',
			true,
		]),
		[400, '', false],
		[201, '', false],
		[204, '', false],
	])('HTTP %s%s; may pass: %s', async (statusCode, expired, transient) => {
		const body = inChunks(Buffer.from('{}'));
		const machine = new Machine({ statusCode, body });
		await expect(machine.download()).rejects.toMatchObject({
			name: 'DownloadRefused',
			message: `the download answered with HTTP ${statusCode}${expired}`,
			transient,
		});
		expect(body.destroyed).toBe(true);
		expect(machine.stored).toEqual([]);
	});

	it.each<[string, Readable, string, boolean]>([
		['nothing', inChunks(Buffer.alloc(0)), 'the file is empty', true],
		['a text', inChunks(Buffer.from('Not found')), 'the file is not an image', false],
		['a PDF', inChunks(Buffer.from('%PDF-1.7\n%%EOF')), 'the file is not an image', false],
	])('%s', async (_, body, message, transient) => {
		const machine = new Machine({ body });
		await expect(machine.download()).rejects.toMatchObject({ message, transient });
		expect(machine.stored).toEqual([]);
	});

	it.each(['png', 'jpeg', 'webp', 'gif'] as const)('a %s that was cut short', async (name) => {
		const { bytes } = await sample(name);
		for (const size of [500, 1e9]) {
			const machine = new Machine({ body: inChunks(bytes.subarray(0, -20), size) });
			await expect(machine.download()).rejects.toMatchObject({
				message: 'the file was cut short',
				transient: true,
			});
		}
	});

	it('a connection that breaks', async () => {
		const { bytes } = await sample('jpeg');
		async function* breaking() {
			yield bytes.subarray(0, 3000);
			await Promise.reject(new Error('ECONNRESET'));
		}
		const machine = new Machine({ body: Readable.from(breaking(), { objectMode: false }) });
		const interrupted = { message: 'the download was interrupted', transient: true };
		await expect(machine.download()).rejects.toMatchObject(interrupted);
		await expect(new Machine().download()).rejects.toMatchObject(interrupted);
	});

	it.each(['ftp://example.com/1.png', 'file:///etc/passwd', '1.png'])('%s', async (url) => {
		const machine = new Machine();
		await expect(machine.download({}, url)).rejects.toMatchObject({
			message: `its address is not http(s): ${url}`,
			transient: false,
		});
		expect(machine.asked).toEqual([]);
	});

	it('a long address that is none, in short', async () => {
		await expect(new Machine().download({}, 'x'.repeat(101))).rejects.toMatchObject({
			message: `its address is not http(s): ${'x'.repeat(100)}`,
		});
	});
});

describe('a file of more than 200 MB', () => {
	const tooLarge = { message: 'the file is larger than 200 MB', transient: false };

	it('is not read where its length says so', async () => {
		const length = (bytes: number) => ({ 'content-length': String(bytes) });
		const body = inChunks(Buffer.from('x'));
		const refused = new Machine({ headers: length(200 * MB + 1), body }).download();
		await expect(refused).rejects.toMatchObject(tooLarge);
		const { bytes } = await sample('png');
		const taken = new Machine({ headers: length(200 * MB), body: inChunks(bytes) }).download();
		await expect(taken).resolves.toMatchObject({ bytes: bytes.length });
	});

	it('is read no further where its length was not told', async () => {
		const { bytes } = await sample('jpeg');
		let sent = 0;
		const endless = Readable.from(
			(function* chunks() {
				yield bytes.subarray(0, -2);
				for (; sent < 300; sent += 1) yield Buffer.alloc(MB);
			})(),
			{ objectMode: false },
		);
		await expect(new Machine({ body: endless }).download()).rejects.toMatchObject(tooLarge);
		expect(sent).toBeLessThan(210);
		expect(sent).toBeGreaterThan(195);
	});
});

describe("n8n's own disk", () => {
	it.each([
		['ENOSPC', ', its disk is full'],
		['EDQUOT', ', its disk is full'],
		...['EROFS', 'EACCES', 'EPERM', 'EMFILE', 'ENFILE', 'EIO'].map((code) => [code, ` (${code})`]),
	])('that answers %s is told from the connection', async (code, words) => {
		const { bytes } = await sample('png');
		const refused = { message: `n8n could not store the file${words}`, transient: true };
		const machine = new Machine({ body: inChunks(bytes) }, diskError(code));
		await expect(machine.download()).rejects.toMatchObject(refused);
		const inline = storeInlineImage(machine.helpers, bytes.toString('base64'), 'photo');
		await expect(inline).rejects.toMatchObject(refused);
	});

	it.each<unknown>([new Error('x'), null, diskError('ECONNRESET')])(
		'is not blamed for what it did not say (%#)',
		async (error) => {
			const { bytes } = await sample('png');
			const broken = inChunks(bytes);
			const machine = new Machine({ body: broken }, error ?? { code: undefined });
			await expect(machine.download()).rejects.toMatchObject({
				message: 'the download was interrupted',
			});
		},
	);

	it('that says nothing of why is named without a reason', async () => {
		const { bytes } = await sample('png');
		const machine = new Machine(undefined, new Error('x'));
		const inline = storeInlineImage(machine.helpers, bytes.toString('base64'), 'photo');
		await expect(inline).rejects.toMatchObject({ message: 'n8n could not store the file' });
	});
});

describe("an image inside the vendor's answer", () => {
	it('is stored by what it is', async () => {
		const { bytes, expected } = await sample('webp');
		const machine = new Machine();
		const image = await storeInlineImage(machine.helpers, bytes.toString('base64'), 'photo');
		expect(machine.stored).toEqual([{ bytes, fileName: 'photo.webp', mimeType: 'image/webp' }]);
		expect(image).toMatchObject({ bytes: bytes.length, format: expected });
	});

	it.each(['only text', '%PDF-1.7\n%%EOF', ''])('is refused where it is none: %j', async (text) => {
		const machine = new Machine();
		const base64 = Buffer.from(text).toString('base64');
		await expect(storeInlineImage(machine.helpers, base64, 'photo')).rejects.toMatchObject({
			message: 'the data in the answer is not an image',
			transient: false,
		});
		expect(machine.stored).toEqual([]);
	});
});

describe('the size of an image at a URL', () => {
	const look = async (machine: Machine, options: RequestOptions = {}, cancel?: AbortSignal) =>
		await sizeAtUrl(machine.helpers, URL_1, options, cancel);

	it('comes from its first bytes, asked for as the user set it', async () => {
		const { bytes, expected } = await sample('jpeg');
		const proxy = { host: 'proxy.example', port: 8080 };
		const body = inChunks(bytes);
		const machine = new Machine({ body });
		const { width, height } = expected;
		const options = { proxy, skipSslCertificateValidation: true };
		expect(await look(machine, options)).toEqual({ width, height });
		const [{ abortSignal, headers, ...asked } = { url: '' }] = machine.asked;
		expect(asked).toEqual({
			url: URL_1,
			...options,
			encoding: 'stream',
			returnFullResponse: true,
		});
		expect(headers).toEqual({ Range: expect.stringMatching(/^bytes=0-\d+$/) });
		expect(abortSignal?.aborted).toBe(false);
		expect(body.destroyed).toBe(true);
	});

	it('is not known of what is no image, of what does not answer, nor of what takes too long', async () => {
		expect(await look(new Machine({ body: inChunks(Buffer.from('text')) }))).toBeUndefined();
		expect(await look(new Machine())).toBeUndefined();
		expect(await look(new Machine({ body: new PassThrough() }), { timeout: 20 })).toBeUndefined();
	});

	it('is not waited for when the run is cancelled', async () => {
		const run = new AbortController();
		const size = look(new Machine({ body: new PassThrough() }), {}, run.signal);
		await nextTurn();
		run.abort();
		expect(await size).toBeUndefined();
	});
});
