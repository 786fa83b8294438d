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
	return [...faults, ...judgeTasks(story, tasks, said), ...judgeDeliveries(story, said)];
}

/**
 * What is neither delivered nor named is told as "may have been billed". Among items that ask for the same, nobody
 * can tell whose a task is: as many of them say so.
 */
function judgeTasks({ scenario }: Story, tasks: Task[], said: Said): string[] {
	// Who polls knows the ids.
	if (scenario.node === 'poll') return [];
	const faults: string[] = [];
	const unnamed = new Map<unknown, Task[]>();
	for (const task of tasks) {
		if (scenario.executeOnce && task.item !== 0) continue;
		const images = said.imagesOf(task).length;
		if (images > 0 && images < task.images) {
			faults.push(`${images} of ${task.images} images of ${task.id} come`);
		}
		if (images > 0 || said.names(task)) continue;
		const { prompt } = task.body;
		unnamed.set(prompt, [...(unnamed.get(prompt) ?? []), task]);
	}
	for (const [prompt, lost] of unnamed) {
		const saying = [...Array(scenario.items).keys()].filter((item) => {
			return (
				prompt === `prompt ${item % scenario.prompts}` &&
				said.of(item).includes(MAY_HAVE_BEEN_BILLED)
			);
		});
		if (saying.length >= lost.length) continue;
		const words = said.of(lost[0]?.item ?? 0);
		const ids = lost.map(({ id }) => id).join(', ');
		faults.push(`${ids} are paid for, ${saying.length} items may have been billed: ${words}`);
	}
	return faults;
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
