import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import {
	POLLED_VENDORS,
	authentication,
	credentialsOf,
	requestDefaults,
} from '../shared/fields/authentication';
import { pollOptions } from '../shared/fields/options';
import { binaryPropertyName, pollOutput } from '../shared/fields/output';
import { taskId, wait } from '../shared/fields/taskId';
import { listFields, onlyWhenGetting, pollOperation } from '../shared/fields/taskList';
import { pollPrediction } from '../shared/task/pollPrediction';
import { pollPreSend } from '../shared/task/preSend';

export class SeedreamPollPrediction implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Seedream Poll Prediction',
		name: 'seedreamPollPrediction',
		icon: {
			light: 'file:../../icons/seedreamPollPrediction.svg',
			dark: 'file:../../icons/seedreamPollPrediction.dark.svg',
		},
		group: ['transform'],
		version: [1, 2],
		defaultVersion: 2,
		subtitle:
			'={{ $parameter["operation"] === "list" ? "List tasks" : $parameter["wait"] ? "Wait for images" : "Check once" }}',
		description: 'Get the images of a task that exists, or list recent tasks, without paying again',
		defaults: { name: 'Seedream Poll Prediction' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: credentialsOf(POLLED_VENDORS),
		requestDefaults,
		requestOperations: { pagination: pollPrediction },
		properties: [
			authentication(POLLED_VENDORS, pollPreSend),
			pollOperation,
			...onlyWhenGetting([taskId, wait, pollOutput, binaryPropertyName, pollOptions]),
			...listFields,
		],
	};
}
