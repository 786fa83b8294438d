import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { startEmulator } from '../emulator';
import type { Emulator } from '../emulator';
import type { N8nApi, StoredCredential } from './n8n-api';
import { complaintsAboutPack } from './n8n-log';
import { sharedN8n } from './shared-n8n';
import type { SharedN8n } from './shared-n8n';
import { VENDORS, vendorCredential } from './vendors';
import { manualTrigger, seedreamNode, webhookTrigger, writeFiles } from './workflow-nodes';
import { workflow } from './workflow-sketch';

jest.setTimeout(120_000);

const SET_SIZE = 3;

describe('Seedream Generate in real n8n', () => {
	let emulator: Emulator;
	let n8n: SharedN8n & { api: N8nApi };

	beforeAll(async () => {
		emulator = await startEmulator();
		n8n = await sharedN8n();
	});
	beforeEach(() => emulator.reset());
	afterAll(async () => await emulator.close());

	describe.each(VENDORS)('$name', (vendor) => {
		let credential: StoredCredential;
		let folder: string;

		beforeAll(async () => {
			const { apiKey, url } = emulator[vendor.key];
			credential = await n8n.api.createCredential(vendorCredential(vendor, apiKey, url));
			folder = join(n8n.filesFolder, vendor.key);
			await mkdir(folder);
		});

		const generate = (name: string, parameters: Parameters<typeof seedreamNode>[3]) =>
			seedreamNode('seedreamGenerate', name, credential, parameters);

		/** The files of a row, in order, and the images of a task, in order: byte for byte the same. */
		const expectFiles = async (prefix: string, task: number) => {
			const { images } = emulator[vendor.key].submissions[task] ?? { images: [] };
			const names = (await readdir(folder)).filter((name) => name.startsWith(`${prefix}-`)).sort();
			expect(names).toHaveLength(images.length);
			for (const [index, image] of images.entries()) {
				const name = names[index] ?? '';
				const [expected, found] = await Promise.all([image.bytes(), readFile(join(folder, name))]);
				expect(found.equals(expected)).toBe(true);
				expect(name).toMatch(image.mimeType === 'image/png' ? /\.png$/ : /\.jpe?g$/);
			}
		};

		it('writes an image, a set and a custom size to disk, run by hand', async () => {
			const stored = await n8n.api.createWorkflow(
				workflow(`Files from ${vendor.name}`, manualTrigger, [
					[generate('One', { prompt: 'a lighthouse' }), writeFiles('Write one', folder, 'one')],
					[
						generate('Set', { prompt: 'four seasons', imageSet: true, maxImages: SET_SIZE }),
						writeFiles('Write set', folder, 'set'),
					],
					[
						generate('Custom', {
							prompt: 'a poster',
							resolution: 'custom',
							width: 2304,
							height: 1728,
						}),
						writeFiles('Write custom', folder, 'custom'),
					],
				]),
			);
			const execution = (await n8n.api.runManually(stored)).orThrow();

			const { submissions } = emulator[vendor.key];
			expect(submissions.map(({ images }) => images.length)).toEqual([1, SET_SIZE, 1]);
			await expectFiles('one', 0);
			await expectFiles('set', 1);
			await expectFiles('custom', 2);

			for (const [task, name] of ['One', 'Set', 'Custom'].entries()) {
				const items = execution.itemsOf(name);
				for (const [index, image] of (submissions[task]?.images ?? []).entries()) {
					const { json, binary } = items[index] ?? { json: {} };
					const { mimeType, width, height } = image;
					expect(json).toMatchObject({
						vendor: vendor.key,
						status: 'succeeded',
						index,
						mimeType,
						width,
						height,
					});
					expect(binary?.data?.mimeType).toBe(mimeType);
					expect(JSON.stringify(json).length).toBeLessThan(2_000);
					expect(
						(await n8n.api.readBinary(binary?.data ?? { data: '', mimeType })).equals(
							await image.bytes(),
						),
					).toBe(true);
				}
			}
		});

		it('answers a webhook with what it made', async () => {
			const path = `generate-${vendor.key}`;
			const stored = await n8n.api.createWorkflow(
				workflow(`Webhook to ${vendor.name}`, webhookTrigger(path), [
					[generate('One', { prompt: '={{ $json.body.prompt }}', output: 'urls' })],
				]),
			);
			await n8n.api.activate(stored);
			const answer = await fetch(`${n8n.url}/webhook/${path}`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ prompt: 'a red fox' }),
			});
			expect(answer.status).toBe(200);
			const { submissions } = emulator[vendor.key];
			expect(submissions.map(({ body }) => body.prompt)).toEqual(['a red fox']);
			expect(await answer.json()).toMatchObject([
				{ vendor: vendor.key, status: 'succeeded', url: submissions[0]?.images[0]?.url },
			]);
		});
	});

	it("leaves nothing about the pack in n8n's log", async () => {
		expect(await complaintsAboutPack(n8n.logFile, n8n.installation.folder)).toEqual([]);
	});
});
