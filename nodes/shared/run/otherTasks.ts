import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Run, TaskRecord } from './ledger';
import type { TaskFailure } from './taskFailure';

/**
 * What the run's other items have, and the item's other tasks, for the error that ends the run without "On Error:
 * Continue": nothing that is paid for may be lost with it (docs/design.md, money rule 6).
 */
export function describeOtherTasks(
	run: Run,
	itemIndex: number,
	{ items, failures }: TaskFailure['siblings'] = { items: [], failures: [] },
): string | undefined {
	const others = [...run.tasks]
		.filter(([index]) => index !== itemIndex)
		.sort(([one], [other]) => one - other);
	const own: TaskRecord[] = [
		{ submitted: false, items },
		...failures.map((failure) => ({ submitted: true, failure })),
	];
	const records = [...own.map((record): [number, TaskRecord] => [itemIndex, record]), ...others];
	const lines = records.flatMap(([index, record]) => {
		const standing = standingOf(record);
		return standing ? [`[Item ${index}] ${standing}`] : [];
	});
	if (lines.length === 0) return undefined;
	const anyTask = others.some(([, record]) => taskOf(record));
	const fetched = anyTask ? ', or fetch their tasks with Seedream Poll Prediction' : '';
	return [
		`What else this run has. Set 'On Error' to Continue to get it as items${fetched}:`,
		...lines,
	].join('\n');
}

/** An item's task; a refusal can name one, too. */
const taskOf = ({ taskId, failure }: Pick<TaskRecord, 'taskId' | 'failure'>): string | undefined =>
	taskId ?? failure?.identity.taskId;

/** Where an item stands that may have been paid for; undefined where nothing was submitted. */
function standingOf({ items, taskId, submitted, failure }: TaskRecord): string | undefined {
	const named = taskOf({ taskId, failure });
	const task = named ? `task ${named} ` : '';
	if (items?.length) return `${task}finished: ${placesOf(items)}`;
	if (failure?.error.kind === 'notFound') return `${task}not found`;
	if (failure?.outcome === 'failed') return `${task}failed: ${failure.message}`;
	if (named && failure?.outcome === 'refused') return `${task}refused: ${failure.message}`;
	if (named) return `${task}not fetched`;
	const unanswered = failure ? failure.outcome === 'ambiguous' : submitted;
	return unanswered ? 'may have been billed: no answer was seen' : undefined;
}

/** Where the images are: at their URLs, else in n8n's binary store, under the id of the file. */
function placesOf(items: INodeExecutionData[]): string {
	const places = items.flatMap(({ json, binary = {} }) => {
		const images = Array.isArray(json.images) ? (json.images as IDataObject[]) : [json];
		const urls = images.flatMap(({ url }) => (typeof url === 'string' ? [url] : []));
		if (urls.length > 0) return urls;
		return Object.values(binary).map(({ id, fileName }) => `file ${id ?? fileName ?? ''} in n8n`);
	});
	return places.length ? places.join(' ') : `${items.length} items without a file`;
}
