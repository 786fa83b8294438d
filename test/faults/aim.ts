import { promptOf, withPrompt } from '../conformance/requests';
import type { Emulator, FaultRule, RecordedRequest, Stage } from '../emulator';
import { asksForAll, emulatedStage } from './stages';
import type { Cell } from './types';

/** All items where the fault cannot tell them apart, the only one that runs, else all but the first. */
export function struckBy({ fault, stage, subject, mode }: Cell, items: number): Set<number> {
	const numbers = Array.from({ length: items }, (_, item) => item);
	if (mode === 'execute once') return new Set([0]);
	const all =
		asksForAll(stage, subject) ||
		items === 1 ||
		fault.address ||
		fault.fullDisk ||
		(fault.blind && stage === 'submission');
	if (all) return new Set(numbers);
	return new Set(fault.heavy ? [1] : numbers.slice(1));
}

/** Whether a question is about a task; an id that tells the way to it too is not in the path as one piece. */
export function isAbout(taskId: string, request: Pick<RecordedRequest, 'path' | 'body'>): boolean {
	const own = taskId.split('/').at(-1) ?? taskId;
	return request.path.includes(own) || JSON.stringify(request.body).includes(own);
}

/** Scripts a cell's fault at the vendor's border, for the items it is aimed at. */
export function inject(
	{ fault, subject, vendor, stage, persists }: Cell,
	emulator: Emulator,
	struck: Set<number>,
	prompts: string[],
	foreignUrl: string,
): void {
	const texts = [...struck].map((item) => prompts[item] ?? '');
	const add = (rule: object) => emulator.inject({ vendor, ...rule } as FaultRule);
	// What is looked for in the list was lost before.
	const { tasks = stage === 'recovery' ? { fault: 'connection-reset' } : undefined } = fault;
	for (const text of tasks ? texts : []) add({ stage: 'submit', ...tasks, when: withPrompt(text) });
	const rule = typeof fault.rule === 'function' ? fault.rule(subject, foreignUrl) : fault.rule;
	if (!rule) return;
	const at: Stage = fault.setAtSubmission ? 'submit' : emulatedStage(stage, subject);
	const aim = { stage: at, ...rule, times: persists ? Infinity : 1 };
	if (['batch', 'upload', 'list'].includes(at)) return add(aim);
	if (at === 'submit' && fault.blind) return add({ ...aim, times: Infinity });
	for (const text of texts) {
		const concerns = ({ path, body }: RecordedRequest): boolean => {
			if (at === 'submit') return promptOf(body) === text;
			const found = emulator[vendor].submissions.find((task) => promptOf(task.body) === text);
			if (!found) return false;
			if (at === 'download') return found.images.some(({ url }) => url.endsWith(path));
			return isAbout(found.taskId, { path, body });
		};
		add({ ...aim, when: concerns });
	}
}
