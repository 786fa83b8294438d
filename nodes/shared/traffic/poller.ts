import { sleep } from 'n8n-workflow';
import type { HttpCall, Reply, TaskQueries, TaskReading, VendorError } from '../vendors/vendor';
import type { Limiter } from './limiter';
import { pause } from './pause';
import { isError, question } from './question';
import type { Send } from './transport';

/** Asks the vendor about tasks of a run. */
export interface Poller {
	/** How many tasks the next question is about. */
	readonly together: number;
	/**
	 * The task's state as told after `delay` milliseconds, or sooner when others are asked about anyway.
	 *
	 * @throws ExecutionCancelled
	 */
	ask(taskId: string, delay: number, send: Send, cancelSignal?: AbortSignal): Promise<TaskReading>;
}

/** A reading without its wrapping, as `question` takes it. */
const errorOf = (reading: TaskReading): TaskReading | VendorError =>
	reading.status === 'unanswered' ? reading.error : reading;

const readingOf = (answer: TaskReading | VendorError): TaskReading =>
	isError(answer) ? { status: 'unanswered', error: answer } : answer;

/** One request per task and question, for vendors without a batch query. */
export class SinglePoller implements Poller {
	readonly together = 1;

	constructor(
		private readonly queries: TaskQueries,
		private readonly limiter: Limiter,
	) {}

	async ask(
		taskId: string,
		delay: number,
		send: Send,
		cancelSignal?: AbortSignal,
	): Promise<TaskReading> {
		await pause(delay, cancelSignal);
		const told = async (call: HttpCall, read: (reply: Reply) => TaskReading) => {
			const answer = (reply: Reply) => errorOf(read(reply));
			return readingOf(await question(this.limiter, send, call, answer, cancelSignal));
		};
		const { single, readSingle } = this.queries;
		const reading = await told(single(taskId), (reply) => readSingle(reply, taskId));
		return reading.status === 'elsewhere' ? await told(reading.call, reading.read) : reading;
	}
}

interface Asking {
	taskId: string;
	answer(reading: TaskReading): void;
}

/** One request for all tasks of the run that wait for an answer, as many ids in it as the vendor takes. */
export class BatchPoller implements Poller {
	private asking: Asking[] = [];

	constructor(
		private readonly batch: NonNullable<TaskQueries['batch']>,
		private readonly limiter: Limiter,
	) {}

	get together(): number {
		return this.asking.length + 1;
	}

	async ask(
		taskId: string,
		delay: number,
		send: Send,
		cancelSignal?: AbortSignal,
	): Promise<TaskReading> {
		return await new Promise<TaskReading>((answer, fail) => {
			const own = { taskId, answer };
			this.asking.push(own);
			this.whenDue(own, delay, send, cancelSignal).catch(fail);
		});
	}

	/** Whoever is due first asks for all; who was asked about meanwhile has an answer coming. */
	private async whenDue(
		own: Asking,
		delay: number,
		send: Send,
		cancelSignal?: AbortSignal,
	): Promise<void> {
		await pause(delay, cancelSignal);
		// The other items of the run that are due now are to be in the same request.
		await sleep(0);
		if (this.asking.includes(own)) await this.askAll(this.asking.splice(0), send, cancelSignal);
	}

	private async askAll(asked: Asking[], send: Send, cancelSignal?: AbortSignal): Promise<void> {
		const { most, call, read } = this.batch;
		const ids = [...new Set(asked.map(({ taskId }) => taskId))];
		for (let start = 0; start < ids.length; start += most) {
			const some = ids.slice(start, start + most);
			const reading = (reply: Reply) => read(reply, some);
			const answer = await question(this.limiter, send, call(some), reading, cancelSignal).catch(
				// Cancelled: whoever waits for this answer sees so by itself.
				(): VendorError => ({ kind: 'connection', message: 'the execution was cancelled' }),
			);
			for (const { taskId, answer: tell } of asked) {
				if (!some.includes(taskId)) continue;
				tell(isError(answer) ? readingOf(answer) : (answer.get(taskId) ?? { status: 'unknown' }));
			}
		}
	}
}
