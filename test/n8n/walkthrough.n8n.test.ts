import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startEmulator } from '../emulator';
import type { Emulator } from '../emulator';
import { launchBrowser } from './browser';
import { Editor } from './editor';
import { ANIMATION, byTestId } from './editor-page';
import type { N8nApi, StoredWorkflow } from './n8n-api';
import { sharedN8n } from './shared-n8n';
import { emulatedCredential, vendorOf } from './vendors';
import { manualTrigger, seedreamNode } from './workflow-nodes';
import { workflow } from './workflow-sketch';

jest.setTimeout(90_000);

const NODES = ['Generate', 'Edit', 'Compose'];

/** Its screenshots are those of the README (npm run docs copies them). */
describe('somebody who executes a workflow in the editor', () => {
	let emulator: Emulator;
	let browser: Browser;
	let api: N8nApi;
	let stored: StoredWorkflow;

	beforeAll(async () => {
		({ api } = await sharedN8n());
		emulator = await startEmulator({ settings: { atlasCloud: { taskTimeMs: 300 } } });
		browser = await launchBrowser((line) => process.stderr.write(`editor: ${line}\n`));
		const account = emulatedCredential(emulator, vendorOf('atlasCloud'));
		const credential = await api.createCredential({ ...account, name: 'Atlas Cloud account' });
		stored = await api.createWorkflow(
			workflow('Product photos', manualTrigger, [
				[
					seedreamNode('seedreamGenerate', 'Generate', credential, {
						prompt: 'A perfume bottle on a wet stone, morning light',
					}),
					seedreamNode('seedreamEdit', 'Edit', credential, {
						prompt: 'Put the bottle on a marble table',
						binaryPropertyName: 'edited',
					}),
					seedreamNode('seedreamCompose', 'Compose', credential, {
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

	it.each(['light', 'dark'] as const)('sees it succeed, and the image (%s)', async (theme) => {
		const paidBefore = emulator.atlasCloud.submissions.length;
		const editor = await Editor.open(browser, api.session, theme);
		const { page } = editor;
		await page.setViewportSize({ width: 1240, height: 560 });
		await editor.openWorkflow(stored.id);
		await page.locator(byTestId('execute-workflow-button')).click();
		const succeeded = page.locator(byTestId('canvas-node-status-success'));
		await succeeded.nth(NODES.length).waitFor({ timeout: 30_000 });
		await page.waitForTimeout(ANIMATION);
		await editor.screenshot(`walkthrough-canvas-${theme}`);

		await page.setViewportSize({ width: 1440, height: 900 });
		await editor.openNode('Generate');
		await page.locator(byTestId('ndv')).getByText('image/jpeg').first().waitFor();
		await editor.screenshot(`walkthrough-generate-${theme}`);
		expect(emulator.atlasCloud.submissions.length - paidBefore).toBe(NODES.length);
		await editor.close();
	});

	it('is told why there is no image, in the words of the vendor, and of which task', async () => {
		emulator.inject({
			vendor: 'atlasCloud',
			stage: 'submit',
			fault: 'moderation-prompt',
			times: 1,
		});
		const editor = await Editor.open(browser, api.session);
		const { page } = editor;
		await page.setViewportSize({ width: 1440, height: 900 });
		await editor.openWorkflow(stored.id);
		await page.locator(byTestId('execute-workflow-button')).click();
		await page.getByText('Problem in node').first().waitFor({ timeout: 30_000 });
		await editor.openNode('Generate');
		const told = /refused the prompt or an image because of its content rules: .* Task ID: /;
		await page.locator(byTestId('ndv')).getByText(told).first().waitFor();
		await editor.screenshot('walkthrough-error');
		await editor.close();
	});

	it('finds in the credential where its key comes from', async () => {
		const editor = await Editor.open(browser, api.session);
		const { page } = editor;
		await page.setViewportSize({ width: 1440, height: 900 });
		await editor.openWorkflow(stored.id);
		await editor.openNode('Generate');
		await page.locator(byTestId('credential-edit-button')).first().click();
		await page.getByText('Connection tested successfully').waitFor();
		await page.getByText(/Starts with "apikey-"/).waitFor();
		await page.waitForTimeout(2 * ANIMATION);
		await editor.screenshot('walkthrough-credential');
		await editor.close();
	});
});
