import type { Outcome, TaskFailure } from '../faults/outcome';
import type { ResultImage, SeenReference } from '../types';

export interface Layer {
	zIndex: number;
	name: string;
	description: string;
	/** left, top, right, bottom in pixels; the base has none. */
	box?: [number, number, number, number];
}

/** One place of a task's result. */
export type Slot =
	| { image: ResultImage; layer?: Layer; transparent: boolean }
	| { failure: TaskFailure }
	/** A `null` where an image should stand. */
	| { nothing: true };

/** The slots that hold an image. */
export const imagesOf = (slots: readonly Slot[]): ResultImage[] =>
	slots.flatMap((slot) => ('image' in slot ? [slot.image] : []));

interface TaskFacts {
	id: string;
	traceId: string;
	number: number;
	model: string;
	prompt: string;
	/** The request as it was read. */
	body: Record<string, unknown>;
	references: SeenReference[];
	createdAt: number;
	slots: Slot[];
	/** What scripted faults make of it. */
	outcome: Outcome;
}

/** The longest time a timer takes. */
const LONGEST_SLEEP_MS = 2 ** 30;

/** A paid job. What it will come to is settled when it is created; time, polls or a command reveal it. */
export class Task {
	/** Milliseconds since the epoch; Infinity while no time is set. */
	finishesAt: number;
	/** How often its state was told. */
	polls = 0;
	/** How many lists of the account's tasks it was missing from. */
	listsMissed = 0;
	private readonly sleepers = new Set<() => void>();

	constructor(
		readonly facts: TaskFacts,
		lifetimeMs: number,
		private readonly finishAfterPolls?: number,
	) {
		this.finishesAt = finishAfterPolls === undefined ? facts.createdAt + lifetimeMs : Infinity;
	}

	get id(): string {
		return this.facts.id;
	}

	/** Whether the task is over. */
	isFinished(now = Date.now()): boolean {
		return now >= this.finishesAt;
	}

	/** How far it is, from 0 to 1. */
	progress(now = Date.now()): number {
		if (this.isFinished(now)) return 1;
		const { finishAfterPolls: last } = this;
		if (last !== undefined) return last > 1 ? (this.polls - 1) / (last - 1) : 0;
		return (now - this.facts.createdAt) / (this.finishesAt - this.facts.createdAt);
	}

	/** Counts a question about the task; the last one ends it, where polls do. */
	countPoll(): void {
		this.polls += 1;
		if (this.finishAfterPolls !== undefined && this.polls >= this.finishAfterPolls) this.finish();
	}

	/** Ends the task now, if it still runs. */
	finish(now = Date.now()): void {
		this.finishesAt = Math.min(this.finishesAt, now);
		for (const wake of [...this.sleepers]) wake();
	}

	/** Waits until the task is finished, or until `limit` (milliseconds since the epoch); throws when the signal ends. */
	async ended(signal: AbortSignal, limit = Infinity): Promise<void> {
		for (;;) {
			signal.throwIfAborted();
			const left = Math.min(this.finishesAt, limit) - Date.now();
			if (left <= 0) return;
			await this.sleep(Math.min(left, LONGEST_SLEEP_MS), signal);
		}
	}

	private sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
		return new Promise((resolve) => {
			const wake = () => {
				clearTimeout(timer);
				signal.removeEventListener('abort', wake);
				this.sleepers.delete(wake);
				resolve();
			};
			const timer = setTimeout(wake, milliseconds);
			signal.addEventListener('abort', wake);
			this.sleepers.add(wake);
		});
	}
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

	/** In the order they were created. */
	all(): Task[] {
		return [...this.tasks.values()];
	}

	get count(): number {
		return this.tasks.size;
	}

	inFlight(now = Date.now()): number {
		return this.all().filter((task) => !task.isFinished(now)).length;
	}

	clear(): void {
		this.tasks.clear();
	}
}
