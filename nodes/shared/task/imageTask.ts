import type {
	DeclarativeRestApiSettings,
	IExecutePaginationFunctions,
	INodeExecutionData,
} from 'n8n-workflow';
import type { FileOwner } from '../images/fileNames';
import type { ReferenceSource } from '../images/referenceSources';
import type { ImageRequest } from '../request/imageRequest';
import { referenceRules } from '../request/referenceLimits';
import { wantsShape } from '../request/sizes';
import { taskJson } from '../run/itemJson';
import type { Run, TaskRecord } from '../run/ledger';
import { runItem } from '../run/runItem';
import { TaskFailure, type TaskIdentity } from '../run/taskFailure';
import type { Limiter } from '../traffic/limiter';
import { now, stopIfCancelled } from '../traffic/pause';
import { requestOptionsOf, sender, type RequestOptions, type Send } from '../traffic/transport';
import type { Vendor, VendorError } from '../vendors/vendor';
import { collectImages } from './collect';
import { recoverTask } from './recover';
import { checkReferences, shapeOf } from './references';
import { submissionCall } from './submissionCall';
import { submitOnce } from './submit';
import { waitForTask } from './wait';

/** One item's task: the request and its references. */
export interface ImageTask {
	/** Absent where the item's images are part of the first item's task. */
	request?: ImageRequest;
	sources?: ReferenceSource[];
	files?: FileOwner[];
}

interface Story {
	context: IExecutePaginationFunctions;
	run: Run;
	record: TaskRecord;
	limiter: Limiter;
	request: ImageRequest;
	sources: ReferenceSource[];
	pairedItem: INodeExecutionData['pairedItem'];
	vendor: Vendor;
	identity: TaskIdentity;
	send: Send;
	requestOptions: RequestOptions;
	cancelSignal?: AbortSignal;
	/** Milliseconds that the task may take. */
	timeout: number;
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
	return await runItem<ImageTask>(this, (run, record, task, pairedItem) => {
		const { request, sources = [] } = task;
		if (!request) return { check: async () => {}, work: async () => [] };
		const { vendor, model, timeout } = request;
		const limiter = run.limiter(request.maxConcurrency, vendor);
		const story: Story = {
			context: this,
			run,
			record,
			limiter,
			request,
			sources,
			pairedItem,
			vendor,
			identity: { vendor, model: model.id },
			send: sender(this, requestData),
			requestOptions: requestOptionsOf(this, requestData),
			cancelSignal: this.getExecutionCancelSignal(),
			timeout,
		};
		return {
			check: async () => {
				const sizes = await limiter.files.use(
					async () => await checkReferences(this.helpers, referenceRules(request), sources),
				);
				if (!request.size || !wantsShape(model.offering, request.size)) return;
				const { requestOptions, cancelSignal } = story;
				story.referenceRatio = await shapeOf(
					this.helpers,
					sources,
					sizes,
					requestOptions,
					cancelSignal,
				);
			},
			work: async () => {
				stopIfCancelled(story.cancelSignal);
				await finish(story);
				return await limiter.files.use(async () => await collect(story));
			},
		};
	});
}

/** Submits the task, unless an earlier attempt has, and waits for it; meanwhile it counts as in hand. */
async function finish(story: Story): Promise<void> {
	const { limiter, record } = story;
	if (record.submitted) limiter.resumed();
	else await submit(story);
	try {
		await untilFinished(story);
	} finally {
		limiter.done();
	}
}

async function submit(story: Story): Promise<void> {
	const { limiter, record, request } = story;
	await submitOnce(record, {
		...story,
		asked: { model: request.model.id, mostImages: request.maxImages ?? 1 },
		prepare: async () =>
			await limiter.files.use(
				async () => await submissionCall({ ...story, helpers: story.context.helpers }),
			),
	});
	logTask(story, 'took');
}

/** A killed n8n forgets the data of the execution; its log then still tells what was paid for. */
function logTask({ context, vendor, record }: Story, what: string): void {
	if (!record.taskId) return;
	context.logger.info(`${vendor.displayName} ${what} Seedream task ${record.taskId}`);
}

/** Finds a task whose answer was lost, and waits for it, unless only its id is wanted. */
async function untilFinished(story: Story): Promise<void> {
	const { run, record, request, identity, timeout } = story;
	if (record.lost && !record.taskId) {
		if (!(await recoverTask(record, record.lost, story))) throw lost(story, record.lost.error);
		logTask(story, 'recovered');
		// What a list shows exists; what an error names alone may not.
		record.lost = undefined;
	}
	const { taskId } = record;
	if (record.finished || !taskId || (request.output === 'task' && !record.lost)) return;
	const { submittedAt: since = now() } = record;
	try {
		const identified = { ...identity, taskId };
		record.finished = await waitForTask({
			...story,
			identity: identified,
			since,
			deadline: now() + timeout,
		});
		record.lost = undefined;
	} catch (reason) {
		const unknown = reason instanceof TaskFailure && reason.error.kind === 'notFound';
		throw unknown && record.lost ? lost(story, record.lost.error) : (reason as Error);
	}
	if (record.finished.status === 'succeeded') run.schedule.learn(now() - since);
}

/** Nobody can tell whether the vendor has the task. */
function lost({ identity, record }: Story, error: VendorError): TaskFailure {
	return new TaskFailure({ ...identity, taskId: record.taskId }, 'ambiguous', error);
}

async function collect(story: Story): Promise<INodeExecutionData[]> {
	const { context, run, record, request, pairedItem, requestOptions, cancelSignal } = story;
	const identity = { ...story.identity, taskId: record.taskId };
	if (!record.finished) return [{ json: taskJson(identity, 'processing'), pairedItem }];
	if (record.finished.status === 'failed') throw failed(record, identity, record.finished.error);
	const items = await collectImages({
		identity,
		result: record.finished.result,
		output: request.output === 'urls' ? 'urls' : 'images',
		binaryPropertyName: request.binaryPropertyName,
		prompt: request.prompt,
		baseName: run.attempt.fileName(context.getItemIndex(), 0, {
			...identity,
			run: context.getExecutionId(),
		}),
		pairedItem,
		helpers: context.helpers,
		requestOptions,
		cancelSignal,
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
