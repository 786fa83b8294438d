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

/** Edit has one image, which needs no number. */
export const editPrompt: INodeProperties = {
	...prompt,
	placeholder: 'e.g. Put the bottle on a marble table',
	description: 'What to change in the image',
};

/** Compose: the images count from 1 in the prompt. */
export const composePrompt: INodeProperties = {
	...prompt,
	placeholder: 'e.g. The person of image 1 wears the coat of image 2',
	description: 'What to make of the images. Call them "image 1", "image 2" in their order.',
};

/** Decomposing needs no prompt (docs/vendors/atlasCloud.md, docs/vendors/aceData.md). */
export const layerPrompt: INodeProperties = {
	...prompt,
	required: false,
	displayOptions: { show: { operation: ['decomposeLayers'] } },
	placeholder: 'e.g. Keep the headline as one layer',
	description: 'What to mind when taking the image apart; can be left empty',
};
