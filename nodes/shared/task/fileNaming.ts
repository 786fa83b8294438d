import type { INode } from 'n8n-workflow';
import { stemOfPrompt } from '../images/fileName';
import type { Numbering } from '../images/fileNames';

/** Saved nodes of version 1 keep the names of their files: the task's whole ID, and numbers from 0. */
const isFirst = ({ typeVersion }: INode): boolean => typeVersion < 2;

export const numberingOf = (node: INode): Numbering => (isFirst(node) ? 'fromZero' : 'fromOne');

/** How files begin that the user gives no name. */
export const stemOf = (node: INode, prompt?: string): string | undefined =>
	isFirst(node) ? undefined : stemOfPrompt(prompt);
