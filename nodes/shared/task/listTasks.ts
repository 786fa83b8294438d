import type { INodeExecutionData } from 'n8n-workflow';
import type { ListRequest } from '../request/listRequest';
import { TaskFailure } from '../run/taskFailure';
import { MOST_PATIENCE, backoff, now, pause, stopIfCancelled } from '../traffic/pause';
import { isError, isTransient, question } from '../traffic/question';
import type { HttpCall, ListedTask, Reply, VendorError } from '../vendors/vendor';
import { LOOKS, type Enquiry } from './enquiry';
import { endsBefore, readListed, unseenOf, type Page } from './listPage';
import { listedJson, listedStatus } from './listedJson';
import { limited } from './wait';

/** Pages of one list: ten thousand tasks and more. */
const MOST_PAGES = 200;

/**
 * The account's recent tasks, one item each, the newest first. Pages are asked for until there are as many as wanted,
 * or the rest is too old.
 *
 * @throws TaskFailure where the vendor refuses to tell, or has more pages than anybody wants to wait for
 * @throws ExecutionCancelled
 */
export async function listTasks(enquiry: Enquiry<ListRequest>): Promise<INodeExecutionData[]> {
	const { request, pairedItem } = enquiry;
	const { vendor, list, most, models, since = 0 } = request;
	const deadline = now() + request.timeout;
	const [model, ...others] = models ?? [];
	const seen = new Set<string>();
	const found: ListedTask[] = [];
	const asked = new Set<string>();
	let call: HttpCall | undefined = list.call(since, others.length > 0 ? {} : { model });
	for (let pages = 0; call && found.length < most; pages += 1) {
		if (pages === MOST_PAGES || now() >= deadline) throw tooLong(request, pages);
		const page: Page = await readPage(enquiry, call, deadline);
		const { tasks, next } = page;
		asked.add(JSON.stringify(call));
		const added = unseenOf(page, seen);
		found.push(...added.filter((task) => isWanted(task, request)));
		// Tasks made meanwhile push others onto the next page, but a page of nothing else is one that came before.
		const repeated = tasks.length > 0 && added.length === 0;
		const leadsBack = asked.has(JSON.stringify(next));
		call = repeated || leadsBack || endsBefore(page, since) ? undefined : next;
	}
	if (seen.size === 0 && list.undocumented) throw new TaskFailure({ vendor }, 'failed', UNPROVEN);
	return found.slice(0, most).map((task) => ({ json: listedJson(vendor, task), pairedItem }));
}

/** One page, asked for again through faults. */
async function readPage(
	{ limiter, request, send, cancelSignal }: Enquiry<ListRequest>,
	call: HttpCall,
	deadline: number,
): Promise<Page> {
	const { vendor, list } = request;
	const read = (reply: Reply): Page | VendorError => readListed(list, call, reply);
	for (let looks = 1; ; looks += 1) {
		const answer = await question(limiter, limited(send, deadline), call, read, cancelSignal);
		stopIfCancelled(cancelSignal);
		if (!isError(answer)) return answer;
		const delay = Math.min(backoff(looks - 1, answer.retryAfter), MOST_PATIENCE);
		if (!isTransient(answer) || looks >= LOOKS || now() + delay > deadline) {
			const advice = list.undocumented && answer.kind === 'input' ? UNPROVEN.advice : answer.advice;
			throw new TaskFailure({ vendor }, 'failed', { ...answer, advice });
		}
		await pause(delay, cancelSignal);
	}
}

function isWanted(task: ListedTask, request: ListRequest): boolean {
	const { model, createdAt } = task;
	const { status, models, since } = request;
	return (
		(status === undefined || listedStatus(task) === status) &&
		(models === undefined || (model !== undefined && models.includes(model))) &&
		(since === undefined || createdAt >= since)
	);
}

const UNPROVEN: VendorError = {
	kind: 'notFound',
	message: 'its list of tasks is empty',
	advice:
		'It does not document that list, so this proves nothing: look for the tasks on its website before you pay again.',
};

const tooLong = ({ vendor }: ListRequest, pages: number): TaskFailure =>
	new TaskFailure({ vendor }, 'failed', {
		kind: 'timeout',
		message: `its list of tasks goes on after ${pages} pages`,
		advice: "Set 'Since' in 'Filters'.",
	});
