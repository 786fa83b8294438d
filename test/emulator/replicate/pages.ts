import { Refused } from '../core/answer';
import type { Task } from '../core/tasks';
import type { VendorState } from '../core/vendor-state';
import type { ReplicateSettings } from './settings';

/** Predictions of a page (docs/vendors/replicate.md, "List of tasks"). */
const PAGE = 100;

interface Page {
	tasks: Task[];
	/** Addresses of the neighbours. */
	previous: string | null;
	next: string | null;
}

/** A cursor says nothing to whoever gets it: whether it goes forward, and which prediction is the first of its page. */
const cursorOf = (task: Task): string => Buffer.from(`p=${task.id}`).toString('base64');

/** The page that a query asks for; its cursor must be one that was given, and there is nothing else to ask for. */
export function pageOf(
	all: Task[],
	query: URLSearchParams,
	{ words, settings, url }: VendorState<ReplicateSettings>,
): Page {
	const unknown = [...query.keys()].find((name) => name !== 'cursor');
	if (unknown !== undefined) {
		const message = `- ${unknown}: unknown parameter`;
		throw new Refused(words.refusal('invalid', { message }));
	}
	const cursor = query.get('cursor');
	const start = cursor === null ? 0 : all.findIndex((task) => cursorOf(task) === cursor);
	if (start < 0) {
		throw new Refused(words.refusal('status', { status: 404, message: 'Invalid cursor' }));
	}
	const size = Math.min(PAGE, settings.listPage);
	const addressAt = (index: number): string | null => {
		const first = all[index];
		if (first === undefined) return null;
		return `${url}/predictions?cursor=${encodeURIComponent(cursorOf(first))}`;
	};
	return {
		tasks: all.slice(start, start + size),
		previous: start > 0 ? addressAt(Math.max(0, start - size)) : null,
		next: addressAt(start + size),
	};
}
