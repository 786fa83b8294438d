import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { openWindow } from './browser';
import { byTestId, drawnIcon, untilImagesAreLoaded, untilStill } from './editor-page';
import type { StoredWorkflow } from './n8n-api';
import type { N8nSession } from './n8n-session';
import { NodeCreator } from './node-creator';
import { NodePanel } from './node-panel';

export const SCREENSHOTS = join(__dirname, 'screenshots');

export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const WINDOW = { width: 1600, height: 1200 };
const PATIENCE = 20_000;

/** n8n's editor in a browser, as a person sees and uses it. */
export class Editor {
	/** Uncaught errors of the page and requests that n8n refused. */
	readonly complaints: string[] = [];

	private constructor(
		readonly page: Page,
		private readonly url: string,
	) {
		page.setDefaultTimeout(PATIENCE);
		page.on('pageerror', (error) => this.complaints.push(String(error)));
		page.on('response', (response) => {
			if (response.status() >= 400) this.complaints.push(`${response.status()} ${response.url()}`);
		});
	}

	/** Opens a window that is signed in by the session's cookie. */
	static async open(browser: Browser, session: N8nSession): Promise<Editor> {
		const context = await openWindow(browser, { colorScheme: 'light', viewport: WINDOW });
		await context.addCookies([{ name: 'n8n-auth', value: session.cookie, url: session.url }]);
		return new Editor(await context.newPage(), session.url);
	}

	async openWorkflow(id: string): Promise<void> {
		await this.page.goto(`${this.url}/workflow/${id}`);
		await this.untilCanvasStands();
	}

	/** Goes from the workflow that is open to another, as a link within the editor does: that spares loading it anew. */
	async goOnTo({ id, nodes }: StoredWorkflow): Promise<void> {
		await this.page.evaluate((path) => {
			history.pushState(null, '', path);
			dispatchEvent(new PopStateEvent('popstate', { state: null }));
		}, `/workflow/${id}`);
		await this.page.locator(`.vue-flow__node[data-id="${nodes[0]?.id}"]`).waitFor();
		await this.untilCanvasStands();
	}

	/** The path of a node's icon on the canvas. */
	async iconOnCanvas(nodeName: string): Promise<string | undefined> {
		const node = this.nodeOnCanvas(nodeName);
		await node.locator('img').first().waitFor();
		return await drawnIcon(node);
	}

	/** What stands below a node's name on the canvas. */
	async subtitleOnCanvas(nodeName: string): Promise<string | undefined> {
		const text = await this.nodeOnCanvas(nodeName).innerText();
		return text
			.split('\n')
			.map((line) => line.trim())
			.filter((line) => line !== '' && line !== nodeName)[0];
	}

	/** Double-clicks a node, which opens its panel. */
	async openNode(nodeName: string): Promise<NodePanel> {
		await this.nodeOnCanvas(nodeName).dblclick();
		return await this.openedPanel();
	}

	/** The panel that n8n opens by itself, as it does for a node that was just added. */
	async openedPanel(): Promise<NodePanel> {
		const panel = new NodePanel(this.page);
		await panel.untilShown();
		return panel;
	}

	/** Zooms until all nodes are in sight. */
	async showAll(): Promise<void> {
		await this.page.keyboard.press('1');
		await untilStill(this.page);
	}

	/** Opens the list of nodes by the button over the canvas. */
	async openNodeCreator(): Promise<NodeCreator> {
		await this.page.locator(byTestId('node-creator-plus-button')).click();
		return new NodeCreator(this.page);
	}

	/** Opens it by the plus behind an output of a node, to which what is chosen will be connected. */
	async openNodeCreatorBehind(nodeName: string, output = 0): Promise<NodeCreator> {
		const handle = `${byTestId('canvas-node-output-handle')}[data-node-name="${nodeName}"]`;
		await this.page
			.locator(`${handle}[data-index="${output}"] ${byTestId('canvas-handle-plus')}`)
			.click();
		return new NodeCreator(this.page);
	}

	/** Turns the system over to a theme, which n8n follows unless somebody has chosen otherwise in it. */
	async turnTo(theme: Theme): Promise<void> {
		await this.page.emulateMedia({ colorScheme: theme });
		await untilStill(this.page);
	}

	/** Keeps what the window shows in either theme, as <name>-light.png and <name>-dark.png; it ends light. */
	async screenshots(name: string): Promise<void> {
		for (const theme of ['dark', 'light'] as const) {
			await this.turnTo(theme);
			await this.screenshot(`${name}-${theme}`);
		}
	}

	/** Keeps what the window shows as test/n8n/screenshots/<name>.png. */
	async screenshot(name: string): Promise<void> {
		mkdirSync(SCREENSHOTS, { recursive: true });
		await untilImagesAreLoaded(this.page);
		await this.page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
	}

	async close(): Promise<void> {
		await this.page.context().close();
	}

	private async untilCanvasStands(): Promise<void> {
		await this.page.locator(byTestId('canvas-node')).first().waitFor();
		// Transparent until n8n has moved it so that all nodes are in sight.
		await this.page.waitForFunction(() => {
			const canvas = document.querySelector('#canvas .vue-flow');
			return canvas !== null && getComputedStyle(canvas).opacity === '1';
		});
		await untilStill(this.page);
	}

	private nodeOnCanvas(name: string): Locator {
		return this.page.locator(`${byTestId('canvas-node')}[data-node-name="${name}"]`);
	}
}
