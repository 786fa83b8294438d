import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startEmulator } from '../emulator';
import type { Emulator } from '../emulator';
import { launchBrowser } from './browser';
import { Editor, THEMES } from './editor';
import type { StoredCredential } from './n8n-api';
import { PANELS } from './panels';
import { sharedN8n } from './shared-n8n';
import { emulatedCredential, VENDORS } from './vendors';
import type { VendorName } from './vendors';
import { manualTrigger, seedreamNode } from './workflow-nodes';
import { workflow } from './workflow-sketch';

jest.setTimeout(60_000);

const TALL = { width: 1600, height: 1700 };
const SUBTITLES: Record<string, RegExp> = {
	seedreamGenerate: /seedream.5\.0.lite/i,
	seedreamCompose: /seedream.5\.0.lite/i,
	seedreamEdit: /^Edit · Seed/,
	'seedreamEdit decomposeLayers': /^Decompose layers · /,
	seedreamPollPrediction: /^Wait for images$/,
	'seedreamPollPrediction list': /^List tasks$/,
	seedreamUpload: /^Upload: data$/,
};

// That all five nodes stand in the node creator, editor.n8n.test.ts checks.
describe('every node, and Edit with every vendor', () => {
	let emulator: Emulator;
	let browser: Browser;
	let editor: Editor;

	beforeAll(async () => {
		const { api } = await sharedN8n();
		emulator = await startEmulator();
		browser = await launchBrowser((line) => process.stderr.write(`editor: ${line}\n`));
		const credentials = new Map<VendorName, StoredCredential>();
		for (const vendor of VENDORS) {
			const credential = await api.createCredential(emulatedCredential(emulator, vendor));
			credentials.set(vendor.key, credential);
		}
		const rows = PANELS.map(({ name, type, vendor, parameters }) => {
			const credential = credentials.get(vendor.key);
			if (!credential) throw new Error(`No credential for ${vendor.name}`);
			return [seedreamNode(type, name, credential, parameters)];
		});
		const { id } = await api.createWorkflow(
			workflow('Every node with every vendor', manualTrigger, rows),
		);
		editor = await Editor.open(browser, api.session);
		await editor.page.setViewportSize(TALL);
		await editor.openWorkflow(id);
	});
	afterAll(async () => {
		await browser?.close();
		await emulator?.close();
	});

	it('has icon and subtitle on a light and a dark canvas', async () => {
		for (const theme of THEMES) {
			await editor.turnTo(theme);
			await editor.screenshot(`nodes-canvas-${theme}`);
			for (const { name, type, parameters } of PANELS) {
				const icon = theme === 'dark' ? `/${type}.dark.svg` : `/${type}.svg`;
				expect(await editor.iconOnCanvas(name)).toContain(icon);
				const subtitle = SUBTITLES[[type, parameters.operation].filter(Boolean).join(' ')];
				const seen = await editor.subtitleOnCanvas(name);
				expect([name, seen]).toEqual([name, expect.stringMatching(subtitle!)]);
			}
		}
		const panel = await editor.openNode('edit-atlasCloud');
		await editor.screenshots('nodes-panel');
		await panel.close();
		expect(editor.complaints).toEqual([]);
	});

	it.each(PANELS)('$name has its panel', async ({ name, labels, options }) => {
		const panel = await editor.openNode(name);
		await editor.screenshot(`nodes-${name}`);
		const shown = await panel.fieldLabels();
		const offered = options.length > 0 ? await panel.offeredOptions() : [];
		if (offered.length > 0) {
			await editor.screenshot(`nodes-${name}-options`);
			await panel.closeList();
		}
		await panel.close();
		expect({ shown, offered }).toEqual({ shown: ['Credential', ...labels], offered: options });
		expect(editor.complaints).toEqual([]);
	});
});
