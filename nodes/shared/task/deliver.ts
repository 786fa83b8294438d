import type { INodeExecutionData } from 'n8n-workflow';
import { costOf } from '../request/cost';
import { taskJson } from '../run/itemJson';
import type { TaskRecord } from '../run/ledger';
import { TaskFailure, type TaskIdentity } from '../run/taskFailure';
import type { VendorError } from '../vendors/vendor';
import { collectImages } from './collect';
import { namingOf } from './fileNaming';
import type { Story } from './story';

/**
 * The items of a task as it stands: its images, or its id where only that is wanted.
 *
 * @throws TaskFailure where the vendor ended the task without images
 * @throws ExecutionCancelled
 */
export async function deliver(story: Story): Promise<INodeExecutionData[]> {
	const { context, run, record, request, pairedItem, requestOptions, cancelSignal } = story;
	const identity = { ...story.identity, taskId: record.taskId };
	if (!record.finished) return [{ json: taskJson(identity, 'processing'), pairedItem }];
	if (record.finished.status === 'failed') throw failed(record, identity, record.finished.error);
	const { result } = record.finished;
	const items = await collectImages({
		identity,
		result,
		output: request.output === 'urls' ? 'urls' : 'images',
		binaryPropertyName: request.binaryPropertyName,
		prompt: request.prompt,
		...namingOf(context, run, 0, record.taskId),
		pairedItem,
		helpers: context.helpers,
		requestOptions,
		cancelSignal,
		allInOneItem: request.allInOneItem,
		costOf: (areas) => {
			record.cost = costOf(result, areas, record.priced, record.estimate);
			return record.cost;
		},
	});
	record.finished = undefined;
	return items;
}

function failed(record: TaskRecord, identity: TaskIdentity, error: VendorError): TaskFailure {
	if (error.kind === 'empty' && identity.taskId) {
		// The images may still come: nothing is settled for the next attempt, or for Poll Prediction.
		record.finished = undefined;
		return new TaskFailure(identity, 'processing', error);
	}
	record.failure = new TaskFailure(identity, 'failed', error);
	return record.failure;
}
