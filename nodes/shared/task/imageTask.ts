import type {
	DeclarativeRestApiSettings,
	IExecutePaginationFunctions,
	INodeExecutionData,
} from 'n8n-workflow';
import type { ReferenceSource } from '../images/referenceSources';
import type { ImageRequest } from '../request/imageRequest';
import { referenceRules } from '../request/referenceLimits';
import type { Vendor, VendorError } from '../vendors/vendor';
import { collectImages } from './collect';
import { taskJson } from '../run/itemJson';
import type { Run, TaskRecord } from '../run/ledger';
import { paced } from '../traffic/pace';
import { stopIfCancelled } from '../traffic/pause';
import { checkReferences } from './references';
import { runItem } from '../run/runItem';
import { submissionCall } from './submissionCall';
import { submitOnce } from './submit';
import { TaskFailure, type TaskIdentity } from '../run/taskFailure';
import { sender, type Send } from '../traffic/transport';
import { waitForTask } from './wait';

/** One item's task: the request, its references, and the input items it belongs to. */
export interface ImageTask {
	/** Absent where the item's images are part of the first item's task. */
	request?: ImageRequest;
	sources?: ReferenceSource[];
	pairedItem: INodeExecutionData['pairedItem'];
}

interface Story {
	context: IExecutePaginationFunctions;
	run: Run;
	record: TaskRecord;
	request: ImageRequest;
	sources: ReferenceSource[];
	pairedItem: INodeExecutionData['pairedItem'];
	vendor: Vendor;
	identity: TaskIdentity;
	send: Send;
	/** For questions about the task. */
	ask: Send;
	cancelSignal?: AbortSignal;
	/** Width / height of the first reference image. */
	referenceRatio?: number;
}

/**
 * The life of one image task, from checked request to stored images; the one entry of Generate, Edit and
 * Compose. An attempt of Retry On Fail picks up wherever the task stands.
 */
export async function makeImages(
	this: IExecutePaginationFunctions,
	requestData: DeclarativeRestApiSettings.ResultOptions,
): Promise<INodeExecutionData[]> {
	return await runItem<ImageTask>(this, (run, record, task) => {
		const { request, sources = [], pairedItem } = task;
		if (!request) return { check: async () => {}, work: async () => [] };
		const send = sender(this, requestData);
		const cancelSignal = this.getExecutionCancelSignal();
		const story: Story = {
			context: this,
			run,
			record,
			request,
			sources,
			pairedItem,
			vendor: request.vendor,
			identity: { vendor: request.vendor, model: request.model.id },
			send,
			ask: paced(send, run.pace, cancelSignal),
			cancelSignal,
		};
		const slots = run.slots(request.maxConcurrency);
		return {
			check: async () => {
				story.referenceRatio = await slots.use(
					async () => await checkReferences(this.helpers, referenceRules(request), sources),
				);
			},
			work: async () => await slots.use(async () => await finish(story)),
		};
	});
}

async function finish(story: Story): Promise<INodeExecutionData[]> {
	const { run, record, request, pairedItem, cancelSignal } = story;
	stopIfCancelled(cancelSignal);
	if (record.submitted) {
		if (!record.taskId && !record.finished) throw unanswered(story);
		await waitUntilFinished(story);
	} else {
		await submit(story);
		await waitUntilFinished(story).finally(() => run.tasksInHand(request.maxConcurrency).remove());
	}
	const identity = { ...story.identity, taskId: record.taskId };
	if (!record.finished) return [{ json: taskJson(identity, 'processing'), pairedItem }];
	if (record.finished.status === 'failed') throw failed(record, identity, record.finished.error);
	const items = await collectImages({
		identity,
		result: record.finished.result,
		output: request.output === 'urls' ? 'urls' : 'images',
		binaryPropertyName: request.binaryPropertyName,
		prompt: request.prompt,
		fileName: request.fileName,
		pairedItem,
		helpers: story.context.helpers,
		cancelSignal,
	});
	record.finished = undefined;
	return items;
}

/** Waits for a task that is under way, unless only its id is wanted. */
async function waitUntilFinished(story: Story): Promise<void> {
	const { run, record, request, ask } = story;
	const { taskId } = record;
	if (record.finished || !taskId || request.output === 'task') return;
	const now = Date.now();
	const since = record.submittedAt ?? now;
	record.finished = await waitForTask({
		...story,
		identity: { ...story.identity, taskId },
		since,
		deadline: now + request.timeout,
		isOwn: true,
		send: ask,
	});
	if (record.finished.status === 'succeeded') run.schedule.learn(Date.now() - since);
}

async function submit(story: Story): Promise<void> {
	const { context, run, record, request, vendor, identity, send, cancelSignal } = story;
	await submitOnce(record, {
		run,
		vendor,
		identity,
		call: await submissionCall({ ...story, helpers: story.context.helpers }),
		timeout: request.timeout,
		mostTasks: request.maxConcurrency,
		send,
		cancelSignal,
	});
	// A killed n8n forgets the data of the execution; its log then still tells what was paid for.
	if (record.taskId)
		context.logger.info(`${vendor.displayName} took Seedream task ${record.taskId}`);
}

/** The submission of an earlier attempt went out and its answer was never seen. */
function unanswered({ identity }: Story): TaskFailure {
	const message = 'an earlier attempt submitted this item and saw no answer';
	return new TaskFailure(identity, 'ambiguous', { kind: 'connection', message });
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
