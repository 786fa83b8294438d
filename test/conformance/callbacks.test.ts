import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { inMemory, pictures } from '../engine/pictures';
import { modelList, toldBy } from '../engine/seedream';
import { emulator, useEmulator } from '../engine/emulated';
import { run } from './harness';
import { ownPartOf, questionsOf } from './requests';
import { pairsWhere, SUBJECTS } from './subjects';

useEmulator();

let server: Server;
let address: string;
const received: string[] = [];
let arrived: () => void = () => undefined;
const next = async () =>
	await new Promise<void>((resolve) => {
		if (received.length > 0) resolve();
		else arrived = resolve;
	});
beforeAll(async () => {
	server = createServer((request, response) => {
		void text(request).then((body) => {
			received.push(body);
			response.end();
			arrived();
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/waiting`;
});
afterEach(() => {
	received.length = 0;
});
afterAll(async () => await new Promise((resolve) => server.close(resolve)));

const CALLING = pairsWhere(({ callback }) => callback);

describe.each(CALLING)('a callback of $name', ({ subject, family }) => {
	const { name } = subject;

	it('tells that a task is finished, and one look brings it', async () => {
		const submitted = await run(subject, 'seedreamGenerate', {
			parameters: {
				model: modelList(family),
				prompt: 'x',
				output: 'task',
				options: { callbackUrl: address },
			},
		});
		expect(submitted.error?.message).toBeUndefined();
		await next();
		const [task] = emulator[name].submissions;
		expect(received[0]).toContain(ownPartOf(task!.taskId));
		expect(questionsOf(emulator, subject)).toEqual([]);
		const { items } = await run(subject, 'seedreamPollPrediction', {
			parameters: { wait: false, output: 'urls' },
			items: submitted.items,
		});
		expect(items.map(({ json }) => json.url)).toEqual([task?.images[0]?.url]);
		expect(questionsOf(emulator, subject)).toHaveLength(1);
	});

	it('comes for Edit and Compose too, at an address with a signature', async () => {
		const files = await pictures(2);
		const callbackUrl = `${address}?signature=a%2Fb&item=={{ $itemIndex }}`;
		for (const [node, images] of [
			['seedreamEdit', { image: 'a' }],
			['seedreamCompose', { images: 'a, b' }],
		] as const) {
			received.length = 0;
			const { error } = await run(subject, node, {
				parameters: {
					...images,
					model: modelList(family),
					prompt: 'x',
					output: 'task',
					options: { callbackUrl },
				},
				items: [{ json: {}, binary: { a: inMemory(files[0]!), b: inMemory(files[1]!) } }],
			});
			expect(error?.message).toBeUndefined();
			await next();
			expect(received[0]).toContain(ownPartOf(emulator[name].submissions.at(-1)!.taskId));
		}
	});

	it('is refused at an address that is not https', async () => {
		for (const callbackUrl of ['http://example.com/hook', 'hook']) {
			const { error } = await run(subject, 'seedreamGenerate', {
				parameters: {
					model: modelList(family),
					prompt: 'x',
					output: 'task',
					options: { callbackUrl },
				},
			});
			expect(toldBy(error)).toContain("'Callback URL'");
		}
		expect(emulator[name].requests).toEqual([]);
	});

	it('is not asked for where the node waits itself, for n8n does not show the field there', async () => {
		const { error, items } = await run(subject, 'seedreamGenerate', {
			parameters: { model: modelList(family), prompt: 'x', options: { callbackUrl: address } },
		});
		expect(error).toBeUndefined();
		expect(items).toHaveLength(1);
		expect(emulator[name].callbacks).toEqual([]);
	});
});

describe.each(SUBJECTS.filter(({ name }) => !CALLING.some((calling) => calling.name === name)))(
	'$name, which sends no callbacks,',
	(subject) => {
		it('does not show the field, so that what a workflow holds is not sent', async () => {
			const { error, items } = await run(subject, 'seedreamGenerate', {
				parameters: { prompt: 'x', options: { callbackUrl: address } },
			});
			expect(error).toBeUndefined();
			expect(items).toHaveLength(1);
			expect(JSON.stringify(emulator[subject.name].submissions)).not.toContain(address);
		});
	},
);
