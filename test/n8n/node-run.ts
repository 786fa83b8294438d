import type { Locator, Page } from 'playwright-core';
import { byTestId, untilStill } from './editor-page';

const OUTPUT = byTestId('output-panel');

/** The run of a node from its open panel: what it got, and what came of it. */
export class NodeRun {
	constructor(
		private readonly page: Page,
		private readonly panel: Locator,
	) {}

	/** Runs the trigger for the sake of the node's input; n8n opens its form in a window of its own. */
	async openForm(): Promise<Page> {
		const opened = this.page.context().waitForEvent('page');
		await this.panel.locator(byTestId('execute-previous-node')).click();
		return await opened;
	}

	/** A field in the schema of the input, to be dragged by. */
	async inputField(name: string): Promise<Locator> {
		const input = this.panel.locator(byTestId('ndv-input-panel'));
		await input.locator(byTestId('ndv-run-data-display-mode')).getByText('Schema').click();
		const field = input.locator(`[data-target="mappable"][data-name="${name}"]`).first();
		await field.waitFor();
		return field;
	}

	async start(): Promise<void> {
		await this.panel.locator(byTestId('node-execute-button')).first().click();
	}

	/** What n8n tells of a failed run, once that is about something: the message and what stands below it. */
	async error(about: string): Promise<string> {
		const message = this.panel.locator(byTestId('node-error-message')).filter({ hasText: about });
		await message.waitFor();
		await untilStill(this.page);
		const description = this.panel.locator(byTestId('node-error-description'));
		return [...(await message.allInnerTexts()), ...(await description.allInnerTexts())].join('\n');
	}

	/** Turns to one of the outputs by what its tab says, such as "Success Branch (1 item)". */
	async openBranch(tab: string): Promise<void> {
		await this.panel.locator(OUTPUT).getByText(tab, { exact: true }).click();
	}

	/** Waits until a text, such as the type of a file, stands in the output. */
	async untilOutputShows(text: string | RegExp): Promise<void> {
		await this.panel.locator(OUTPUT).getByText(text).first().waitFor();
	}
}
