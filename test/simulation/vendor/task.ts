/** How a task ends. */
export type Ending =
	| 'images'
	/** With an error beside its images. */
	| 'mixed'
	| 'failed'
	/** Finished, and for a moment without its images. */
	| 'emptyAtFirst';

/** A task that the vendor made: it is paid for, unless it fails. */
export interface Task {
	id: string;
	/** Counts from 1: the width in pixels of its images, by which a stored file is told. */
	number: number;
	/** Whose submission made it; absent for tasks from before the run. */
	item?: number;
	/** The body of its submission. */
	body: Record<string, unknown>;
	madeAt: number;
	readyAt: number;
	ending: Ending;
	images: number;
	base64: boolean;
	/** Of an image. */
	bytes: number;
}

/** What the vendor shows of a task at a time. */
export type Phase = 'unknown' | 'processing' | 'empty' | 'finished' | 'failed';

/** Milliseconds for which a finished task can be without its images. */
export const EMPTY_FOR = 2_000;

export function phaseOf(task: Task | undefined, at: number, shownAfter: number): Phase {
	if (!task || at < task.madeAt + shownAfter) return 'unknown';
	if (at < task.readyAt) return 'processing';
	if (task.ending === 'failed') return 'failed';
	return task.ending === 'emptyAtFirst' && at < task.readyAt + EMPTY_FOR ? 'empty' : 'finished';
}

/** The images' addresses. */
export const urlsOf = ({ id, images }: Task): string[] =>
	Array.from({ length: images }, (_, index) => `https://files.example/${id}/${index}.png`);
