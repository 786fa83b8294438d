import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startEmulator } from '../emulator';
import type { Emulator } from '../emulator';
import { launchBrowser } from './browser';
import { Editor } from './editor';
import type { N8nApi, StoredWorkflow } from './n8n-api';
import type { NodePanel } from './node-panel';
import { sharedN8n } from './shared-n8n';
import { VENDORS, vendorCredential } from './vendors';
import { manualTrigger, seedreamNode } from './workflow-nodes';
import { workflow } from './workflow-sketch';

jest.setTimeout(120_000);

const NODE = 'Seedream Generate';
const ALL_NODES = [
	'Seedream Compose',
	'Seedream Edit',
	'Seedream Generate',
	'Seedream Poll Prediction',
	'Seedream Upload',
];
const OUR_ICON = /^\/icons\/n8n-nodes-seedream\/.*\.svg$/;
const EDITOR_CREDENTIALS = VENDORS.map(({ name }) => `Editor ${name}`);

describe("n8n's editor", () => {
	let emulator: Emulator;
	let browser: Browser;
	let api: N8nApi;
	let stored: StoredWorkflow;

	beforeAll(async () => {
		emulator = await startEmulator();
		browser = await launchBrowser((line) => process.stderr.write(`editor: ${line}\n`));
		({ api } = await sharedN8n());
		const [first] = await Promise.all(
			VENDORS.map(async (vendor) => {
				const { apiKey, url } = emulator[vendor.key];
				const sketch = vendorCredential(vendor, apiKey, url);
				return await api.createCredential({ ...sketch, name: `Editor ${vendor.name}` });
			}),
		);
		if (!first) throw new Error('No credentials');
		const node = seedreamNode('seedreamGenerate', NODE, first, { prompt: 'a lighthouse' });
		stored = await api.createWorkflow(workflow('In the editor', manualTrigger, [[node]]));
	});
	afterAll(async () => {
		await browser?.close();
		await emulator?.close();
	});

	it.each(['light', 'dark'] as const)('shows the node in a %s theme', async (theme) => {
		const editor = await Editor.open(browser, api.session, theme);
		await editor.openWorkflow(stored.id);
		expect(await editor.iconOnCanvas(NODE)).toMatch(OUR_ICON);
		await editor.screenshot(`canvas-${theme}`);

		const panel = await editor.openNode(NODE);
		await editor.screenshot(`panel-${theme}`);
		await panel.close();

		const found = await editor.searchNodes('seedream');
		await editor.screenshot(`node-creator-${theme}`);
		expect(found.map(({ name }) => name).sort()).toEqual(ALL_NODES);
		for (const { icon, description } of found) {
			expect(icon).toMatch(OUR_ICON);
			expect(description).toMatch(/\w/);
		}
		expect(editor.complaints).toEqual([]);
		await editor.close();
	});

	describe("the node's panel", () => {
		let editor: Editor;
		let panel: NodePanel;

		beforeAll(async () => {
			editor = await Editor.open(browser, api.session);
			await editor.openWorkflow(stored.id);
			panel = await editor.openNode(NODE);
		});
		afterAll(async () => await editor?.close());

		it('has one credential selector for all vendors', async () => {
			expect(await panel.offeredCredentials()).toEqual(expect.arrayContaining(EDITOR_CREDENTIALS));
			const labels = await panel.fieldLabels();
			expect(labels.filter((label) => /credential|authentication/i.test(label))).toHaveLength(1);
		});

		it.each(VENDORS)('shows the fields for $name', async (vendor) => {
			await panel.chooseCredential(`Editor ${vendor.name}`);
			expect(await panel.fieldLabels()).toEqual(
				expect.arrayContaining(['Model', 'Prompt', 'Resolution', 'Aspect Ratio', 'Options']),
			);
			// The editor empties the model when the new vendor's list does not have it.
			expect(await panel.chosenModel()).toBe('Seedream 5.0 Lite');
			await editor.screenshot(`generate-${vendor.key}`);

			expect(await panel.offeredModels()).toEqual(
				expect.arrayContaining(['Seedream 5.0 Lite', 'Seedream 4.5', 'Seedream 4.0']),
			);
			await editor.screenshot(`models-${vendor.key}`);
			await panel.closeList();

			const options = await panel.offeredOptions();
			expect(options).toEqual(expect.arrayContaining(['Output Format', 'Timeout']));
			expect(options.includes('Watermark')).toBe(vendor.key !== 'atlasCloud');
			await editor.screenshot(`options-${vendor.key}`);
			await panel.closeList();
			expect(editor.complaints).toEqual([]);
		});
	});
});
