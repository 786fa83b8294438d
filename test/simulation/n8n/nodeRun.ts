import type { DeclarativeRestApiSettings, IDataObject, INodeExecutionData } from 'n8n-workflow';
import { makeImages } from '../../../nodes/shared/task/imageTask';
import { pollPrediction } from '../../../nodes/shared/task/pollPrediction';
import { generatePreSend } from '../../../nodes/shared/task/imagePreSend';
import { pollPreSend } from '../../../nodes/shared/task/preSend';
import type { VirtualTime } from '../virtualTime';
import { itemContext, type Surroundings } from './itemContext';

/** One attempt of n8n at the node: how each item ended, and when. */
export interface AttemptRecord {
	startedAt: number;
	/** By item; an item that n8n has not heard of is absent. */
	results: Array<{ at: number; result: PromiseSettledResult<INodeExecutionData[]> } | undefined>;
}

/** What a workflow gets of the node. */
export interface NodeResult {
	items?: INodeExecutionData[];
	error?: Error & { description?: string | null; context?: { itemIndex?: number } };
	attempts: AttemptRecord[];
}

const NODES = {
	generate: { preSend: generatePreSend, work: makeImages },
	poll: { preSend: pollPreSend, work: pollPrediction },
};

/** The request as n8n's routing has built it from the fields of an item. */
function plainRequest(item: number, surroundings: Surroundings, taskIds: string[][]): IDataObject {
	const { scenario } = surroundings;
	const { output, images, maxConcurrency, timeout, prompts, invalidItem, node, wait } = scenario;
	const common = { output, maxConcurrency, timeout };
	if (node === 'poll') return { ...common, output: 'images', taskId: taskIds[item], wait };
	return {
		...common,
		model: 'seedream-4.5',
		prompt: item === invalidItem ? ' ' : `prompt ${item % prompts}`,
		...(images > 1 && { imageSet: true, maxImages: images }),
	};
}

/** Runs the node over all items as n8n does: RoutingNode for an attempt, WorkflowExecute around it. */
export async function runNode(
	time: VirtualTime,
	surroundings: Surroundings,
	baseURL: string,
	taskIds: string[][],
): Promise<NodeResult> {
	const { scenario, journal } = surroundings;
	const attempts: AttemptRecord[] = [];
	const once = async (): Promise<INodeExecutionData[]> => {
		const attempt: AttemptRecord = { startedAt: time.now(), results: [] };
		attempts.push(attempt);
		journal.note('attempt', undefined, () => `attempt ${attempts.length}`);
		return await runAttempt(attempt);
	};
	const runAttempt = async ({ results }: AttemptRecord): Promise<INodeExecutionData[]> => {
		const count = scenario.executeOnce ? 1 : scenario.items;
		const { preSend, work } = NODES[scenario.node];
		const promises: Array<Promise<INodeExecutionData[]>> = [];
		for (let item = 0; item < count; item += 1) {
			const { batchSize, batchInterval } = scenario;
			if (item > 0 && batchInterval > 0 && item % batchSize === 0) await time.sleep(batchInterval);
			const context = itemContext(item, surroundings);
			const request = async (): Promise<INodeExecutionData[]> => {
				const body = plainRequest(item, surroundings, taskIds);
				const options = await preSend.call(context, { baseURL, body } as never);
				const requestData = { options: options as DeclarativeRestApiSettings.HttpRequestOptions };
				return await work.call(context, requestData as DeclarativeRestApiSettings.ResultOptions);
			};
			const settle = (result: PromiseSettledResult<INodeExecutionData[]>): void => {
				if (results[item]) throw new Error(`item ${item} ended twice`);
				results[item] = { at: time.now(), result };
				journal.note('settled', item, () => settledText(result));
			};
			const promise = request();
			promise.then(
				(value) => settle({ status: 'fulfilled', value }),
				(reason) => settle({ status: 'rejected', reason }),
			);
			promises.push(promise);
		}
		const settled = await Promise.allSettled(promises);
		return settled.flatMap((result) => {
			if (result.status === 'fulfilled') return result.value;
			if (scenario.onError !== 'continue') throw result.reason as Error;
			return [{ json: {}, error: result.reason as INodeExecutionData['error'] }];
		});
	};
	// n8n counts the tries of both kinds of failure together, and waits before each but the first.
	let error: NodeResult['error'];
	for (let tries = 1; tries <= scenario.tries; tries += 1) {
		if (tries > 1) await time.sleep(scenario.waitBetweenTries);
		try {
			const items = await once();
			const failed = items[0]?.json.error !== undefined && items[0].json.error !== null;
			if (!failed || tries === scenario.tries) return { items, attempts };
			error = undefined;
		} catch (reason) {
			error = reason as Error;
		}
	}
	return { error, attempts };
}

function settledText(result: PromiseSettledResult<INodeExecutionData[]>): string {
	if (result.status === 'rejected') {
		const { message, description } = result.reason as NonNullable<NodeResult['error']>;
		return `error: ${message} | ${description ?? ''}`;
	}
	return JSON.stringify(result.value.map(({ json, binary }) => ({ ...json, binary })));
}
