import type { INodeProperties } from 'n8n-workflow';
import { DEFAULT_MAX_CONCURRENCY, DEFAULT_TIMEOUT } from '../request/imageRequest';
import { LONGEST_TIMEOUT, MOST_CONCURRENCY } from '../request/parameters';

export const callbackUrl: INodeProperties = {
	displayName: 'Callback URL',
	name: 'callbackUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. {{ $execution.resumeUrl }}',
	description:
		'Where the vendor reports that the task is finished, such as the resume URL of a Wait node',
	routing: { send: { type: 'body', property: 'callbackUrl' } },
};

export const extraFields: INodeProperties = {
	displayName: 'Extra Fields',
	name: 'extraFields',
	type: 'json',
	default: '{}',
	placeholder: 'e.g. { "seed": 7 }',
	description:
		'JSON that goes into the request as it is, for what the vendor has and this node does not. It cannot replace what the node sets, such as the model and the prompt.',
	routing: { send: { type: 'body', property: 'extraFields' } },
};

export const fileName: INodeProperties = {
	displayName: 'File Name',
	name: 'fileName',
	type: 'string',
	default: '',
	placeholder: 'e.g. product-photo',
	description: 'Name of the output file without extension; images of a set get their number added',
	routing: { send: { type: 'body', property: 'fileName' } },
};

export const allInOneItem: INodeProperties = {
	displayName: 'Put All Images in One Item',
	name: 'allInOneItem',
	type: 'boolean',
	default: false,
	description:
		'Whether to return the images of a task as one item with the files in data, data_1, data_2 and so on, for one email, album or answer, instead of an item for each',
	routing: { send: { type: 'body', property: 'allInOneItem' } },
};

export const maxConcurrency: INodeProperties = {
	displayName: 'Max Concurrency',
	name: 'maxConcurrency',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MOST_CONCURRENCY },
	default: DEFAULT_MAX_CONCURRENCY,
	description: 'How many items are worked on at the same time',
	routing: { send: { type: 'body', property: 'maxConcurrency' } },
};

export const onTimeout: INodeProperties = {
	displayName: 'On Timeout',
	name: 'onTimeout',
	type: 'options',
	default: 'error',
	description: 'What to do when a task is still running at the timeout',
	options: [
		{ name: 'Stop With an Error', value: 'error' },
		{ name: 'Return the Task', value: 'return', description: "An item with status 'processing'" },
	],
	routing: { send: { type: 'body', property: 'onTimeout' } },
};

export const spendingLimit: INodeProperties = {
	displayName: 'Spending Limit',
	name: 'spendingLimit',
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 6 },
	default: 1,
	description:
		"The most that all items of a run may cost, in the vendor's currency; as an agent's tool, each call. What could cost more, or has no known price, is refused before anything is paid.",
	routing: { send: { type: 'body', property: 'spendingLimit' } },
};

export const timeout: INodeProperties = {
	displayName: 'Timeout',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: LONGEST_TIMEOUT },
	default: DEFAULT_TIMEOUT,
	description:
		'How many seconds to wait for each task. One that takes longer is not lost: its task ID is in the error.',
	routing: { send: { type: 'body', property: 'timeout' } },
};
