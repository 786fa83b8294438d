import { sleep } from 'n8n-workflow';
import { ERROR_CLASSES } from '../vendors/wire/errorClasses';
import type { Reply, TaskQueries, TaskReading, VendorError } from '../vendors/vendor';
import { pause } from './pause';
import { ConnectionLost, type Send } from './transport';

/** Milliseconds one question about tasks may take. */
const QUESTION_TIMEOUT = 60_000;

/** Asks the vendor about tasks of a run. */
export interface Poller {
	/** How many tasks the next question is about. */
	readonly together: number;
	/** The task's state as told after `delay` milliseconds, or sooner when others are asked about anyway. */
	ask(taskId: string, delay: number, send: Send, cancelSignal?: AbortSignal): Promise<TaskReading>;
}

/** The vendor's reply to a free question, or why there was none. */
async function question(send: Send, call: Parameters<Send>[0]): Promise<Reply | VendorError> {
	try {
		return await send(call, QUESTION_TIMEOUT);
	} catch (error) {
		if (error instanceof ConnectionLost) return { kind: 'connection', message: error.message };
		return { kind: 'unreadable', message: 'the request could not be made' };
	}
}

const isReply = (value: Reply | VendorError): value is Reply => 'headers' in value;

/** One request per task and question, for vendors without a batch query. */
export class SinglePoller implements Poller {
	readonly together = 1;

	constructor(private readonly queries: TaskQueries) {}

	async ask(
		taskId: string,
		delay: number,
		send: Send,
		cancelSignal?: AbortSignal,
	): Promise<TaskReading> {
		await pause(delay, cancelSignal);
		const reply = await question(send, this.queries.single(taskId));
		return isReply(reply) ? this.queries.readSingle(reply) : { status: 'unanswered', error: reply };
	}
}

interface Waiting {
	taskId: string;
	due: number;
	send: Send;
	answer(reading: TaskReading): void;
}

/** Milliseconds after which a sleeping poller looks whether a newcomer is due earlier. */
const LOOK_UP = 250;

/** One request for all tasks of the run that wait for an answer, as many ids in it as the vendor takes. */
export class BatchPoller implements Poller {
	private waiting: Waiting[] = [];
	private ticking = false;

	constructor(private readonly batch: NonNullable<TaskQueries['batch']>) {}

	get together(): number {
		return this.waiting.length + 1;
	}

	async ask(
		taskId: string,
		delay: number,
		send: Send,
		cancelSignal?: AbortSignal,
	): Promise<TaskReading> {
		const reading = new Promise<TaskReading>((answer) => {
			this.waiting.push({ taskId, due: Date.now() + delay, send, answer });
		});
		if (!this.ticking) void this.tick(cancelSignal);
		return await reading;
	}

	/** Asks whenever a task is due, about all that wait; ends when none does. */
	private async tick(cancelSignal: AbortSignal | undefined): Promise<void> {
		this.ticking = true;
		// The other items of the run that ask now are to be in the same request.
		await sleep(0);
		while (this.waiting.length > 0) {
			const left = Math.min(...this.waiting.map(({ due }) => due)) - Date.now();
			if (left > 0 && !cancelSignal?.aborted) {
				await sleep(Math.min(left, LOOK_UP));
				continue;
			}
			await this.askAll(this.waiting.splice(0));
		}
		this.ticking = false;
	}

	private async askAll(tasks: Waiting[]): Promise<void> {
		const ids = [...new Set(tasks.map(({ taskId }) => taskId))];
		const { most } = this.batch;
		const batches = ids.flatMap((_, start) =>
			start % most ? [] : [ids.slice(start, start + most)],
		);
		await Promise.all(
			batches.map(async (batch) => {
				const asking = tasks.filter(({ taskId }) => batch.includes(taskId));
				const [first] = asking;
				if (first) await this.askBatch(batch, asking, first.send);
			}),
		);
	}

	private async askBatch(ids: string[], tasks: Waiting[], send: Send): Promise<void> {
		const reply = await question(send, this.batch.call(ids));
		const readings = isReply(reply) ? this.batch.read(reply, ids) : reply;
		for (const { taskId, answer } of tasks) {
			if (readings instanceof Map) answer(readings.get(taskId) ?? { status: 'unknown' });
			else answer({ status: 'unanswered', error: readings });
		}
	}
}

/** Whether a free question answered like this is worth asking again. */
export function isTransient(error: VendorError): boolean {
	return ERROR_CLASSES[error.kind].transient;
}
