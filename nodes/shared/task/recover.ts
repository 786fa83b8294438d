import type { LostSubmission, Run, TaskRecord } from '../run/ledger';
import type { Limiter } from '../traffic/limiter';
import { LONGEST_BACKOFF, now, pause } from '../traffic/pause';
import { isError, isTransient, question } from '../traffic/question';
import type { Send } from '../traffic/transport';
import type { HttpCall, ListedTask, Reply, TaskList, Vendor, VendorError } from '../vendors/vendor';
import { clockOf } from '../vendors/wire/reply';
import { endsBefore, readListed, unseenOf, type Page } from './listPage';

/** Milliseconds: tasks can show late, so they are looked for at least, and at most, for so long. */
const LEAST_SEARCH = 30_000;
const MOST_SEARCH = 120_000;
/** Milliseconds by which the vendor's clock may differ from ours. */
const CLOCK_SKEW = 120_000;
/** Milliseconds: lists tell whole seconds. */
const ONE_SECOND = 1_000;
/** Pages that one look goes through: a thousand tasks and more, which no account makes in the time of a search. */
const MOST_PAGES = 20;

interface Search {
	run: Run;
	limiter: Limiter;
	vendor: Vendor;
	send: Send;
	/** Milliseconds that the item's task may take. */
	timeout: number;
	cancelSignal?: AbortSignal;
}

/** What a listed task must be to be the one that was lost. */
interface Wanted {
	model: string;
	/** The body that was sent. */
	sent: unknown;
	/** When the submission went out, on our monotonic clock. */
	submittedAt: number;
	/** The same in milliseconds since the epoch: by the vendor's clock, once a reply has told it. */
	sentAt: number;
	isVendorsClock: boolean;
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
	search: Search,
): Promise<boolean> {
	const { run, vendor, timeout, cancelSignal } = search;
	const list = vendor.tasks?.list;
	if (!list) return false;
	const { submittedAt = now() } = record;
	const text = textOf(lost.body);
	const wanted: Wanted = {
		model: lost.model,
		sent: JSON.parse(text),
		submittedAt,
		sentAt: Date.now() - (now() - submittedAt),
		isVendorsClock: false,
	};
	const undecided = (): boolean =>
		[...run.tasks.values()].some(({ sending }) => sending && textOf(sending) === text);
	const patience = Math.max(LEAST_SEARCH, Math.min(timeout, MOST_SEARCH));
	let searched = 0;
	for (let delay = ONE_SECOND; ; delay = Math.min(delay * 2, LONGEST_BACKOFF)) {
		while (undecided()) await pause(ONE_SECOND, cancelSignal);
		const lookedAt = now();
		const found = await lookThrough(list, wanted, searched >= LEAST_SEARCH, search);
		if (isError(found)) {
			if (!isTransient(found)) return false;
		} else if (found && !undecided()) {
			record.taskId = found.taskId;
			return true;
		}
		searched += now() - lookedAt + delay;
		if (searched > patience) return false;
		await pause(delay, cancelSignal);
	}
}

/** One look through the list, the newest task first: the one that is wanted, if it is there. */
async function lookThrough(
	list: TaskList,
	wanted: Wanted,
	isLate: boolean,
	{ run, limiter, send, cancelSignal }: Search,
): Promise<ListedTask | VendorError | undefined> {
	const { model, sent, submittedAt } = wanted;
	const seen = new Set<string>();
	let call: HttpCall | undefined = list.call(wanted.sentAt - CLOCK_SKEW, { model });
	for (let pages = 0; call && pages < MOST_PAGES; pages += 1) {
		const asked = call;
		const read = (reply: Reply): Page | VendorError => {
			wanted.isVendorsClock = !Number.isNaN(clockOf(reply, NaN));
			wanted.sentAt = clockOf(reply) - (now() - submittedAt);
			return readListed(list, asked, reply);
		};
		const page: Page | VendorError = await question(limiter, send, call, read, cancelSignal);
		if (isError(page)) return page;
		// By our own clock, which may go wrong, one from before can be ours as well: time for the others to show.
		const from = wanted.sentAt - (isLate && !wanted.isVendorsClock ? CLOCK_SKEW : ONE_SECOND);
		const [own] = page.tasks
			.filter(({ taskId, createdAt }) => createdAt >= from && !run.owns(taskId))
			.filter((task) => isOf(task, model, sent))
			// Of equal ones the newest: what an earlier run asked for is older than any of ours.
			.sort((one, other) => other.createdAt - one.createdAt);
		if (own) return own;
		const isOver: boolean = unseenOf(page, seen).length === 0 || endsBefore(page, from);
		call = isOver ? undefined : page.next;
	}
	return undefined;
}

/**
 * Whether every field that was sent has the value that was sent, to the same model. Vendors may add fields, and order
 * them anew; a list tells the model without the version that its id can have behind a colon.
 */
function isOf(task: ListedTask, model: string, sent: unknown): boolean {
	const elsewhere = ![undefined, model, model.replace(/:.*/, '')].includes(task.model);
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
