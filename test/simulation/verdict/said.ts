import type { INodeExecutionData } from 'n8n-workflow';
import type { Story } from '../simulate';
import { urlsOf, type Task } from '../vendor/task';

/** What is said where the vendor may have a task that nobody can name. */
export const MAY_HAVE_BEEN_BILLED = 'may have been billed';
/** What is said where images could not be put anywhere. */
const NOT_STORED = 'made the images, but they are not stored';

const itemOf = ({ pairedItem }: INodeExecutionData): number | undefined =>
	typeof pairedItem === 'object' && !Array.isArray(pairedItem) ? pairedItem.item : undefined;

/** What the workflow, or the person who looks at the error, gets to read of a run. */
export class Said {
	readonly items: INodeExecutionData[];
	readonly text: string;
	private readonly lines: Array<{ item?: number; text: string }> = [];

	constructor(private readonly story: Story) {
		const { items = [], error } = story.result ?? {};
		this.items = items;
		for (const item of items) {
			const text = `${JSON.stringify(item.json)} ${item.error?.message ?? ''}`;
			this.lines.push({ item: itemOf(item), text });
		}
		if (error) {
			const { message, description, context } = error;
			this.lines.push({ item: context?.itemIndex, text: message });
			// What follows from the title stands first, then a line each of the run's other items.
			for (const text of (description ?? '').split('\n')) {
				const other = /^\[Item (\d+)\]/.exec(text)?.[1];
				this.lines.push({ item: other === undefined ? context?.itemIndex : Number(other), text });
			}
		}
		this.text = this.lines.map(({ text }) => text).join('\n');
	}

	of(item: number): string {
		return this.lines.flatMap((line) => (line.item === item ? line.text : [])).join('\n');
	}

	/** The output items that bring images of a task. */
	imagesOf(task: Task): INodeExecutionData[] {
		const { vendor } = this.story.scenario;
		return this.items.filter((item) => {
			const { json, binary } = item;
			if (json.status !== 'succeeded') return false;
			if (vendor !== 'aioagi') return json.taskId === task.id;
			const nowhere = json.url === undefined && !binary;
			if (nowhere && json.downloadError !== undefined) return itemOf(item) === task.item;
			const stored = Object.values(binary ?? {}).some(({ id }) => this.isOf(id, task));
			return stored || urlsOf(task).includes(String(json.url));
		});
	}

	/** Whether the task is named, by its id or by the places of its images. */
	names(task: Task): boolean {
		if (this.text.includes(task.id)) return true;
		const own = task.item === undefined ? '' : this.of(task.item);
		const stored = [...own.matchAll(/file (stored-\d+)/g)];
		if (stored.some(([, id]) => this.isOf(id, task))) return true;
		return this.story.scenario.vendor === 'aioagi' && own.includes(NOT_STORED);
	}

	private isOf(id: string | undefined, { number }: Task): boolean {
		return id !== undefined && this.story.files.stored.get(id) === number;
	}
}
