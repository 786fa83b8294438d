import type { IExecuteSingleFunctions, INode } from 'n8n-workflow';
import { stemOfPrompt } from '../images/fileName';
import type { Numbering } from '../images/fileNames';
import type { Run } from '../run/ledger';

/** Saved nodes of version 1 keep the names of their files: the task's whole ID, and numbers from 0. */
const isFirst = ({ typeVersion }: INode): boolean => typeVersion < 2;

export const numberingOf = (node: INode): Numbering => (isFirst(node) ? 'fromZero' : 'fromOne');

/** How files begin that the user gives no name. */
export const stemOf = (node: INode, prompt?: string): string | undefined =>
	isFirst(node) ? undefined : stemOfPrompt(prompt);

/** What stands for the run in the names of files that have neither a name of the user's nor a task ID. */
export function nameOfRun(context: IExecuteSingleFunctions, { mark }: Run): string {
	const execution = context.getExecutionId();
	return isFirst(context.getNode()) ? execution : `${execution}-${mark}`;
}
