import type { Story } from '../simulate';
import { Said } from './said';
import { dueAt } from './undisturbed';

/** Images that are made, and that nothing keeps from coming, come. */
export function judgeDelivery(story: Story): string[] {
	const { scenario, result, server } = story;
	const { output, node, diskFull, executeOnce } = scenario;
	if (node === 'poll' || output === 'task' || !result || result.error) return [];
	const said = new Said(story);
	return server.account.tasks.flatMap((task) => {
		const { id, item, ending, base64 } = task;
		if (item === undefined || ending === 'failed' || (executeOnce && item > 0)) return [];
		if (base64 && diskFull > 0) return [];
		if (dueAt(story, task) === undefined || said.imagesOf(task).length > 0) return [];
		return [`${id} of item ${item} is made, and does not come: ${said.of(item)}`];
	});
}
