import type { OutputsMissing } from '../faults/task-view';
import type { ResultImage, SeenReference } from '../types';

export interface TaskFailure {
	code: string | number;
	message: string;
}

export interface Layer {
	zIndex: number;
	name: string;
	description: string;
	/** left, top, right, bottom in pixels; the base has none (section 5). */
	box?: [number, number, number, number];
}

/** One place of a task's result. */
export type Slot =
	{ image: ResultImage; layer?: Layer; transparent: boolean } | { failure: TaskFailure };

/** A paid job. What it will come to is settled when it is created; time alone reveals it. */
export interface Task {
	id: string;
	traceId: string;
	number: number;
	model: string;
	prompt: string;
	body: Record<string, unknown>;
	references: SeenReference[];
	createdAt: number;
	finishesAt: number;
	slots: Slot[];
	failure?: TaskFailure;
	outputUrl?: string;
	outputsMissing?: OutputsMissing;
}

/** The tasks of one vendor. */
export class TaskStore {
	private readonly tasks = new Map<string, Task>();

	add(task: Task): void {
		this.tasks.set(task.id, task);
	}

	find(id: string): Task | undefined {
		return this.tasks.get(id);
	}

	get count(): number {
		return this.tasks.size;
	}

	inFlight(now = Date.now()): number {
		let unfinished = 0;
		for (const task of this.tasks.values()) if (task.finishesAt > now) unfinished += 1;
		return unfinished;
	}

	clear(): void {
		this.tasks.clear();
	}
}
