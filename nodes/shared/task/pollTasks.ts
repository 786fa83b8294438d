import type { INodeExecutionData } from 'n8n-workflow';
import type { PollRequest } from '../request/pollRequest';
import { failedItem } from '../run/failedItem';
import { taskJson } from '../run/itemJson';
import { itemFailure } from '../run/nodeErrors';
import { TaskFailure } from '../run/taskFailure';
import { MOST_PATIENCE, backoff, now, stopIfCancelled } from '../traffic/pause';
import { isTransient } from '../traffic/question';
import type { TaskState } from '../vendors/vendor';
import { collectImages } from './collect';
import { namingOf } from './fileNaming';
import { LOOKS, type Enquiry } from './enquiry';
import { NOT_VISIBLE, waitForTask } from './wait';

/**
 * The images of the tasks that an item names, or where each of them stands.
 *
 * @throws TaskFailure of the first that failed, which tells what the others have
 * @throws ExecutionCancelled
 */
export async function pollTasks(enquiry: Enquiry<PollRequest>): Promise<INodeExecutionData[]> {
	const tasks = enquiry.request.taskIds.map(
		async (taskId, position) => await pollTask(enquiry, taskId, position),
	);
	return itemsOf(await Promise.allSettled(tasks));
}

/** All tasks' items, once all are through. @throws the first failure, which tells what the others have */
function itemsOf(tasks: Array<PromiseSettledResult<INodeExecutionData[]>>): INodeExecutionData[] {
	const items = tasks.flatMap((task) => (task.status === 'fulfilled' ? task.value : []));
	const reasons = tasks.flatMap((task): unknown[] =>
		task.status === 'rejected' ? [task.reason] : [],
	);
	if (reasons.length === 0) return items;
	const failures = reasons.filter((reason) => reason instanceof TaskFailure);
	const [first, ...others] = failures;
	if (!first) throw reasons[0] as Error;
	first.siblings = { items, failures: others };
	throw first;
}

/** One task's items: its images, where it stands, or why there are none. */
async function pollTask(
	enquiry: Enquiry<PollRequest>,
	taskId: string,
	position: number,
): Promise<INodeExecutionData[]> {
	const { context, run, limiter, request, requestOptions, pairedItem, cancelSignal } = enquiry;
	const { vendor } = request;
	const identity = { vendor, taskId };
	try {
		const state = request.wait ? await untilFinished(enquiry, taskId) : await look(enquiry, taskId);
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
			...namingOf(context, run, position, taskId),
			allInOneItem: request.allInOneItem,
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
		const failure = itemFailure(context, { reason, identity });
		// A look tells where each task stands; a failed one is an answer like any other.
		const told = outcome === 'failed' || cause.kind === 'empty';
		if (!request.wait && told) return [{ json: failure.json, pairedItem }];
		if (context.continueOnFail()) return [failedItem(context, failure, pairedItem)];
		throw reason as Error;
	}
}

/** Milliseconds after which somebody who mistyped an ID is told: less than people wait for an answer. */
const STRANGE = 8_000;

/** Whether somebody typed the id; an expression, as the default is, brings those of tasks that may be moments old. */
function isTyped({ context }: Enquiry<PollRequest>): boolean {
	const { taskId } = context.getNode().parameters;
	return typeof taskId === 'string' && !taskId.startsWith('=');
}

async function untilFinished(enquiry: Enquiry<PollRequest>, taskId: string) {
	const { vendor, timeout } = enquiry.request;
	const since = now();
	return await waitForTask({
		...enquiry,
		vendor,
		identity: { vendor, taskId },
		since,
		deadline: since + timeout,
		patience: isTyped(enquiry) ? STRANGE : NOT_VISIBLE,
	});
}

/**
 * The task as it stands now; `unknown` where the vendor does not show it, for it may be too young.
 *
 * @throws TaskFailure when the vendor cannot be asked
 */
async function look(
	{ run, limiter, request, send, cancelSignal }: Enquiry<PollRequest>,
	taskId: string,
): Promise<TaskState | { status: 'unknown' }> {
	const { vendor } = request;
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
