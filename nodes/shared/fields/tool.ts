import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';

/** A node that an agent can call; what it reads of the node beyond what people do. */
export const costlyTool = (purpose: string): INodeTypeDescription['usableAsTool'] => ({
	replacements: {
		description: `${purpose}. Each call costs money. It answers with the url of each image and the taskId.`,
	},
});

/** Shown on the node as an agent's tool only. */
const notice = (displayName: string): INodeProperties => ({
	displayName,
	name: 'toolNotice',
	type: 'notice',
	default: '',
	displayOptions: { show: { '@tool': [true] } },
});

export const toolNotice = notice("An agent gets no files: set 'Output' to Image URLs");

export const toolNoticeWithReferences = notice(
	"An agent has no files and gets none: let the model fill in the URL of an image, and set 'Output' to Image URLs",
);
