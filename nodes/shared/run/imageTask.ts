import type {
	DeclarativeRestApiSettings,
	IExecutePaginationFunctions,
	INodeExecutionData,
} from 'n8n-workflow';
import type { ReferenceSource } from '../images/referenceSources';
import type { ImageRequest } from '../models/imageRequest';
import { referenceRules } from '../models/referenceLimits';
import { chooseSize } from '../models/sizes';
import type { Vendor } from '../vendors/vendor';
import { VENDORS } from '../vendors/vendors';
import { collectImages } from './collect';
import type { Run, TaskRecord } from './ledger';
import { stopIfCancelled } from './pause';
import { checkReferences, prepareReferences } from './references';
import { runItem } from './runItem';
import { submitOnce } from './submit';
import { TaskFailure, type TaskIdentity } from './taskFailure';
import { sender, type Send } from './transport';
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
		const story: Story = {
			context: this,
			run,
			record,
			request,
			sources,
			pairedItem,
			vendor: VENDORS[request.vendor],
			identity: { vendor: request.vendor, model: request.model.id },
			send: sender(this, requestData),
			cancelSignal: this.getExecutionCancelSignal(),
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
	const startedAt = Date.now();
	stopIfCancelled(cancelSignal);
	if (!record.submitted) await submit(story);
	else if (!record.taskId && !record.finished) throw unanswered(story);

	const { taskId } = record;
	const identity = { ...story.identity, taskId };
	if (request.output === 'task' && taskId && !record.finished) {
		return [{ json: { ...identity, status: 'processing' }, pairedItem }];
	}
	if (!record.finished && taskId) {
		const since = record.submittedAt ?? startedAt;
		const deadline = Math.max(since, startedAt) + request.timeout;
		const waiting = { ...story, identity: { ...identity, taskId }, since, deadline, isOwn: true };
		record.finished = await waitForTask(waiting);
		if (record.finished.status === 'succeeded') run.schedule.learn(Date.now() - since);
	}
	if (record.finished?.status !== 'succeeded') throw failed(story, identity);
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

async function submit(story: Story): Promise<void> {
	const { context, run, record, request, sources, vendor, identity, send, cancelSignal } = story;
	const { helpers } = context;
	const references = await prepareReferences(helpers, run, vendor, sources, send, cancelSignal);
	const size =
		request.size && chooseSize(request.model.offering, request.size, story.referenceRatio);
	await submitOnce(record, {
		vendor,
		identity,
		call: vendor.submission({ request, size, references }),
		timeout: request.timeout,
		send,
		slots: run.slots(request.maxConcurrency),
		cancelSignal,
	});
}

/** The submission of an earlier attempt went out and its answer was never seen. */
function unanswered({ identity }: Story): TaskFailure {
	const message = 'an earlier attempt submitted this item and saw no answer';
	return new TaskFailure(identity, 'ambiguous', { kind: 'connection', message });
}

function failed({ record }: Story, identity: TaskIdentity): TaskFailure {
	const missing = { kind: 'taskFailed', message: 'it brought no result' } as const;
	const error = record.finished?.status === 'failed' ? record.finished.error : missing;
	if (error.kind === 'empty' && identity.taskId) {
		// The images may still come: nothing is settled for the next attempt, or for Poll Prediction.
		record.finished = undefined;
		return new TaskFailure(identity, 'processing', error);
	}
	record.failure = new TaskFailure(identity, 'failed', error);
	return record.failure;
}
