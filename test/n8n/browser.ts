import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
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
