import type { Locator, Page } from 'playwright-core';

/** So many of the browser's frames without a change: what a change sets off is drawn in the next two or three. */
const STILL_FRAMES = 5;

/** The selector of what n8n's own tests look for. */
export const byTestId = (id: string) => `[data-test-id="${id}"]`;

/** The path of the first image in an element, if the browser could draw it. */
export async function drawnIcon(within: Locator): Promise<string | undefined> {
	const images = within.locator('img');
	if ((await images.count()) === 0) return undefined;
	return await images.first().evaluate(async (image: HTMLImageElement) => {
		await image.decode().catch(() => undefined);
		return image.naturalWidth > 0 ? new URL(image.src).pathname : undefined;
	});
}

/** Waits until the page has drawn what is there to be drawn; what comes from n8n must be waited for before. */
export async function untilStill(page: Page): Promise<void> {
	await page.waitForFunction(async (frames) => {
		let unchanged = 0;
		const observer = new MutationObserver(() => (unchanged = 0));
		observer.observe(document, {
			attributes: true,
			characterData: true,
			childList: true,
			subtree: true,
		});
		const nextFrame = async () => await new Promise((resolve) => requestAnimationFrame(resolve));
		for (; unchanged < frames; unchanged += 1) await nextFrame();
		observer.disconnect();
		return true;
	}, STILL_FRAMES);
}

/** Waits until the browser has all images of the page. */
export async function untilImagesAreLoaded(page: Page): Promise<void> {
	await page.waitForFunction(() =>
		Array.from(document.images).every(({ complete, loading }) => complete || loading === 'lazy'),
	);
}
