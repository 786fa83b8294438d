import type { Locator, Page } from 'playwright-core';
import { byTestId, untilStill } from './editor-page';
import { eventually } from './eventually';
import { NodeRun } from './node-run';
import { PanelFields } from './panel-fields';

/** What stands in the lists that a click opens. */
const ACCOUNTS = 'li[data-test-id^="node-credentials-select-item-"]';
const CHOICES = '.el-select-dropdown__item';
const MODELS = byTestId('rlc-item');
const OPTIONS = byTestId('collection-parameter-option');
const ENTRIES = [ACCOUNTS, CHOICES, MODELS, OPTIONS].join(', ');

/** The open panel of a node in n8n's editor. */
export class NodePanel {
	readonly fields: PanelFields;
	readonly run: NodeRun;
	private readonly panel: Locator;

	constructor(private readonly page: Page) {
		this.panel = page.locator(byTestId('ndv'));
		this.fields = new PanelFields(page, this.panel);
		this.run = new NodeRun(page, this.panel);
	}

	/** Waits until the panel stands. */
	async untilShown(): Promise<void> {
		await this.panel.locator(byTestId('node-parameters')).waitFor();
		await untilStill(this.page);
	}

	async close(): Promise<void> {
		await this.panel.locator(byTestId('ndv-close-button')).click();
		await this.panel.waitFor({ state: 'hidden' });
	}

	/** Turns to one of the panel's tabs. */
	async openTab(tab: 'params' | 'settings'): Promise<void> {
		await this.panel.locator(byTestId(`tab-${tab}`)).click();
		await untilStill(this.page);
	}

	/** The labels of the fields that are shown, from top to bottom. */
	async fieldLabels(): Promise<string[]> {
		const labels = this.panel.locator('label.n8n-input-label').filter({ visible: true });
		return await labels.evaluateAll((found) =>
			found.map((label) => label.querySelector('.n8n-text')?.textContent?.trim() ?? ''),
		);
	}

	/** The credentials that the selector offers. */
	async offeredCredentials(): Promise<string[]> {
		const offered = await this.openCredentialSelector();
		const names = await offered.allInnerTexts();
		await this.closeList();
		return names.map((name) => name.split('\n')[0]?.trim() ?? '');
	}

	/** The credential that is chosen. */
	async chosenCredential(): Promise<string> {
		return await this.panel.locator(`${byTestId('node-credentials-select')} input`).inputValue();
	}

	/** Opens the list of accounts and gives its entries; it stays open. */
	async openCredentialSelector(): Promise<Locator> {
		await this.panel.locator(byTestId('node-credentials-select')).click();
		const options = this.page.locator(ACCOUNTS).filter({ visible: true });
		await options.first().waitFor();
		await untilStill(this.page);
		return options;
	}

	/** Chooses a credential by its name, and with it the vendor. */
	async chooseCredential(name: string): Promise<void> {
		const options = await this.openCredentialSelector();
		await options.filter({ hasText: name }).click();
		await options.first().waitFor({ state: 'hidden' });
		await eventually(`${name} is chosen`, async () => (await this.chosenCredential()) === name);
		await untilStill(this.page);
	}

	/** Opens the chosen credential and reads what its fields hold, once n8n has tested it; it stays open. */
	async openCredential(): Promise<string[]> {
		await this.panel.locator(byTestId('credential-edit-button')).first().click();
		await this.page.getByText('Connection tested successfully').waitFor();
		await untilStill(this.page);
		const fields = this.page.locator(`${byTestId('editCredential-modal')} input`);
		return await Promise.all((await fields.all()).map((field) => field.inputValue()));
	}

	async closeCredential(): Promise<void> {
		const dialog = this.page.locator(byTestId('editCredential-modal'));
		await dialog.locator('.el-dialog__headerbtn').click();
		await dialog.waitFor({ state: 'hidden' });
	}

	/** The model that is chosen from the list, as it is shown. */
	async chosenModel(): Promise<string> {
		return await this.panel.locator(byTestId('rlc-input')).inputValue();
	}

	/** Opens the model list and reads it; it stays open. */
	async offeredModels(): Promise<string[]> {
		await this.panel.locator(byTestId('rlc-input')).click();
		return await this.readList(MODELS);
	}

	/** Opens "Add Option" and reads it; it stays open. */
	async offeredOptions(): Promise<string[]> {
		await this.panel.locator(byTestId('collection-parameter-add')).first().click();
		return await this.readList(OPTIONS);
	}

	/** Opens the list of a field, by the field's name, and reads what it offers; it stays open. */
	async offeredChoices(parameter: string): Promise<string[]> {
		await this.panel
			.locator(byTestId(`parameter-input-${parameter}`))
			.first()
			.click();
		const names = this.page
			.locator(`${CHOICES} .list-option .option-headline`)
			.filter({ visible: true });
		await names.first().waitFor();
		await untilStill(this.page);
		return (await names.allInnerTexts()).map((text) => text.trim());
	}

	/** Closes an open list by a click beside it. */
	async closeList(): Promise<void> {
		await this.panel.locator(byTestId('ndv-input-panel')).click({ position: { x: 10, y: 10 } });
		await this.page.locator(ENTRIES).filter({ visible: true }).first().waitFor({ state: 'hidden' });
	}

	private async readList(entries: string): Promise<string[]> {
		const items = this.page.locator(entries).filter({ visible: true });
		await items.first().waitFor();
		await untilStill(this.page);
		// What is chosen stands there while the rest still loads.
		const loading = this.page.locator('.el-skeleton').filter({ visible: true });
		await loading.first().waitFor({ state: 'hidden' });
		await untilStill(this.page);
		return (await items.allInnerTexts()).map((text) => text.trim());
	}
}
