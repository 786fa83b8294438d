import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startEmulator } from '../emulator';
import type { Emulator } from '../emulator';
import { launchBrowser } from './browser';
import { Editor } from './editor';
import { byTestId, untilStill } from './editor-page';
import type { N8nApi, StoredCredential, StoredWorkflow } from './n8n-api';
import { sharedN8n } from './shared-n8n';
import { emulatedCredential, VENDORS, vendorOf } from './vendors';
import { manualTrigger, seedreamNode } from './workflow-nodes';
import { workflow } from './workflow-sketch';

jest.setTimeout(90_000);

const NODES = ['Generate', 'Edit', 'Compose'];
/** A node as the editor adds it now. */
const newNode: typeof seedreamNode = (...given) => ({ ...seedreamNode(...given), typeVersion: 2 });

/** Its screenshots, each in either theme, are those of the README (npm run docs copies them). */
describe('somebody who executes a workflow in the editor', () => {
	let emulator: Emulator;
	let browser: Browser;
	let api: N8nApi;
	/** One for all: in a new one, Chromium would have to fetch and compile n8n's editor anew. */
	let editor: Editor;
	let stored: StoredWorkflow;
	let credential: StoredCredential;
	const accounts: StoredCredential[] = [];

	beforeAll(async () => {
		({ api } = await sharedN8n());
		emulator = await startEmulator({ settings: { atlasCloud: { taskTimeMs: 300 } } });
		browser = await launchBrowser((line) => process.stderr.write(`editor: ${line}\n`));
		editor = await Editor.open(browser, api.session);
		const account = emulatedCredential(emulator, vendorOf('atlasCloud'));
		credential = await api.createCredential({ ...account, name: 'Atlas Cloud account' });
		accounts.push(credential);
		for (const vendor of VENDORS.filter(({ key }) => key !== 'atlasCloud')) {
			const other = emulatedCredential(emulator, vendor);
			accounts.push(await api.createCredential({ ...other, name: `${vendor.name} account` }));
		}
		stored = await api.createWorkflow(
			workflow('Product photos', manualTrigger, [
				[
					newNode('seedreamGenerate', 'Generate', credential, {
						prompt: 'A perfume bottle on a wet stone, morning light',
					}),
					newNode('seedreamEdit', 'Edit', credential, {
						prompt: 'Put the bottle on a marble table',
						binaryPropertyName: 'edited',
					}),
					newNode('seedreamCompose', 'Compose', credential, {
						images: "={{ $('Generate').item.json.url }}, edited",
						prompt: 'A two-page spread of image 1 and image 2',
					}),
				],
			]),
		);
	});
	afterAll(async () => {
		await browser?.close();
		await emulator?.close();
	});

	// The first, for n8n remembers how somebody looked at an output, and shows this one as a table to a newcomer.
	it('sees what it would cost, before anything is paid', async () => {
		const paidBefore = emulator.atlasCloud.submissions.length;
		const generate = newNode('seedreamGenerate', 'Generate', credential, {
			prompt: 'A perfume bottle on a wet stone, morning light',
		});
		// Its own: it is changed.
		const own = await api.createWorkflow(workflow('What it costs', manualTrigger, [[generate]]));
		await editor.page.setViewportSize({ width: 1440, height: 900 });
		await editor.openWorkflow(own.id);
		const panel = await editor.openNode('Generate');
		await panel.fields.choose('output', 'Price Quote');
		await panel.run.start();
		await panel.run.untilOutputShows('costBasis');
		await editor.screenshots('walkthrough-quote');
		expect(emulator.atlasCloud.submissions).toHaveLength(paidBefore);
	});

	it('sees it succeed, and the image', async () => {
		const paidBefore = emulator.atlasCloud.submissions.length;
		const { page } = editor;
		await page.setViewportSize({ width: 1240, height: 560 });
		await editor.openWorkflow(stored.id);
		await page.locator(byTestId('execute-workflow-button')).click();
		const succeeded = page.locator(byTestId('canvas-node-status-success'));
		await succeeded.nth(NODES.length).waitFor({ timeout: 30_000 });
		await page.getByText('Workflow executed successfully').first().waitFor();
		await untilStill(page);
		await editor.screenshots('walkthrough-canvas');

		await page.setViewportSize({ width: 1440, height: 900 });
		await editor.openNode('Generate');
		await page.locator(byTestId('ndv')).getByText('image/jpeg').first().waitFor();
		await editor.screenshots('walkthrough-generate');
		expect(emulator.atlasCloud.submissions.length - paidBefore).toBe(NODES.length);
	});

	it('chooses the vendor with the account', async () => {
		await editor.page.setViewportSize({ width: 1240, height: 700 });
		// Other tests have accounts in the same n8n.
		await editor.page.route(/\/rest\/credentials(\/for-workflow)?(\?|$)/, async (route) => {
			const response = await route.fetch();
			const { data } = (await response.json()) as { data: StoredCredential[] };
			const own = data.filter(({ id }) => accounts.some((account) => account.id === id));
			await route.fulfill({ response, json: { data: own } });
		});
		await editor.openWorkflow(stored.id);
		const panel = await editor.openNode('Generate');
		const offered = await (await panel.openCredentialSelector()).allInnerTexts();
		for (const { name } of VENDORS) expect(offered.join('\n')).toContain(`${name} account`);
		await editor.screenshots('walkthrough-vendors');
	});

	it('is told why there is no image, in the words of the vendor, and of which task', async () => {
		emulator.inject({
			vendor: 'atlasCloud',
			stage: 'submit',
			fault: 'moderation-prompt',
			times: 1,
		});
		const { page } = editor;
		await page.setViewportSize({ width: 1440, height: 700 });
		await editor.openWorkflow(stored.id);
		await page.locator(byTestId('execute-workflow-button')).click();
		await page.getByText('Problem in node').first().waitFor({ timeout: 30_000 });
		const panel = await editor.openNode('Generate');
		const told = await panel.run.error('refused the prompt or an image because of its content');
		expect(told).toContain('Task ID: ');
		await editor.screenshots('walkthrough-error');
	});

	it('finds in the credential where its key comes from', async () => {
		const { page } = editor;
		await page.setViewportSize({ width: 1440, height: 900 });
		await editor.openWorkflow(stored.id);
		await editor.openNode('Generate');
		await page.locator(byTestId('credential-edit-button')).first().click();
		await page.getByText('Connection tested successfully').waitFor();
		await page.getByText(/Starts with "apikey-"/).waitFor();
		await untilStill(page);
		await editor.screenshot('walkthrough-credential');
	});
});
