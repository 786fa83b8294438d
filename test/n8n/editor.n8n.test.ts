import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { FAMILIES, FAMILY_NAMES } from '../../nodes/shared/models/families';
import { RESOLUTIONS, type AspectRatio } from '../../nodes/shared/models/presets';
import { ASPECT_RATIO_NAMES } from '../../nodes/shared/request/choices';
import { hasRatio } from '../../nodes/shared/request/sizes';
import { credentialOf, startEmulator, VENDORS as EMULATED } from '../emulator';
import type { Emulator, HostDescriptor } from '../emulator';
import { launchBrowser } from './browser';
import { Editor, THEMES } from './editor';
import type { N8nApi, StoredWorkflow } from './n8n-api';
import type { NodePanel } from './node-panel';
import { generatePanel } from './panels';
import { sharedN8n } from './shared-n8n';
import { emulatedCredential, VENDORS } from './vendors';
import type { Vendor } from './vendors';
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

const CHOSEN = 'Seedream 5.0 Lite';

/** The families that make images from text, as the list shows them: the editor puts the chosen one first. */
function familiesOf({ can }: Vendor): string[] {
	const names = FAMILY_NAMES.filter((family) => can.offerings[family]?.ids.generate).map(
		(family) => FAMILIES[family].displayName,
	);
	return [CHOSEN, ...names.filter((name) => name !== CHOSEN)];
}

/** What the lists of the panel offer for the model that a node starts with. */
const choicesOf = ({ model }: Vendor): Record<string, string[]> => ({
	resolution: [
		...RESOLUTIONS.filter((name) => name in model.presets),
		...(model.sizes.kind === 'named' ? [] : ['Custom']),
	],
	aspectRatio: Object.entries(ASPECT_RATIO_NAMES)
		.filter(([ratio]) => ratio === 'auto' || hasRatio(model, ratio as AspectRatio))
		.map(([, name]) => name),
	// A choice that only some vendors have keeps its label, lest a vendor switched over shows its bare value.
	output: ['Image Files', 'Image URLs', 'Task ID', 'Price Quote'],
});

/** Vendors whose key goes to more than one host. */
const SEVERAL_HOSTS = VENDORS.filter(({ key }) => {
	const hosts: HostDescriptor[] = Object.values(EMULATED[key].hosts);
	return hosts.some(({ keyless }) => keyless !== true);
});

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
				const sketch = emulatedCredential(emulator, vendor);
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

	/** The answer of the vendor's own list of models; nothing where it has none. */
	const vendorList = async ({ key, can: { modelList } }: Vendor): Promise<string> => {
		if (!modelList) return '';
		const { host = 'baseUrl', path } = modelList.call;
		const credential = credentialOf(emulator, key);
		const authorization = `${EMULATED[key].keyScheme} ${credential.apiKey}`;
		return await (await fetch(`${credential[host]}${path}`, { headers: { authorization } })).text();
	};

	it('shows the node in a light and a dark theme', async () => {
		const editor = await Editor.open(browser, api.session);
		await editor.openWorkflow(stored.id);
		for (const theme of THEMES) {
			await editor.turnTo(theme);
			expect(await editor.iconOnCanvas(NODE)).toMatch(OUR_ICON);
			await editor.screenshot(`canvas-${theme}`);
		}

		const panel = await editor.openNode(NODE);
		await editor.screenshots('panel');
		await panel.close();

		const creator = await editor.openNodeCreator();
		for (const theme of THEMES) {
			await editor.turnTo(theme);
			const found = await creator.search('seedream');
			await editor.screenshot(`node-creator-${theme}`);
			expect(found.map(({ name }) => name).sort()).toEqual(ALL_NODES);
			for (const { icon, description } of found) {
				expect(icon).toMatch(OUR_ICON);
				expect(description).toMatch(/\w/);
			}
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

		it.each(VENDORS)('shows what there is at $name, and nothing else', async (vendor) => {
			const expected = generatePanel(vendor);
			await panel.chooseCredential(`Editor ${vendor.name}`);
			expect(await panel.fieldLabels()).toEqual(['Credential', ...expected.labels]);
			// The editor empties the model when the new vendor's list does not have it.
			expect(await panel.chosenModel()).toBe(CHOSEN);
			await editor.screenshot(`generate-${vendor.key}`);

			const models = await panel.offeredModels();
			await editor.screenshot(`models-${vendor.key}`);
			await panel.closeList();
			const families = familiesOf(vendor);
			expect(models.slice(0, families.length)).toEqual(families);
			const list = await vendorList(vendor);
			for (const added of models.slice(families.length)) {
				const id = /\((\S+)\)$/.exec(added)?.[1] ?? added;
				expect(list).toContain(JSON.stringify(id));
			}

			for (const [parameter, choices] of Object.entries(choicesOf(vendor))) {
				const offered = await panel.offeredChoices(parameter);
				await editor.screenshot(`${parameter}-${vendor.key}`);
				await panel.closeList();
				expect({ [parameter]: offered }).toEqual({ [parameter]: choices });
			}

			const options = await panel.offeredOptions();
			await editor.screenshot(`options-${vendor.key}`);
			await panel.closeList();
			expect(options).toEqual(expected.options);
			expect(editor.complaints).toEqual([]);
		});

		it.each(SEVERAL_HOSTS)('shows every address of the credential for $name', async (vendor) => {
			await panel.chooseCredential(`Editor ${vendor.name}`);
			const shown = await panel.openCredential();
			await editor.screenshot(`credential-${vendor.key}`);
			await panel.closeCredential();
			const fields = Object.entries(credentialOf(emulator, vendor.key));
			const addresses = fields.flatMap(([field, value]) => (field === 'apiKey' ? [] : [value]));
			expect(shown).toEqual(expect.arrayContaining(addresses));
			expect(editor.complaints).toEqual([]);
		});
	});
});
