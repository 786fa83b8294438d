import type { INodeProperties } from 'n8n-workflow';

export const taskId: INodeProperties = {
	displayName: 'Task ID',
	name: 'taskId',
	type: 'string',
	default: '={{ $json.taskId }}',
	required: true,
	placeholder: 'e.g. {{ $json.taskId }}',
	description:
		'The task ID that Generate, Edit or Compose gave, or several with commas or new lines between them',
	routing: { send: { type: 'body', property: 'taskId' } },
};

export const wait: INodeProperties = {
	displayName: 'Wait Until Finished',
	name: 'wait',
	type: 'boolean',
	default: true,
	description: 'Whether to wait until the task is finished, instead of telling where it stands now',
	routing: { send: { type: 'body', property: 'wait' } },
};
