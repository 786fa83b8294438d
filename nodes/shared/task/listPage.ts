import { isError } from '../traffic/question';
import type { HttpCall, ListedTask, Reply, TaskList, VendorError } from '../vendors/vendor';

/** A page of a vendor's list, and the call for the next. */
export interface Page {
	tasks: ListedTask[];
	next?: HttpCall;
}

/** What the reply to a call for a page of a vendor's list brought. */
export function readListed(list: TaskList, call: HttpCall, reply: Reply): Page | VendorError {
	const tasks = list.read(reply);
	return isError(tasks) ? tasks : { tasks, next: list.next(reply, call) };
}

/** The tasks of a page that no page before had; they are `seen` from now on. A page of none came before. */
export const unseenOf = ({ tasks }: Page, seen: Set<string>): ListedTask[] =>
	tasks.filter(({ taskId }) => !seen.has(taskId) && seen.add(taskId));

/** Whether a page's last task, of those whose time is told, is older than what is wanted: the next page is older still. */
export function endsBefore({ tasks }: Page, since: number): boolean {
	const told = tasks.filter(({ createdAt }) => createdAt > 0).at(-1);
	return told !== undefined && told.createdAt < since;
}
