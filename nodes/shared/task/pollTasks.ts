import type {
	DeclarativeRestApiSettings,
	IExecutePaginationFunctions,
	INodeExecutionData,
} from 'n8n-workflow';
import type { PollRequest } from '../request/pollRequest';
import { taskJson } from '../run/itemJson';
import type { Run } from '../run/ledger';
import { itemFailure } from '../run/nodeErrors';
import { runItem } from '../run/runItem';
import { TaskFailure } from '../run/taskFailure';
import type { Limiter } from '../traffic/limiter';
import { MOST_PATIENCE, backoff, now, stopIfCancelled } from '../traffic/pause';
import { isTransient } from '../traffic/question';
import { requestOptionsOf, sender, type RequestOptions, type Send } from '../traffic/transport';
import type { TaskState, Vendor } from '../vendors/vendor';
import { collectImages } from './collect';
import { waitForTask } from './wait';

interface Question {
	context: IExecutePaginationFunctions;
	run: Run;
	limiter: Limiter;
	request: PollRequest;
	vendor: Vendor;
	send: Send;
	requestOptions: RequestOptions;
	pairedItem: INodeExecutionData['pairedItem'];
	cancelSignal?: AbortSignal;
}

/** How often a single look at a task is tried. */
const LOOKS = 4;

/** Brings the results of tasks that exist; the one entry of Poll Prediction. It submits nothing. */
export async function pollTasks(
	this: IExecutePaginationFunctions,
	requestData: DeclarativeRestApiSettings.ResultOptions,
): Promise<INodeExecutionData[]> {
	return await runItem<PollRequest>(this, (run, _record, request, pairedItem) => {
		const limiter = run.limiter(request.maxConcurrency, request.vendor);
		const question: Question = {
			context: this,
			run,
			limiter,
			request,
			vendor: request.vendor,
			send: sender(this, requestData),
			requestOptions: requestOptionsOf(this, requestData),
			pairedItem,
			cancelSignal: this.getExecutionCancelSignal(),
		};
		return {
			check: async () => {},
			work: async () => {
				const tasks = request.taskIds.map(
					async (taskId, position) => await pollTask(question, taskId, position),
				);
				return itemsOf(await Promise.allSettled(tasks));
			},
		};
	});
}

/** All tasks' items, once all are through. @throws the first failure, which tells what the others have */
function itemsOf(tasks: Array<PromiseSettledResult<INodeExecutionData[]>>): INodeExecutionData[] {
	const items = tasks.flatMap((task) => (task.status === 'fulfilled' ? task.value : []));
	const broken = tasks.find((task) => task.status === 'rejected');
	if (!broken) return items;
	if (broken.reason instanceof TaskFailure) broken.reason.siblings = items;
	throw broken.reason as Error;
}

/** One task's items: its images, where it stands, or why there are none. */
async function pollTask(
	question: Question,
	taskId: string,
	position: number,
): Promise<INodeExecutionData[]> {
	const { context, run, limiter, request, vendor, requestOptions, pairedItem, cancelSignal } =
		question;
	const identity = { vendor, taskId };
	try {
		const state = request.wait
			? await untilFinished(question, taskId)
			: await look(question, taskId);
		if (state.status === 'processing' || state.status === 'unknown')
			return [{ json: taskJson(identity, state.status), pairedItem }];
		if (state.status === 'failed') {
			const outcome = state.error.kind === 'empty' ? 'processing' : 'failed';
			throw new TaskFailure(identity, outcome, state.error);
		}
		const collection = {
			identity,
			result: state.result,
			output: request.output,
			binaryPropertyName: request.binaryPropertyName,
			baseName: run.attempt.fileName(context.getItemIndex(), position, {
				taskId,
				run: context.getExecutionId(),
			}),
			pairedItem,
			helpers: context.helpers,
			requestOptions,
			cancelSignal,
		};
		return await limiter.files.use(async () => await collectImages(collection));
	} catch (reason) {
		if (!(reason instanceof TaskFailure)) throw reason as Error;
		const { outcome, error: cause } = reason;
		if (outcome === 'processing' && cause.kind === 'deadline' && request.returnOnTimeout) {
			return [{ json: taskJson(identity, 'processing'), pairedItem }];
		}
		const { error, json } = itemFailure(context, reason, identity);
		// A look tells where each task stands; a failed one is an answer like any other.
		const told = outcome === 'failed' || cause.kind === 'empty';
		if (!request.wait && told) return [{ json, pairedItem }];
		if (context.continueOnFail()) return [{ json, error, pairedItem }];
		throw reason as Error;
	}
}

async function untilFinished(question: Question, taskId: string) {
	const since = now();
	return await waitForTask({
		...question,
		identity: { vendor: question.vendor, taskId },
		since,
		deadline: since + question.request.timeout,
	});
}

/**
 * The task as it stands now; `unknown` where the vendor does not show it, for it may be too young.
 *
 * @throws TaskFailure when the vendor cannot be asked
 */
async function look(
	{ run, limiter, vendor, send, cancelSignal }: Question,
	taskId: string,
): Promise<TaskState | { status: 'unknown' }> {
	const poller = run.poller(vendor, limiter);
	if (!poller) return { status: 'unknown' };
	for (let looks = 0, delay = 0; ; looks += 1) {
		const reading = await poller.ask(taskId, delay, send, cancelSignal);
		stopIfCancelled(cancelSignal);
		if (reading.status === 'elsewhere') continue;
		if (reading.status !== 'unanswered') return reading;
		if (!isTransient(reading.error) || looks + 1 >= LOOKS) {
			throw new TaskFailure({ vendor, taskId }, 'processing', reading.error);
		}
		delay = Math.min(backoff(looks, reading.error.retryAfter), MOST_PATIENCE);
	}
}
