import type { Story } from '../simulate';
import type { Task } from '../vendor/task';
import { dueAt } from './undisturbed';

/** A task that is finished is seen soon, however others of the run fare. */
export function judgePromptness(story: Story): string[] {
	const { scenario, result, server } = story;
	const { output, node, vendor } = scenario;
	if (node === 'poll' || output === 'task' || vendor === 'aioagi' || !result) return [];
	return server.account.tasks.flatMap((task) => judgeTask(story, task));
}

function judgeTask(story: Story, task: Task): string[] {
	const { id, item, readyAt } = task;
	const seen = story.server.arrivals.find(({ kind, at, ids, outcome }) => {
		return kind === 'question' && ids.includes(id) && at >= readyAt && outcome === 'passed';
	});
	const due = dueAt(story, task, seen?.at);
	if (due === undefined || (seen && seen.at <= due)) return [];
	const late = seen ? `seen ${((seen.at - readyAt) / 1000).toFixed(1)} s later` : 'never seen';
	return [`${id} of item ${item ?? '-'} is ready at ${readyAt} and ${late}`];
}
