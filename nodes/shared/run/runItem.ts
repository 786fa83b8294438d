import type { IExecuteSingleFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Entry } from './attempt';
import { failedItem } from './failedItem';
import { describeOtherTasks } from './otherTasks';
import { runOf, type Run, type TaskRecord } from './ledger';
import { itemFailure, tellMore } from './nodeErrors';
import { NO_BATCHING, overLimit } from './spending';
import { TaskFailure, type TaskIdentity } from './taskFailure';

/** What a node does for one item. */
export interface ItemWork {
	/** Checks that need I/O, before anything of the run is submitted. */
	check(): Promise<void>;
	work(): Promise<INodeExecutionData[]>;
}

/**
 * Takes one item through its attempt: checked with all others first, then worked on, then settled. A failing
 * item never costs the others: it becomes an item with an error where the user chose to continue, else the
 * error that ends the attempt waits for the others and tells what they have.
 *
 * @param nothingDone what to say where the item is refused: "Nothing was submitted for this item."
 */
export async function runItem<Request>(
	context: IExecuteSingleFunctions,
	nothingDone: string | undefined,
	prepare: (
		run: Run,
		record: TaskRecord,
		request: Request,
		pairedItem: Entry['pairedItem'],
	) => ItemWork,
): Promise<INodeExecutionData[]> {
	const run = runOf(context);
	const { attempt } = run;
	const itemIndex = context.getItemIndex();
	const record = run.task(itemIndex);
	const entry = attempt.entry<Request>(itemIndex);
	const continues = context.continueOnFail();
	try {
		const work = entry.request && prepare(run, record, entry.request, entry.pairedItem);
		if (!record.submitted) await check(entry, work);
		const spaced = isSpaced(context);
		if (spaced && entry.spendingLimit !== undefined) entry.refusal ??= NO_BATCHING;
		const limited = attempt.spendingLimit !== undefined;
		if (!spaced && (limited || !continues)) await attempt.allChecked(itemIndex);
		if (!work || entry.refusal !== undefined) throw entry.refusal as Error;
		if (attempt.anyRefused && !continues) return [];
		if (record.failure) throw record.failure as Error;
		const pays = entry.spendingLimit !== undefined && !record.submitted;
		const refusal = pays ? overLimit(run) : undefined;
		if (refusal) throw refusal as Error;
		record.items ??= await work.work();
		return record.items;
	} catch (reason) {
		const identity = identityOf(reason, entry, record);
		const { submitted } = record;
		const failure = itemFailure(context, { reason, identity, submitted, nothingDone });
		if (continues) return [failedItem(context, failure, entry.pairedItem)];
		await attempt.allSettled(itemIndex);
		const siblings = reason instanceof TaskFailure ? reason.siblings : undefined;
		const others = describeOtherTasks(run, itemIndex, siblings);
		if (others) tellMore(failure, context.getNode(), others);
		throw failure.error;
	} finally {
		attempt.settle(itemIndex);
	}
}

/**
 * Whether the user spaces the items (Request Options, Batching): then n8n starts them one batch after the other, and
 * none of them waits for the checks of those that come later.
 */
function isSpaced(context: IExecuteSingleFunctions): boolean {
	const { batching } = context.getNodeParameter('requestOptions', {}) as {
		batching?: { batch?: { batchInterval?: number } };
	};
	return Number(batching?.batch?.batchInterval) > 0;
}

async function check(entry: Entry, work: ItemWork | undefined): Promise<void> {
	await work?.check().catch((refusal) => {
		entry.refusal = refusal as unknown;
	});
}

function identityOf(reason: unknown, entry: Entry, { taskId }: TaskRecord): Partial<TaskIdentity> {
	if (reason instanceof TaskFailure) return reason.identity;
	return { ...entry.identity, taskId };
}
