import type { Story } from '../simulate';
import type { Task } from '../vendor/task';
import { MAY_HAVE_BEEN_BILLED, Said } from './said';

/** No item is paid for twice, and whatever is paid for is delivered, or named. */
export function judgeMoney(story: Story): string[] {
	const { scenario, result, server } = story;
	const tasks = server.account.tasks.filter(({ item }) => item !== undefined);
	const faults: string[] = [];
	if (scenario.node === 'generate') {
		const byItem = new Map<number, Task[]>();
		for (const task of tasks) {
			const item = task.item as number;
			byItem.set(item, [...(byItem.get(item) ?? []), task]);
		}
		for (const [item, made] of byItem) {
			if (made.length > 1) faults.push(`item ${item} has ${made.length} tasks`);
		}
		const once = scenario.executeOnce && tasks.length > 1;
		if (once) faults.push(`${tasks.length} tasks under Execute Once`);
		const { invalidItem, onError, batchInterval, items } = scenario;
		const gated = invalidItem !== undefined && invalidItem < items && !scenario.executeOnce;
		if (gated && onError === 'stop' && batchInterval === 0 && tasks.length > 0) {
			faults.push(`${tasks.length} tasks although item ${invalidItem} cannot be sent`);
		}
	}
	if (!result) return faults;
	const said = new Said(story);
	return [
		...faults,
		...tasks.flatMap((task) => judgeTask(story, task, said)),
		...judgeDeliveries(story, said),
	];
}

function judgeTask({ scenario }: Story, task: Task, said: Said): string[] {
	if (scenario.executeOnce && task.item !== 0) return [];
	// Who polls knows the ids.
	if (scenario.node === 'poll' && scenario.onError === 'stop') return [];
	const images = said.imagesOf(task);
	if (images.length === task.images) return [];
	if (images.length > 0) return [`${images.length} of ${task.images} images of ${task.id} come`];
	if (said.names(task)) return [];
	const own = said.of(task.item ?? 0);
	// A task that failed costs nothing.
	if (own.includes(MAY_HAVE_BEEN_BILLED)) return [];
	return [`${task.id} of item ${task.item} is paid for, and nobody says so: ${own}`];
}

/** Every item gets images of its own prompt, and no task goes to two items. */
function judgeDeliveries({ scenario, server, files }: Story, said: Said): string[] {
	const owners = new Map<string, unknown>();
	return said.items.flatMap(({ json, binary, pairedItem }) => {
		const task = server.account.find(String(json.taskId));
		if (json.status !== 'succeeded' || !task || scenario.node === 'poll') return [];
		const item = (pairedItem as { item: number }).item;
		if (owners.has(task.id) && owners.get(task.id) !== item) {
			return [`${task.id} goes to items ${String(owners.get(task.id))} and ${item}`];
		}
		owners.set(task.id, item);
		const prompt = `prompt ${item % scenario.prompts}`;
		if (task.body.prompt !== prompt)
			return [`item ${item} gets a task of ${String(task.body.prompt)}`];
		const wrong = Object.values(binary ?? {}).some(({ id }) => {
			return files.stored.get(id ?? '') !== task.number;
		});
		return wrong ? [`item ${item} gets a file of another task than ${task.id}`] : [];
	});
}
