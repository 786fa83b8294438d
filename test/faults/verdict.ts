import type { INodeExecutionData } from 'n8n-workflow';
import { VENDORS, type VendorName } from '../../nodes/shared/vendors/vendors';
import {
	createsTask as makesTask,
	type Emulator,
	type FaultRule,
	type Submission,
} from '../emulator';
import { bytesOf } from '../engine/engine';
import type { ForeignOrigin } from './lanes';
import { expectedOf, expectedOfOthers, LEFT_OUT, type Claim, type Expected } from './model';
import { timeoutOf, type Observation } from './play';
import type { Cell } from './types';

const PHRASES: Record<Exclude<Claim, 'task id'>, string> = {
	'may have been billed': 'may have been billed',
	'how to resume': 'Seedream Poll Prediction',
	'nothing submitted': 'Nothing was submitted',
};

/** What no text may hold: n8n swaps messages with network codes, and the rest are nobody's words. */
export const UNSPEAKABLE =
	/ECONN|ETIMEDOUT|ENOTFOUND|TypeError|is not a function|cannot read prop|undefined|\bNaN\b|\[object|does not expect/i;

/** Milliseconds beyond the time-out of every attempt: the machine is shared. */
const LEEWAY = 120_000;

export interface Verdict {
	/** What was not as the model says; empty where the cell holds. */
	problems: string[];
	/** Items with more than one task. */
	paidTwice: number;
	/** Paid images that are neither items nor named, by URL or task, in an error. */
	lost: number;
}

/** What the model says of each item of a cell. */
export function expectations(cell: Cell, { prompts, struck }: Observation): Expected[] {
	const { fault, subject, vendor, stage, fate, mode, persists } = cell;
	const { tasks, uploads } = subject.vendor;
	const rule = typeof fault.rule === 'function' ? fault.rule(subject, '') : fault.rule;
	const createsTask = rule ? makesTask({ vendor, stage: 'submit', ...rule } as FaultRule) : false;
	const leftOut = (item: number) => mode === 'execute once' && item > 0;
	return prompts.map((_, item) => {
		if (leftOut(item)) return stage === 'resume' ? { ...LEFT_OUT, paid: 1 } : LEFT_OUT;
		if (!struck.has(item)) return expectedOfOthers(stage);
		return expectedOf({
			stage,
			fate,
			persists: persists || (fault.outlasts === true && stage === 'submission'),
			attempts: mode === 'retry 3' ? 3 : 1,
			taskIds: tasks !== undefined,
			createsTask,
			recovers: tasks?.list !== undefined,
			uploadRequired: uploads?.required === true,
			uploadOtherwise: uploads?.otherwise !== undefined,
		});
	});
}

/** Milliseconds for which each attempt looks for a task whose answer was lost. */
const SEARCH = 35_000;

const itemOf = (items: INodeExecutionData[], index: number): INodeExecutionData[] =>
	items.filter(({ pairedItem }) => (pairedItem as { item?: number } | undefined)?.item === index);

/** Compares what a cell's workflow did, at the border and in its items, with the model. */
export async function judge(
	cell: Cell,
	seen: Observation,
	emulator: Emulator,
	foreign: ForeignOrigin,
): Promise<Verdict> {
	const { run, submissions, struck } = seen;
	const expected = expectations(cell, seen);
	const failing = expected.flatMap(({ ending }, item) => (ending === 'error' ? [item] : []));
	const stops = !['continue', 'error output'].includes(cell.mode);
	const stopped = stops && failing.length > 0;
	const texts = textsOf(run.error);
	const problems: string[] = [];
	const note = (problem: string | undefined) => problem && problems.push(problem);

	expected.forEach(({ paid, repeats }, item) => {
		const count = submissions[item]?.length ?? 0;
		if (count !== paid) note(`item ${item} has ${count} tasks, not ${paid}`);
		const sent = seen.sent?.[item] ?? 0;
		if (sent > 1 && !repeats) note(`item ${item} was sent ${sent} times`);
	});
	if (!seen.sent && seen.submitRequests > struck.size) note(`${seen.submitRequests} submissions`);

	if (stopped !== (run.error !== undefined)) {
		note(run.error ? `stopped: ${texts.own}` : 'did not stop');
	} else if (stopped) {
		for (const [item, one] of expected.entries()) {
			if (one.ending === 'nothing') continue;
			const whole = item === failing[0];
			const text = whole ? texts.own : texts.others;
			note(
				missingFrom(
					text,
					cell.vendor,
					one,
					submissions[item]?.[0],
					whole && 'message',
					item,
					cell.stage === 'resume',
				),
			);
		}
	} else {
		for (const [item, one] of expected.entries()) {
			const [good] = itemOf(run.items, item);
			const [bad] = cell.mode === 'error output' ? itemOf(run.errorItems, item) : [good];
			if (one.ending === 'error') {
				const text = String(bad?.json.error ?? '');
				note(missingFrom(text, cell.vendor, one, submissions[item]?.[0], 'item', item));
			} else if (one.ending === 'nothing') {
				if (good) note(`item ${item} was not left out`);
			} else {
				note(await wrongItem(good, one.ending, submissions[item]?.[0], foreign, item));
			}
		}
	}
	const told = Object.values(texts);
	const everything = JSON.stringify([run.items, run.errorItems, told]);
	const unspeakable = UNSPEAKABLE.exec(
		[...told, ...messagesOf(run.items), ...messagesOf(run.errorItems)].join('\n'),
	);
	if (unspeakable) note(`says '${unspeakable[0]}': ${told.join(' / ').slice(0, 200)}`);
	if (everything.includes(emulator[cell.vendor].apiKey)) note('shows the key');
	for (const { path } of emulator.keyLeaks()) note(`sent the key to ${path}`);
	if (foreign.keys.length > 0) note('gave a foreign origin the key');
	const attempts = cell.mode === 'retry 3' ? 3 : 1;
	const searched = cell.subject.vendor.tasks?.list ? SEARCH : 0;
	const longest = attempts * (timeoutOf(cell) * 1000 + searched) + LEEWAY;
	if (
		cell.stage !== 'download' &&
		seen.milliseconds > longest &&
		!process.env.SEEDREAM_FAULTS_PATIENT
	)
		note(`took ${Math.round(seen.milliseconds / 1000)} s with a time-out of ${timeoutOf(cell)} s`);
	return {
		problems,
		paidTwice: submissions.filter(({ length }) => length > 1).length,
		lost: expected.filter(({ claims, ending }, item) => {
			if (
				ending === 'upload' ||
				ending === 'nothing' ||
				ending === 'inline' ||
				cell.stage === 'resume' ||
				cell.fault.setAtSubmission ||
				claims.includes('may have been billed')
			)
				return false;
			const [task] = submissions[item] ?? [];
			const finished = task && (ending !== 'error' || claims.includes('how to resume'));
			const named =
				task &&
				[task.taskId, ...task.images.map(({ url }) => url)].some((name) =>
					everything.includes(name),
				);
			return finished && !named && !everything.includes(foreign.url);
		}).length,
	};
}

/** What the error that stopped a run says of its item, in title and description, and of the run's other items. */
function textsOf(error: Observation['run']['error']): { own: string; others: string } {
	const [own = '', others = ''] = (error?.description ?? '').split(/(?=^What else this run has)/m);
	return { own: error ? `${error.message} ${own}`.trim() : '', others };
}

const messagesOf = (items: INodeExecutionData[]): string[] =>
	items.flatMap(({ json }) =>
		[json.error, json.downloadError].filter((text) => typeof text === 'string'),
	);

/** What a text about an item does not say though the model wants it, or says though it is not so. */
function missingFrom(
	text: string,
	vendor: VendorName,
	{ ending, claims }: Expected,
	task: Submission | undefined,
	own: false | 'message' | 'item',
	item: number,
	asked = false,
): string | undefined {
	const where = `item ${item}: '${text.slice(0, 300)}'`;
	if (!own) {
		// The others' part of an error that stopped the run: what is paid, and what may be. Tasks that were
		// only asked about are in the user's hands.
		if (asked && ending === 'error') return undefined;
		const names =
			ending === 'error' ? [task?.taskId ?? ''] : (task?.images.map(({ url }) => url) ?? []);
		const wanted = [
			...(ending === 'error' && !claims.includes('task id') ? [] : names),
			...(claims.includes('may have been billed')
				? [`[Item ${item}]`, 'may have been billed']
				: []),
		];
		const missing = wanted.find((name) => !text.includes(name));
		return missing && `the error does not tell '${missing}' of another item, ${where}`;
	}
	const free = task === undefined;
	if (text === '') return `no error for item ${item}`;
	if (!text.includes(VENDORS[vendor].displayName)) return `no vendor in ${where}`;
	if (claims.includes('task id') && !text.includes(task?.taskId ?? '?'))
		return `no task id in ${where}`;
	for (const [claim, phrase] of Object.entries(PHRASES) as Array<[keyof typeof PHRASES, string]>) {
		if (claims.includes(claim) && !text.includes(phrase)) return `no '${phrase}' in ${where}`;
		const harmless = claim === 'how to resume' || (claim === 'nothing submitted' && free);
		if (!claims.includes(claim) && text.includes(phrase) && !harmless)
			return `'${phrase}' in ${where}`;
	}
	return undefined;
}

async function wrongItem(
	item: INodeExecutionData | undefined,
	ending: Expected['ending'],
	task: Submission | undefined,
	foreign: ForeignOrigin,
	index: number,
): Promise<string | undefined> {
	const name = `item ${index}`;
	if (!item) return `no ${name}`;
	const { json } = item;
	if (json.error) return `${name} is an error: ${String(json.error).slice(0, 300)}`;
	if (ending === 'upload') return json.url ? undefined : `${name} has no URL`;
	if (ending === 'task') {
		return String(json.taskId).endsWith(task?.taskId ?? '?') && json.status === 'processing'
			? undefined
			: `${name} is no task`;
	}
	if (json.status !== 'succeeded') return `${name} is ${String(json.status)}`;
	if ((typeof json.url === 'string') === (ending === 'inline')) return `${name}: URL ${json.url}`;
	if (ending === 'url') {
		return typeof json.downloadError === 'string' && !item.binary
			? undefined
			: `${name} has no downloadError`;
	}
	if (!item.binary) return `${name} has no file: ${String(json.downloadError)}`;
	const bytes = await bytesOf(item);
	const drawn = await task?.images[0]?.bytes();
	if (bytes.equals(foreign.image) || (drawn && bytes.equals(drawn))) return undefined;
	return `${name} is not the image: ${bytes.length} bytes`;
}
