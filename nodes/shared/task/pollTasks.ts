import type {
	DeclarativeRestApiSettings,
	IExecutePaginationFunctions,
	INodeExecutionData,
} from 'n8n-workflow';
import type { PollRequest } from '../request/pollRequest';
import type { TaskReading, Vendor } from '../vendors/vendor';
import { collectImages } from './collect';
import type { Run } from '../run/ledger';
import { taskJson } from '../run/itemJson';
import { itemFailure } from '../run/nodeErrors';
import { paced } from '../traffic/pace';
import { MOST_PATIENCE, backoff, stopIfCancelled } from '../traffic/pause';
import { isTransient } from '../traffic/poller';
import { runItem } from '../run/runItem';
import { TaskFailure } from '../run/taskFailure';
import { sender, type Send } from '../traffic/transport';
import { waitForTask } from './wait';

interface Question {
	context: IExecutePaginationFunctions;
	run: Run;
	request: PollRequest;
	vendor: Vendor;
	send: Send;
	pairedItem: INodeExecutionData['pairedItem'];
}

/** How often a single look at a task is tried. */
const LOOKS = 4;

/** Brings the results of tasks that exist; the one entry of Poll Prediction. It submits nothing. */
export async function pollTasks(
	this: IExecutePaginationFunctions,
	requestData: DeclarativeRestApiSettings.ResultOptions,
): Promise<INodeExecutionData[]> {
	return await runItem<PollRequest>(this, (run, _record, request) => {
		const pairedItem = { item: this.getItemIndex() };
		const { vendor } = request;
		const cancelSignal = this.getExecutionCancelSignal();
		const send = paced(sender(this, requestData), run.pace, cancelSignal);
		const question = { context: this, run, request, vendor, send, pairedItem };
		return {
			check: async () => {},
			work: async () => {
				const items = request.taskIds.map(async (taskId) => await pollTask(question, taskId));
				return (await Promise.all(items)).flat();
			},
		};
	});
}

/** One task's items: its images, where it stands, or why there are none. */
async function pollTask(question: Question, taskId: string): Promise<INodeExecutionData[]> {
	const { context, run, request, pairedItem } = question;
	const identity = { vendor: request.vendor, taskId };
	const cancelSignal = context.getExecutionCancelSignal();
	try {
		const state = request.wait
			? await untilFinished(question, taskId)
			: await look(question, taskId);
		if (state.status === 'processing')
			return [{ json: taskJson(identity, 'processing'), pairedItem }];
		if (state.status === 'failed') {
			const outcome = state.error.kind === 'empty' ? 'processing' : 'failed';
			throw new TaskFailure(identity, outcome, state.error);
		}
		return await run.slots(request.maxConcurrency).use(
			async () =>
				await collectImages({
					identity,
					result: state.result,
					output: request.output,
					binaryPropertyName: request.binaryPropertyName,
					fileName: request.fileName,
					pairedItem,
					helpers: context.helpers,
					cancelSignal,
				}),
		);
	} catch (reason) {
		if (!(reason instanceof TaskFailure)) throw reason as Error;
		if (
			reason.outcome === 'processing' &&
			reason.error.kind === 'deadline' &&
			request.returnOnTimeout
		) {
			return [{ json: taskJson(identity, 'processing'), pairedItem }];
		}
		const { error, json } = itemFailure(context, reason, identity);
		// A look tells where each task stands; a failed one is an answer like any other.
		const told = reason.outcome === 'failed' || reason.error.kind === 'empty';
		if (!request.wait && told) return [{ json, pairedItem }];
		if (context.continueOnFail()) return [{ json, error, pairedItem }];
		throw reason as Error;
	}
}

async function untilFinished({ context, run, request, vendor, send }: Question, taskId: string) {
	const now = Date.now();
	return await waitForTask({
		run,
		vendor,
		identity: { vendor: request.vendor, taskId },
		since: now,
		isOwn: false,
		deadline: now + request.timeout,
		send,
		cancelSignal: context.getExecutionCancelSignal(),
	});
}

/** The task as it stands now. @throws TaskFailure when the vendor does not know it, or cannot be asked */
async function look(
	{ context, run, request, vendor, send }: Question,
	taskId: string,
): Promise<Extract<TaskReading, { status: 'processing' | 'succeeded' | 'failed' }>> {
	const identity = { vendor: request.vendor, taskId };
	const cancelSignal = context.getExecutionCancelSignal();
	const poller = run.poller(vendor);
	for (let looks = 0, delay = 0; poller; looks += 1) {
		const reading = await poller.ask(taskId, delay, send, cancelSignal);
		stopIfCancelled(cancelSignal);
		if (reading.status === 'unknown') break;
		if (reading.status !== 'unanswered') return reading;
		const again = isTransient(reading.error) && looks + 1 < LOOKS;
		if (!again) throw new TaskFailure(identity, 'processing', reading.error);
		delay = Math.min(backoff(looks, reading.error.retryAfter), MOST_PATIENCE);
	}
	throw new TaskFailure(identity, 'failed', {
		kind: 'notFound',
		message: 'the vendor does not know this task ID',
	});
}
