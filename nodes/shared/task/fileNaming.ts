import type { IExecuteSingleFunctions, INode } from 'n8n-workflow';
import { stemOfPrompt } from '../images/fileName';
import type { Numbering } from '../images/fileNames';
import type { Run } from '../run/ledger';

/** Saved nodes of version 1 keep the names of their files: the task's whole ID, and numbers from 0. */
const isFirst = ({ typeVersion }: INode): boolean => typeVersion < 2;

const numberingOf = (node: INode): Numbering => (isFirst(node) ? 'fromZero' : 'fromOne');

/** How files begin that the user gives no name. */
export const stemOf = (node: INode, prompt?: string): string | undefined =>
	isFirst(node) ? undefined : stemOfPrompt(prompt);

/** What stands for the run in the names of files that have neither a name of the user's nor a task ID. */
function nameOfRun(context: IExecuteSingleFunctions, { mark }: Run): string {
	const execution = context.getExecutionId();
	return isFirst(context.getNode()) ? execution : `${execution}-${mark}`;
}

/**
 * What the files of one of an item's tasks are called, and how they are numbered.
 *
 * @param position of the task among the item's, from 0
 */
export function namingOf(
	context: IExecuteSingleFunctions,
	run: Run,
	position: number,
	taskId?: string,
): { baseName: string; numbering: Numbering } {
	const owner = { taskId, run: nameOfRun(context, run) };
	return {
		baseName: run.attempt.fileName(context.getItemIndex(), position, owner),
		numbering: numberingOf(context.getNode()),
	};
}
