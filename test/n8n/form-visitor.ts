import { readFile } from 'node:fs/promises';
import type { Browser, Download, Page } from 'playwright-core';
import { openWindow } from './browser';

/** A file on a person's disk. */
export interface FilePayload {
	name: string;
	mimeType: string;
	buffer: Buffer;
}

/** For each page of a form; a page may show up only when the workflow has come to it. */
const PATIENCE = 60_000;

/** A person in front of a form of n8n, page after page, in a browser of their own. */
export class FormVisitor {
	private readonly downloads: Download[] = [];

	private constructor(readonly page: Page) {
		page.setDefaultTimeout(PATIENCE);
		page.on('download', (download) => this.downloads.push(download));
	}

	/** Opens a form that asks for a user name and a password. */
	static async open(
		browser: Browser,
		url: string,
		httpCredentials: { username: string; password: string },
	): Promise<FormVisitor> {
		const context = await openWindow(browser, { httpCredentials });
		const visitor = new FormVisitor(await context.newPage());
		await visitor.page.goto(url);
		return visitor;
	}

	/** Somebody before whom the form stands open already. */
	static async at(page: Page): Promise<FormVisitor> {
		await page.waitForLoadState();
		return new FormVisitor(page);
	}

	async write(label: string, text: string): Promise<void> {
		await this.page.getByLabel(label).fill(text);
	}

	async select(label: string, option: string): Promise<void> {
		await this.page.getByLabel(label).selectOption(option);
	}

	async attach(label: string, file: FilePayload): Promise<void> {
		await this.page.getByLabel(label).setInputFiles(file);
	}

	async choose(option: string): Promise<void> {
		await this.page.getByLabel(option, { exact: true }).check();
	}

	async press(button: string): Promise<void> {
		await this.page.getByRole('button', { name: button }).click();
	}

	/** What stands on the page of this title, when it is there. */
	async read(title: string): Promise<string> {
		await this.page.getByRole('heading', { name: title, exact: true }).waitFor();
		return await this.page.locator('body').innerText();
	}

	/** Where the links lead whose texts begin so. */
	async links(text: string): Promise<string[]> {
		const links = this.page.getByRole('link', { name: new RegExp(`^${text}`) });
		return await links.evaluateAll((all: HTMLAnchorElement[]) => all.map(({ href }) => href));
	}

	/** The files that the page has handed over by now. */
	async files(): Promise<Buffer[]> {
		return await Promise.all(
			this.downloads.map(async (download) => await readFile(await download.path())),
		);
	}

	async leave(): Promise<void> {
		await this.page.context().close();
	}
}
