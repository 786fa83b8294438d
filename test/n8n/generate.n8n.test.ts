import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';
import type { Offering } from '../../nodes/shared/models/offering';
import { promptOf, taskOf } from '../conformance/requests';
import { startEmulator } from '../emulator';
import type { Emulator, Submission } from '../emulator';
import { imageHashes } from './image-hashes';
import type { N8nApi, StoredCredential } from './n8n-api';
import { complaintsAboutPack } from './n8n-log';
import { sharedN8n } from './shared-n8n';
import type { SharedN8n } from './shared-n8n';
import { emulatedCredential, VENDORS } from './vendors';
import { manualTrigger, seedreamNode, webhookTrigger, writeFiles } from './workflow-nodes';
import { workflow } from './workflow-sketch';

jest.setTimeout(120_000);

const SET_SIZE = 3;

/** What is made on each vendor whose model has it. */
interface Case {
	name: string;
	images: number;
	fits(model: Offering): boolean;
	parameters: INodeParameters & { prompt: string };
}

const CASES: Case[] = [
	{ name: 'One', images: 1, fits: () => true, parameters: { prompt: 'a lighthouse' } },
	{
		name: 'Set',
		images: SET_SIZE,
		fits: ({ mostImagesInSet }) => mostImagesInSet > 0,
		parameters: { prompt: 'four seasons', imageSet: true, maxImages: SET_SIZE },
	},
	{
		name: 'Custom',
		images: 1,
		fits: ({ sizes }) => sizes.kind !== 'named',
		parameters: { prompt: 'a poster', resolution: 'custom', width: 2304, height: 1728 },
	},
];
const ORIGINAL = 'a bottle';
const EDITED = 'the bottle in snow';

describe('Seedream Generate and Edit in real n8n', () => {
	let emulator: Emulator;
	let n8n: SharedN8n & { api: N8nApi };

	beforeAll(async () => {
		emulator = await startEmulator();
		n8n = await sharedN8n();
	});
	beforeEach(() => emulator.reset());
	afterAll(async () => await emulator.close());

	describe.each(VENDORS)('$name', (vendor) => {
		const cases = CASES.filter(({ fits }) => fits(vendor.model));
		let credential: StoredCredential;
		let folder: string;

		beforeAll(async () => {
			credential = await n8n.api.createCredential(emulatedCredential(emulator, vendor));
			folder = join(n8n.filesFolder, vendor.key);
			await mkdir(folder);
		});

		const generate = (name: string, parameters: INodeParameters) =>
			seedreamNode('seedreamGenerate', name, credential, parameters);
		const task = (prompt: string) => taskOf(emulator, vendor.key, prompt);

		/** The files of a row, in order, and the images of its task, in order: byte for byte the same. */
		const expectFiles = async (prefix: string, { images }: Submission) => {
			const names = (await readdir(folder)).filter((name) => name.startsWith(`${prefix}-`)).sort();
			expect(names).toHaveLength(images.length);
			for (const [index, image] of images.entries()) {
				const name = names[index] ?? '';
				const [expected, found] = await Promise.all([image.bytes(), readFile(join(folder, name))]);
				expect(found.equals(expected)).toBe(true);
				expect(name).toMatch(image.mimeType === 'image/png' ? /\.png$/ : /\.jpe?g$/);
			}
		};

		it(`writes to disk, run by hand: ${cases.map(({ name }) => name).join(', ')}`, async () => {
			const rows = cases.map(({ name, parameters }) => [
				generate(name, parameters),
				writeFiles(`Write ${name}`, folder, name),
			]);
			const stored = await n8n.api.createWorkflow(
				workflow(`Files from ${vendor.name}`, manualTrigger, rows),
			);
			const execution = (await n8n.api.runManually(stored)).orThrow();

			expect(emulator[vendor.key].submissions).toHaveLength(cases.length);
			for (const { name, images: count, parameters } of cases) {
				const { images } = task(parameters.prompt);
				expect(images).toHaveLength(count);
				await expectFiles(name, task(parameters.prompt));

				const items = execution.itemsOf(name);
				for (const [index, image] of images.entries()) {
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

		it('edits the very file that it made', async () => {
			const edit = seedreamNode('seedreamEdit', 'Edit', credential, { prompt: EDITED });
			const row = [
				generate('Generate', { prompt: ORIGINAL }),
				edit,
				writeFiles('Write', folder, 'Edited'),
			];
			const stored = await n8n.api.createWorkflow(
				workflow(`Edit on ${vendor.name}`, manualTrigger, [row]),
			);
			(await n8n.api.runManually(stored)).orThrow();

			expect(emulator[vendor.key].submissions).toHaveLength(2);
			const { references } = task(EDITED);
			expect(references.map(({ sha256 }) => sha256)).toEqual(await imageHashes(task(ORIGINAL)));
			await expectFiles('Edited', task(EDITED));
			expect(emulator.keyLeaks()).toEqual([]);
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
			expect(submissions.map(({ body }) => promptOf(body))).toEqual(['a red fox']);
			expect(await answer.json()).toMatchObject([
				{ vendor: vendor.key, status: 'succeeded', url: submissions[0]?.images[0]?.url },
			]);
		});
	});

	it("leaves nothing about the pack in n8n's log", async () => {
		expect(await complaintsAboutPack(n8n.logFile, n8n.installation.folder)).toEqual([]);
	});
});
