import type { Emulator, RecordedRequest, Submission } from '../emulator';
import type { VendorName } from '../../nodes/shared/vendors/vendors';
import type { Subject } from './subjects';

/** The prompt of a submission, wherever the vendor has it in its body. */
export function promptOf(body: unknown): string | undefined {
	if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
	const fields = body as Record<string, unknown>;
	if (typeof fields.prompt === 'string') return fields.prompt;
	return Object.values(fields)
		.map(promptOf)
		.find((prompt) => prompt !== undefined);
}

/** Faults strike the item with this prompt. */
export const withPrompt =
	(prompt: string) =>
	({ body }: Pick<RecordedRequest, 'body'>): boolean =>
		promptOf(body) === prompt;

/** Requests that a vendor was asked to make a task with, accepted or not. */
export const submitsOf = (emulator: Emulator, vendor: VendorName): RecordedRequest[] =>
	emulator[vendor].requests.filter(({ stage }) => stage === 'submit');

/** Requests in which a run asked about its tasks. */
export const questionsOf = (emulator: Emulator, { name, asking }: Subject): RecordedRequest[] =>
	emulator[name].requests.filter(({ stage }) => stage === asking);

/** The tasks with this prompt: they arrive in any order. */
export const tasksOf = (emulator: Emulator, vendor: VendorName, prompt: string): Submission[] =>
	emulator[vendor].submissions.filter(({ body }) => promptOf(body) === prompt);

/** The one task with this prompt. */
export function taskOf(emulator: Emulator, vendor: VendorName, prompt: string): Submission {
	const [task, ...more] = tasksOf(emulator, vendor, prompt);
	if (!task || more.length > 0) {
		throw new Error(`${task ? more.length + 1 : 0} tasks have the prompt '${prompt}'`);
	}
	return task;
}

/** The task that a node's id names: some vendors' ids tell the way to the task too. */
export function taskNamed(emulator: Emulator, vendor: VendorName, id: unknown): Submission {
	const found = emulator[vendor].submissions.find(({ taskId }) => String(id).endsWith(taskId));
	if (!found) throw new Error(`No task is called ${String(id)}`);
	return found;
}

/** What of a task's id the vendor itself calls it by; before it stands the way to it, where that is needed. */
export const ownPartOf = (taskId: string): string => taskId.split('/').at(-1) ?? taskId;
