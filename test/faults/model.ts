import type { Fate, StageName } from './types';

/** What the money rules (docs/design.md) are told of an item that a fault struck. */
export interface Circumstances {
	stage: StageName;
	fate: Fate;
	persists: boolean;
	/** Attempts n8n makes at the run. */
	attempts: number;
	/** The vendor names its tasks; else nothing can be come back to. */
	taskIds: boolean;
	/** The struck submission made a task all the same. */
	createsTask: boolean;
	/** The account's list shows the tasks whose answers were lost. */
	recovers: boolean;
	/** Files that cannot be uploaded cannot be sent. */
	uploadRequired: boolean;
	/** There is another way to upload a file. */
	uploadOtherwise: boolean;
}

/** What an item's error has to say. */
export type Claim = 'may have been billed' | 'task id' | 'how to resume' | 'nothing submitted';

export interface Expected {
	/**
	 * Images as files, such without a URL, images left at their URL with a `downloadError`, the bare task, an upload,
	 * an error, or no item at all.
	 */
	ending: 'images' | 'inline' | 'url' | 'task' | 'upload' | 'error' | 'nothing';
	/** Tasks at the vendor. */
	paid: 0 | 1;
	/** Whether the submission may be sent more than once. */
	repeats: boolean;
	/** What the error says, beside the vendor's name; it claims nothing else of this list. */
	claims: Claim[];
}

const PAID = { paid: 1, repeats: false, claims: [] } as const;
const FREE = { paid: 0, repeats: false, claims: [] } as const;
const images: Expected = { ...PAID, ending: 'images', claims: [] };
const atUrl: Expected = { ...PAID, ending: 'url', claims: [] };
const inline: Expected = { ...PAID, ending: 'inline', claims: [] };
const lost: Expected = { ...PAID, ending: 'error', claims: ['may have been billed'] };

/** Free calls are repeated through these (rule 4). */
const PASSING: Fate[] = ['neverConnected', 'throttled', 'unclear', 'running'];
/** Another attempt of n8n asks again, for nothing. */
const STANDING: Fate[] = ['refused', 'refusedForNow'];

/** The error of a task that exists (rule 5); at Poll Prediction, somebody resumes it already. */
function pending({ taskIds, stage }: Circumstances): Expected {
	const claims: Claim[] = stage === 'resume' ? ['task id'] : ['task id', 'how to resume'];
	return { ...PAID, ending: 'error', claims: taskIds ? claims : [] };
}

/** The error of a task that the vendor ended: nothing to come back to. */
function ended({ taskIds }: Circumstances): Expected {
	return { ...PAID, ending: 'error', claims: taskIds ? ['task id'] : [] };
}

/** Rules 1 to 3. */
function submission(how: Circumstances): Expected {
	const { fate, persists, attempts, createsTask, recovers } = how;
	const refusedEarly: Expected = persists
		? { ...FREE, ending: 'error', repeats: true, claims: [] }
		: { ...images, repeats: true };
	const byFate: Record<Fate, Expected> = {
		harmless: images,
		running: images,
		neverConnected: persists ? { ...refusedEarly, claims: ['nothing submitted'] } : refusedEarly,
		throttled: refusedEarly,
		refused: { ...FREE, ending: 'error', claims: [] },
		refusedForNow:
			attempts > 1 && !persists
				? { ...images, repeats: true }
				: { ...FREE, ending: 'error', repeats: attempts > 1, claims: [] },
		unclear: createsTask && recovers ? images : { ...lost, paid: createsTask ? 1 : 0 },
		named: images,
		refusedNaming: ended(how),
		inline,
		failed: ended(how),
		empty: pending(how),
		unfetchable: atUrl,
	};
	return byFate[fate];
}

/** Rule 3: a free question whose answer, when it comes, shows the task. */
function recovery({ fate, persists, attempts }: Circumstances): Expected {
	if (fate === 'harmless') return images;
	const passes = !persists && (PASSING.includes(fate) || attempts > 1);
	return passes ? images : lost;
}

/** Rules 1, 4 and 5. */
function question(how: Circumstances): Expected {
	const { fate, persists, attempts } = how;
	if (fate === 'unfetchable') return atUrl;
	if (fate === 'failed') return ended(how);
	// A finished task whose images are missing is asked about again: they can come a moment later.
	if (PASSING.includes(fate) || fate === 'empty') return persists ? pending(how) : images;
	if (STANDING.includes(fate)) return persists || attempts === 1 ? pending(how) : images;
	return images;
}

/** Rules 4 and 7. */
function download({ fate, persists }: Circumstances): Expected {
	if (fate === 'harmless') return images;
	return PASSING.includes(fate) && !persists ? images : atUrl;
}

/** Free and not the task: the item's own files go inside the request where the vendor does not take them. */
function upload(how: Circumstances): Expected {
	const { fate, persists, attempts, uploadRequired, uploadOtherwise } = how;
	if (!uploadRequired || fate === 'harmless') return images;
	const passes = !persists && (PASSING.includes(fate) || attempts > 1 || uploadOtherwise);
	return passes ? images : { ...FREE, ending: 'error', claims: [] };
}

function uploadNode({ fate, persists, attempts, uploadOtherwise }: Circumstances): Expected {
	const passes = !persists && (PASSING.includes(fate) || attempts > 1 || uploadOtherwise);
	return { ...FREE, ending: fate === 'harmless' || passes ? 'upload' : 'error', claims: [] };
}

const RULES: Record<StageName, (how: Circumstances) => Expected> = {
	submission,
	upload,
	'upload node': uploadNode,
	poll: question,
	'batch query': question,
	result: question,
	recovery,
	resume: question,
	download,
	// Nobody waits for a callback: the task is there to be polled.
	callback: () => ({ ...PAID, ending: 'task', claims: [] }),
};

/** What the money rules promise for a struck item. */
export const expectedOf = (how: Circumstances): Expected => RULES[how.stage](how);

/** What they promise for the others of its run. */
export const expectedOfOthers = (stage: StageName): Expected =>
	stage === 'callback' ? { ...PAID, ending: 'task', claims: [] } : images;

/** An item that Execute Once leaves out. */
export const LEFT_OUT: Expected = { ...FREE, ending: 'nothing', claims: [] };
