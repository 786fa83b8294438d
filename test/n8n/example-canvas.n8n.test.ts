import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser';
import { Editor } from './editor';
import { EXAMPLES, readExample } from './example';
import type { N8nApi } from './n8n-api';
import { sharedN8n } from './shared-n8n';
import { manualTrigger } from './workflow-nodes';
import { workflow } from './workflow-sketch';

jest.setTimeout(60_000);

describe('the examples on the canvas', () => {
	let browser: Browser;
	let api: N8nApi;
	let editor: Editor;

	beforeAll(async () => {
		({ api } = await sharedN8n());
		browser = await launchBrowser((line) => process.stderr.write(`editor: ${line}\n`));
		editor = await Editor.open(browser, api.session);
		const { id } = await api.createWorkflow(workflow('Before the examples', manualTrigger, []));
		await editor.openWorkflow(id);
	});
	afterAll(async () => await browser?.close());

	it.each(EXAMPLES)('%s opens without a node that n8n does not know', async (name) => {
		const stored = await api.createWorkflow(await readExample(name));
		await editor.goOnTo(stored);
		await editor.screenshot(`example-${name}`);
		const text = await editor.page.locator('body').innerText();
		expect(text).not.toMatch(/install (this|the) node|unrecognized|not installed/i);
		for (const node of stored.nodes.filter(({ type }) => type.startsWith('n8n-nodes-seedream.'))) {
			const icon = node.type.replace('n8n-nodes-seedream.', '').replace(/Tool$/, '');
			expect(await editor.iconOnCanvas(node.name)).toContain(`/${icon}.svg`);
		}
		expect(editor.complaints).toEqual([]);
	});
});
