import type { Locator, Page } from 'playwright-core';
import { byTestId, drawnIcon } from './editor-page';

/** A node as the list shows it. */
export interface FoundNode {
	name: string;
	description: string;
	/** The path of the icon, when the browser could draw it. */
	icon: string | undefined;
}

const kind = (of: string) => `[data-keyboard-nav-type="${of}"]`;

/** n8n's list of nodes beside the canvas, once it is open; what it does not show is not there for a person either. */
export class NodeCreator {
	private readonly list: Locator;
	private readonly nodes: Locator;

	constructor(private readonly page: Page) {
		this.list = page.locator(byTestId('node-creator'));
		this.nodes = this.list.locator(kind('node'));
	}

	/** What a search lists, from top to bottom. */
	async search(text: string): Promise<FoundNode[]> {
		await this.type(text);
		return await Promise.all((await this.nodes.all()).map((node) => this.readFoundNode(node)));
	}

	/** The names alone of what a search lists, from top to bottom. */
	async names(text: string): Promise<string[]> {
		await this.type(text);
		const names = await this.nodes.locator(byTestId('node-creator-item-name')).allInnerTexts();
		return names.map((name) => name.trim());
	}

	/** Adds a node that a search lists, by a click on it and on one of its actions, where it has several. */
	async add(text: string, name: string, action?: string): Promise<void> {
		await this.type(text);
		await this.click(kind('node'), name);
		if (action !== undefined) await this.click(kind('action'), action);
	}

	private async click(items: string, name: string): Promise<void> {
		const named = this.page.getByText(name, { exact: true });
		await this.list.locator(items).filter({ has: named }).first().click();
	}

	private async type(text: string): Promise<void> {
		const bar = this.list.locator(byTestId('node-creator-search-bar'));
		const unsearched = this.list.locator(`${kind('subcategory')}, ${kind('view')}`).first();
		// Emptied, the bar lists kinds of nodes: nodes that are listed afterwards are those of this text.
		await bar.fill('');
		await unsearched.waitFor();
		await bar.fill(text);
		await unsearched.waitFor({ state: 'hidden' });
		// Long lists are drawn bit by bit.
		await this.list.locator('.el-skeleton').first().waitFor({ state: 'hidden' });
	}

	private async readFoundNode(item: Locator): Promise<FoundNode> {
		const textOf = async (id: string) => (await item.locator(byTestId(id)).innerText()).trim();
		return {
			name: await textOf('node-creator-item-name'),
			description: await textOf('node-creator-item-description'),
			icon: await drawnIcon(item),
		};
	}
}
