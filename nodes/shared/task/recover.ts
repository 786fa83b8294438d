import type { LostSubmission, Run, TaskRecord } from '../run/ledger';
import type { Limiter } from '../traffic/limiter';
import { LONGEST_BACKOFF, now, pause } from '../traffic/pause';
import { isError, isTransient, question } from '../traffic/question';
import type { Send } from '../traffic/transport';
import type { ListedTask, Reply, Vendor, VendorError } from '../vendors/vendor';
import { clockOf } from '../vendors/wire/reply';

/** Milliseconds: tasks can show late, so they are looked for at least, and at most, for so long. */
const LEAST_SEARCH = 30_000;
const MOST_SEARCH = 120_000;
/** Milliseconds by which the vendor's clock may differ from ours. */
const CLOCK_SKEW = 120_000;
/** Milliseconds: lists tell whole seconds. */
const ONE_SECOND = 1_000;

interface Search {
	run: Run;
	limiter: Limiter;
	vendor: Vendor;
	send: Send;
	/** Milliseconds that the item's task may take. */
	timeout: number;
	cancelSignal?: AbortSignal;
}

/**
 * Looks for a task whose submission brought no answer in the account's own list, and writes its id into the record:
 * a task of the same request, made since, that no other item of the run has. Where another submission of the same
 * request still waits for its answer, nobody can tell whose a task is, so that is waited for first.
 *
 * @returns whether it was found
 * @throws ExecutionCancelled
 */
export async function recoverTask(
	record: TaskRecord,
	lost: LostSubmission,
	{ run, limiter, vendor, send, timeout, cancelSignal }: Search,
): Promise<boolean> {
	const list = vendor.tasks?.list;
	if (!list) return false;
	const { submittedAt = now() } = record;
	/** When the submission went out, on the vendor's clock as far as it is known. */
	let sentAt = Date.now() - (now() - submittedAt);
	const read = (reply: Reply): ListedTask[] | VendorError => {
		sentAt = clockOf(reply) - (now() - submittedAt);
		return list.read(reply);
	};
	const { model } = lost;
	const sent = textOf(lost.body);
	const fields: unknown = JSON.parse(sent);
	const undecided = (): boolean =>
		[...run.tasks.values()].some(({ sending }) => sending && textOf(sending) === sent);
	const start = now();
	const end = start + Math.max(LEAST_SEARCH, Math.min(timeout, MOST_SEARCH));
	for (let delay = 1_000; ; delay = Math.min(delay * 2, LONGEST_BACKOFF)) {
		const early = undecided();
		const call = list.call(sentAt - CLOCK_SKEW, { model });
		const answer = await question(limiter, send, call, read, cancelSignal);
		if (isError(answer)) {
			if (!isTransient(answer)) return false;
		} else if (!early && !undecided()) {
			// One from before our submission can be ours only by a clock that goes wrong: time for the others to show.
			const from = sentAt - (now() - start < LEAST_SEARCH ? ONE_SECOND : CLOCK_SKEW);
			const [own] = answer
				.filter(({ taskId, createdAt }) => createdAt >= from && !run.owns(taskId))
				.filter((task) => isOf(task, model, fields))
				// Of equal ones the newest: what an earlier run asked for is older than any of ours.
				.sort((one, other) => other.createdAt - one.createdAt);
			if (own) {
				record.taskId = own.taskId;
				return true;
			}
		}
		if (now() + delay > end) return false;
		await pause(delay, cancelSignal);
	}
}

/**
 * Whether every field that was sent has the value that was sent, to the same model. Vendors may add fields, and order
 * them anew.
 */
function isOf(task: ListedTask, model: string, sent: unknown): boolean {
	const elsewhere = task.model !== undefined && task.model !== model;
	return !elsewhere && task.request !== undefined && holds(task.request, sent);
}

/** A body as it goes over the wire: with files in it, it is bytes already. */
const textOf = (body: object): string =>
	Buffer.isBuffer(body) ? body.toString('utf8') : JSON.stringify(body);

function holds(value: unknown, sent: unknown): boolean {
	if (Array.isArray(sent)) {
		return (
			Array.isArray(value) &&
			value.length === sent.length &&
			sent.every((entry, index) => holds(value[index], entry))
		);
	}
	if (typeof sent !== 'object' || sent === null) return value === sent;
	if (typeof value !== 'object' || value === null) return false;
	const fields = value as Record<string, unknown>;
	return Object.entries(sent).every(([name, child]) => holds(fields[name], child));
}
