import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { INodeExecutionData } from 'n8n-workflow';
import { startEmulator } from '../emulator';
import type { Emulator } from '../emulator';
import type { ExecutionRecord } from './execution-record';
import { hashOf, imageHashes } from './image-hashes';
import type { N8nApi, StoredCredential } from './n8n-api';
import { startPrivateN8n } from './private-n8n';
import type { PrivateN8n } from './private-n8n';
import { sharedN8n } from './shared-n8n';
import { emulatedCredential, vendorOf } from './vendors';
import { manualTrigger, seedreamNode } from './workflow-nodes';
import type { NodeSketch, WorkflowSketch } from './workflow-sketch';
import { workflow } from './workflow-sketch';

jest.setTimeout(180_000);

const ANIMALS = ['a fox', 'an owl', 'a hare', 'a toad', 'a crow'];
const PAID_NODES = ['Generate', 'Edit', 'Compose'];
/** The shared n8n keeps files in the filesystem, which is n8n's default too; for the other mode there is one of its own. */
const MODES = ['filesystem', 'database'] as const;

const animals: NodeSketch = {
	name: 'Animals',
	type: 'n8n-nodes-base.set',
	typeVersion: 3.4,
	parameters: { mode: 'raw', jsonOutput: JSON.stringify({ animal: ANIMALS }), options: {} },
};
const split: NodeSketch = {
	name: 'Split',
	type: 'n8n-nodes-base.splitOut',
	parameters: { fieldToSplitOut: 'animal', options: {} },
};

/** Each item's picture is edited, then composed with its own original by URL, then uploaded. */
function chain(credential: StoredCredential): WorkflowSketch {
	const node = (type: string, name: string, parameters: Parameters<typeof seedreamNode>[3]) =>
		seedreamNode(type, name, credential, parameters);
	return workflow('Chain', manualTrigger, [
		[
			animals,
			split,
			node('seedreamGenerate', 'Generate', { prompt: '={{ $json.animal }}' }),
			node('seedreamEdit', 'Edit', {
				prompt: "={{ $('Split').item.json.animal }} in snow",
				binaryPropertyName: 'edited',
			}),
			node('seedreamCompose', 'Compose', {
				images: "=edited, {{ $('Generate').item.json.url }}",
				prompt: "={{ $('Split').item.json.animal }} twice",
			}),
			node('seedreamUpload', 'Upload', { images: 'data' }),
		],
	]);
}

describe.each(MODES)('Generate → Edit → Compose → Upload, binary data in %s mode', (mode) => {
	let emulator: Emulator;
	let n8n: PrivateN8n | undefined;
	let api: N8nApi;
	let execution: ExecutionRecord;

	beforeAll(async () => {
		if (mode === 'database') n8n = await startPrivateN8n({ N8N_DEFAULT_BINARY_DATA_MODE: mode });
		({ api } = n8n ?? (await sharedN8n()));
		// Later items finish first: only the pairing can keep them apart.
		const taskTimeMs = (task: number) => 1_000 - 150 * (task % ANIMALS.length);
		emulator = await startEmulator({ settings: { atlasCloud: { taskTimeMs } } });
		const account = emulatedCredential(emulator, vendorOf('atlasCloud'));
		const credential = await api.createCredential(account);
		execution = await api.runManually(await api.createWorkflow(chain(credential)), 120);
	});
	afterAll(async () => {
		await n8n?.close();
		await emulator?.close();
	});

	/** The paid tasks of a step, in the order of the items. */
	const tasksOf = (step: number) =>
		execution
			.itemsOf(PAID_NODES[step] ?? '')
			.map(({ json }) =>
				emulator.atlasCloud.submissions.find(({ taskId }) => taskId === json.taskId),
			);
	const hashesOf = async (step: number) =>
		await Promise.all(tasksOf(step).map(async (task) => task && (await imageHashes(task))[0]));
	const storedHashes = async (nodeName: string, field: string) =>
		await Promise.all(
			execution.itemsOf(nodeName).map(async ({ binary }: INodeExecutionData) => {
				const file = binary?.[field];
				return file && hashOf(await api.readBinary(file));
			}),
		);

	it('pays for each item once in each step', () => {
		execution.orThrow();
		const prompts = emulator.atlasCloud.submissions.map(({ body }) => String(body.prompt)).sort();
		const expected = ANIMALS.flatMap((animal) => [animal, `${animal} in snow`, `${animal} twice`]);
		expect(prompts).toEqual(expected.sort());
		for (const step of PAID_NODES.keys()) {
			expect(tasksOf(step).map((task) => task?.body.prompt)).toEqual(
				ANIMALS.map((animal) => [animal, `${animal} in snow`, `${animal} twice`][step]),
			);
		}
	});

	it('hands the right bytes from step to step', async () => {
		const [generated, edited, composed] = await Promise.all([0, 1, 2].map(hashesOf));
		expect(new Set([generated, edited, composed].flat()).size).toBe(3 * ANIMALS.length);
		expect(await storedHashes('Generate', 'data')).toEqual(generated);
		expect(tasksOf(1).map((task) => task?.references.map(({ sha256 }) => sha256))).toEqual(
			generated?.map((hash) => [hash]),
		);
		expect(await storedHashes('Edit', 'edited')).toEqual(edited);
		expect(tasksOf(2).map((task) => task?.references)).toMatchObject(
			ANIMALS.map((_, item) => [
				{ sha256: edited?.[item] },
				{ url: tasksOf(0)[item]?.images[0]?.url },
			]),
		);
		expect(await storedHashes('Compose', 'data')).toEqual(composed);
		const uploaded = execution
			.itemsOf('Upload')
			.map(({ json }) => emulator.atlasCloud.uploads.find(({ url }) => url === json.url));
		expect(uploaded.map((upload) => upload?.bytes.sha256)).toEqual(composed);
		expect(await storedHashes('Upload', 'data')).toEqual(composed);
	});

	it('keeps files out of the JSON, and where n8n was told to', () => {
		for (const name of [...PAID_NODES, 'Upload']) {
			for (const { json, binary } of execution.itemsOf(name)) {
				expect(JSON.stringify(json)).not.toMatch(/;base64,|[A-Za-z0-9+/]{200}/);
				for (const file of Object.values(binary ?? {})) {
					expect(file.id).toMatch(new RegExp(`^${mode}`));
				}
			}
		}
	});
});
