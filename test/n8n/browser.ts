import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { ensureChromium } from './system-packages';

const QUIET = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** Starts the system's Chromium without a window; it ends with the process that started it. */
export async function launchBrowser(progress: (line: string) => void): Promise<Browser> {
	return await chromium.launch({ executablePath: await ensureChromium(progress), args: QUIET });
}

/** Opens a window of its own in which nothing slides or fades: what is there stands in its place at once. */
export async function openWindow(
	browser: Browser,
	options: BrowserContextOptions = {},
): Promise<BrowserContext> {
	const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
	// n8n honours the wish for less motion only here and there.
	await context.addInitScript(() => {
		const still = new CSSStyleSheet();
		still.replaceSync(
			'*, ::before, ::after { transition: none !important; animation: none !important; }',
		);
		document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
	});
	return context;
}
