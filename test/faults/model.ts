import type { Fate, StageName } from './types';

/** What the money rules (design.md, section 3) are told of an item that a fault struck. */
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
}

/** What an item's error has to say. */
export type Claim = 'may have been billed' | 'task id' | 'how to resume' | 'nothing submitted';

export interface Expected {
	/** Images as files, images left at their URL with a `downloadError`, the bare task, an upload, or an error. */
	ending: 'images' | 'url' | 'task' | 'upload' | 'error';
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

/** Free calls are repeated through these (rule 4). */
const PASSING: Fate[] = ['neverConnected', 'throttled', 'unclear', 'running'];
/** Another attempt of n8n asks again, for nothing. */
const STANDING: Fate[] = ['refused'];

/** The error of a task that exists (rule 5). */
function pending(how: Circumstances): Expected {
	return { ...PAID, ending: 'error', claims: how.taskIds ? ['task id', 'how to resume'] : [] };
}

/** The error of a task that the vendor ended: nothing to come back to. */
function ended({ taskIds }: Circumstances): Expected {
	return { ...PAID, ending: 'error', claims: taskIds ? ['task id'] : [] };
}

/** Rules 1 to 3. */
function submission(how: Circumstances): Expected {
	const { fate, persists, createsTask } = how;
	const refusedEarly: Expected = persists
		? { ...FREE, ending: 'error', repeats: true, claims: [] }
		: { ...images, repeats: true };
	const byFate: Record<Fate, Expected> = {
		harmless: images,
		running: images,
		neverConnected: persists ? { ...refusedEarly, claims: ['nothing submitted'] } : refusedEarly,
		throttled: refusedEarly,
		refused: { ...FREE, ending: 'error', claims: [] },
		unclear: {
			...FREE,
			ending: 'error',
			paid: createsTask ? 1 : 0,
			claims: ['may have been billed'],
		},
		failed: ended(how),
		empty: pending(how),
		unfetchable: atUrl,
	};
	return byFate[fate];
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
const upload = (): Expected => images;

function uploadNode({ fate, persists, attempts }: Circumstances): Expected {
	const passes = !persists && (PASSING.includes(fate) || attempts > 1);
	return { ...FREE, ending: fate === 'harmless' || passes ? 'upload' : 'error', claims: [] };
}

const RULES: Record<StageName, (how: Circumstances) => Expected> = {
	submission,
	upload,
	'upload node': uploadNode,
	poll: question,
	'batch query': question,
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
