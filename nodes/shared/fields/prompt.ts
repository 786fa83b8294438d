import type { INodeProperties } from 'n8n-workflow';

export const prompt: INodeProperties = {
	displayName: 'Prompt',
	name: 'prompt',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	required: true,
	placeholder: 'e.g. A lighthouse at dusk, watercolor',
	description: 'What the image should show',
	routing: { send: { type: 'body', property: 'prompt' } },
};

/** Edit and Compose: the images count from 1 in the prompt. */
export const promptWithImages: INodeProperties = {
	...prompt,
	placeholder: 'e.g. Put the bottle of image 1 on a marble table',
	description: 'What to do with the images. Call them "image 1", "image 2" in their order.',
};

/** Decomposing needs no prompt (vendor-apis.md 2.8, 3.2). */
export const layerPrompt: INodeProperties = {
	...prompt,
	required: false,
	displayOptions: { show: { operation: ['decomposeLayers'] } },
	placeholder: 'e.g. Keep the headline as one layer',
	description: 'What to mind when taking the image apart; can be left empty',
};
