import type { Locator, Page } from 'playwright-core';
import { byTestId, untilStill } from './editor-page';

const inputOf = (parameter: string) => byTestId(`parameter-input-${parameter}`);

/** The fields in the open panel of a node, by the names of their parameters, filled in by mouse and keyboard. */
export class PanelFields {
	constructor(
		private readonly page: Page,
		private readonly panel: Locator,
	) {}

	/** Writes a text or a number over what a field holds. */
	async write(parameter: string, text: string): Promise<void> {
		const box = this.field(parameter).locator('input, textarea').first();
		await box.fill(text);
		// Tab would go on to "Add option", which opens its list.
		await box.blur();
	}

	/** Chooses from the list of a field. */
	async choose(parameter: string, choice: string): Promise<void> {
		await this.field(parameter).click();
		await this.pick('.el-select-dropdown__item', choice);
	}

	/** Clicks a switch that is off. */
	async turnOn(parameter: string): Promise<void> {
		await this.field(parameter).locator('.el-switch, button[role="switch"]').click();
	}

	/** Adds an option to "Options". */
	async addOption(name: string): Promise<void> {
		await this.panel.locator(byTestId('collection-parameter-add')).first().click();
		await this.pick(byTestId('collection-parameter-option'), name);
	}

	/** Drags something onto a field, as from the input, and lets it go there. */
	async drop(dragged: Locator, parameter: string): Promise<void> {
		const { mouse } = this.page;
		const target = this.field(parameter);
		await dragged.hover();
		await mouse.down();
		const { x, y, width, height } = await boxOf(target);
		await mouse.move(x + width / 2, y + height / 2, { steps: 10 });
		await this.panel.locator(`${inputOf(parameter)}.activeDrop`).waitFor();
		await mouse.up();
		await untilStill(this.page);
	}

	/** Waits until a field holds an expression: n8n writes it some time after the drop. */
	async untilExpression(parameter: string, expression: string): Promise<void> {
		await this.field(parameter).locator('.cm-content').filter({ hasText: expression }).waitFor();
	}

	/** Clicks an entry of the list that is open, and waits until the list has closed. */
	private async pick(entries: string, text: string): Promise<void> {
		const shown = this.page.locator(entries).filter({ visible: true });
		await shown.filter({ has: this.page.getByText(text, { exact: true }) }).click();
		await shown.first().waitFor({ state: 'hidden' });
	}

	private field(parameter: string): Locator {
		return this.panel.locator(inputOf(parameter)).first();
	}
}

async function boxOf(target: Locator) {
	const box = await target.boundingBox();
	if (!box) throw new Error(`${String(target)} is not in sight`);
	return box;
}
