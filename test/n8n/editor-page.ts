import type { Locator } from 'playwright-core';

/** n8n's panels slide and fade for about this long, in milliseconds. */
export const ANIMATION = 500;

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
