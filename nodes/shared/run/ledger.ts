import type { IExecuteSingleFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Cost, Estimate } from '../request/cost';
import type { Priced } from '../request/listedPrice';
import { Limiter } from '../traffic/limiter';
import { BatchPoller, SinglePoller, type Poller } from '../traffic/poller';
import { PollSchedule } from '../traffic/schedule';
import type { TaskState, Vendor, VendorError } from '../vendors/vendor';
import { Attempt, type Entry } from './attempt';
import type { TaskFailure } from './taskFailure';

/** A submission whose answer was lost. */
export interface LostSubmission {
	error: VendorError;
	/** The vendor's id of the model that it was sent to. */
	model: string;
	/** What was sent. */
	body: object;
}

/** What a run knows of one item's task. Once `submitted` is set, no further submission is made for the item. */
export interface TaskRecord {
	/** The submission went out: from here on a task may exist. */
	submitted: boolean;
	/** Milliseconds on the clock of `now`. */
	submittedAt?: number;
	/** What was ordered, and what was known of its cost by then. */
	priced?: Priced;
	estimate?: Estimate;
	/** What the task cost, once its images are there. */
	cost?: Cost;
	/** The submission that waits for its answer. */
	sending?: object;
	taskId?: string;
	/** Set until the task is found: nobody knows whether it exists. */
	lost?: LostSubmission;
	/** The vendor's final word; dropped once the images are items. */
	finished?: Exclude<TaskState, { status: 'processing' }>;
	failure?: TaskFailure;
	/** What the item gave; n8n's Retry On Fail gets the same again. */
	items?: INodeExecutionData[];
}

let runs = 0;

/** The moment, and which of the runs that start in it: no two are alike within a process. */
function markOfRun(): string {
	runs = (runs + 1) % 36 ** 2;
	return Date.now().toString(36) + runs.toString(36).padStart(2, '0');
}

/** One execution of one node over all its items, n8n's retries included. */
export class Run {
	readonly tasks = new Map<number, TaskRecord>();
	/** Tells its files from those of another run of the same execution: the next batch of a loop, an agent's next call. */
	readonly mark = markOfRun();
	readonly schedule = new PollSchedule();
	/** Uploaded references by the hash of their bytes. */
	readonly uploads = new Map<string, Promise<string>>();
	attempt = new Attempt(0);
	private openLimiter?: Limiter;
	private openPoller?: Poller;

	/** What is known of an item's task, kept through n8n's retries. */
	task(itemIndex: number): TaskRecord {
		const record = this.tasks.get(itemIndex) ?? { submitted: false };
		this.tasks.set(itemIndex, record);
		return record;
	}

	/** The run's limiter; of 'Max Concurrency' the largest counts that an item asks for. */
	limiter(most: number, { statedPace }: Vendor): Limiter {
		this.openLimiter ??= new Limiter(most, statedPace);
		this.openLimiter.allow(most);
		return this.openLimiter;
	}

	/** The run's way to ask about tasks. */
	poller({ tasks }: Vendor, limiter: Limiter): Poller | undefined {
		if (!tasks) return undefined;
		this.openPoller ??= tasks.batch
			? new BatchPoller(tasks.batch, limiter)
			: new SinglePoller(tasks, limiter);
		return this.openPoller;
	}

	/** Whether an item of the run has this task. */
	owns(taskId: string): boolean {
		return [...this.tasks.values()].some((record) => record.taskId === taskId);
	}
}

/** Forgets a run when n8n forgets its input, so that nothing is kept between executions. */
const RUNS = new WeakMap<object, Run>();

/**
 * What n8n keeps for one run: the same object for every item and for every attempt of Retry On Fail, a new one
 * for the next run. Called as an agent's tool, the node sees the agent's; there the tool's arguments, new for
 * each call and kept for its retries, stand for the run.
 */
function runKey(context: IExecuteSingleFunctions): object {
	return isCalledByAgent(context)
		? context.getInputData(0, 'ai_tool').json
		: context.getExecuteData();
}

/** Whether an agent calls the node itself: n8n then runs the agent, not the node. */
const isCalledByAgent = (context: IExecuteSingleFunctions): boolean =>
	context.getExecuteData().node.name !== context.getNode().name;

/** All input items of the run. n8n hands over one of them under Execute Once, but keeps all in its data. */
export function inputItems(context: IExecuteSingleFunctions): INodeExecutionData[] {
	const { data } = context.getExecuteData();
	const own = isCalledByAgent(context) ? undefined : (data.main ?? data.ai_tool)?.[0];
	const items = own ?? [context.getInputData(0, 'ai_tool')];
	return context.getNode().executeOnce ? items.slice(0, 1) : items;
}

/** The run that an item belongs to. */
export function runOf(context: IExecuteSingleFunctions): Run {
	const key = runKey(context);
	const run = RUNS.get(key) ?? new Run();
	RUNS.set(key, run);
	return run;
}

/**
 * Announces an item to its run, with what it asks for or why that cannot be sent. An item that comes again is
 * n8n's next attempt of Retry On Fail.
 */
export function enterRun(context: IExecuteSingleFunctions, entry: Entry): void {
	const run = runOf(context);
	const itemIndex = context.getItemIndex();
	if (run.attempt.itemCount === 0 || run.attempt.has(itemIndex)) {
		run.attempt = new Attempt(inputItems(context).length, context.continueOnFail());
	}
	run.attempt.enter(itemIndex, entry);
}
