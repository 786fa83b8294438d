import type { INodeExecutionData } from 'n8n-workflow';
import { costJson, withoutAbsent } from '../run/itemJson';
import type { ListedTask, TaskState, Vendor } from '../vendors/vendor';
import { hasDate } from '../vendors/wire/moment';
import { objectOf, optionalText } from '../vendors/wire/reply';

/** Where a listed task stands. One whose images the list does not show is finished all the same. */
export function listedStatus({ state }: ListedTask): TaskState['status'] {
	return state.status === 'failed' && state.error.kind === 'empty' ? 'succeeded' : state.status;
}

/** What an item says of a task of the account's list; what the list does not tell is left out. */
export function listedJson(vendor: Vendor, task: ListedTask): INodeExecutionData['json'] {
	const { taskId, model, createdAt, request = {}, state } = task;
	const { prompt } = (vendor.fieldsIn ? objectOf(request[vendor.fieldsIn]) : request) ?? {};
	const result = state.status === 'succeeded' ? state.result : undefined;
	const { billed } = result ?? {};
	const urls = result?.images.flatMap(({ url }) => url ?? []) ?? [];
	return withoutAbsent({
		taskId,
		vendor: vendor.name,
		model: model ?? result?.model,
		status: listedStatus(task),
		prompt: optionalText.parse(prompt) ?? result?.prompt,
		createdAt: hasDate(createdAt) ? new Date(createdAt).toISOString() : undefined,
		// What a task would have cost by a price list is not known of every task.
		...(billed && costJson({ ...billed, basis: 'billed' })),
		urls: urls.length > 0 ? urls : undefined,
	});
}
