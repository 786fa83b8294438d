import type { IBinaryData, IDataObject, INodeExecutionData } from 'n8n-workflow';
import { expect } from '@jest/globals';
import type { Emulator } from '../emulator';
import { sha256 } from './pictures';
import { runNode, type NodeRun, type NodeTest } from './seedream';
import { seen } from './wire';

/** One input as a user's workflow has it. */
export interface Input {
	/** What 'Image' or 'Images' holds. */
	images: string;
	json?: IDataObject;
	binary?: Record<string, IBinaryData>;
	binaryMode?: NodeTest['binaryMode'];
	parameters?: IDataObject;
}

/** Runs Compose, or Edit for one image, on one item at a vendor that takes files inline. */
export async function runInput(
	emulator: Emulator,
	node: 'seedreamCompose' | 'seedreamEdit',
	{ images, json = {}, binary, binaryMode, parameters }: Input,
): Promise<NodeRun> {
	const field = node === 'seedreamEdit' ? 'image' : 'images';
	const item: INodeExecutionData = binary ? { json, binary } : { json };
	return await runNode(emulator, {
		node,
		vendor: 'aioagi',
		parameters: { [field]: images, prompt: 'x', output: 'urls', ...parameters },
		items: [item],
		binaryMode,
	});
}

/** The references that the vendor got: URLs as they are, files by their bytes. */
export async function sentReferences(
	emulator: Emulator,
	node: 'seedreamCompose' | 'seedreamEdit',
	input: Input,
): Promise<Array<string | undefined>> {
	const { error } = await runInput(emulator, node, input);
	expect(error?.message).toBeUndefined();
	expect(emulator.aioagi.submissions).toHaveLength(1);
	return seen(emulator.aioagi.submissions[0]!);
}

/** The message with which an input is refused; nothing may have been sent. */
export async function refusedWith(
	emulator: Emulator,
	node: 'seedreamCompose' | 'seedreamEdit',
	input: Input,
): Promise<string> {
	const { error, items } = await runInput(emulator, node, input);
	expect(items).toHaveLength(0);
	expect(emulator.aioagi.requests).toHaveLength(0);
	const message = error?.message ?? '';
	expect(message).not.toContain('met something it does not expect');
	expect(message.length).toBeLessThan(700);
	return message;
}

export const hashes = (...files: Buffer[]): string[] => files.map(sha256);
