/*
 * What the harness must do differently on the engines of test/versions: all of it is here. Differences show in
 * the engine itself, so nothing here knows a version.
 */
import { Container } from '@n8n/di';
import { BinaryDataService, type WorkflowExecute } from 'n8n-core';
import type { IBinaryData, INode, Workflow } from 'n8n-workflow';
import { join } from 'node:path';

/** The binary store when it still takes its settings from its host, and two ids for a file's place. */
interface FormerBinaryStore {
	init(settings: {
		mode: string;
		availableModes: string[];
		localStoragePath: string;
	}): Promise<void>;
	store(
		workflowId: string,
		executionId: string,
		bytes: Buffer,
		binary: IBinaryData,
	): Promise<IBinaryData>;
}

/** The engine when `run` still took its arguments by position. */
interface FormerExecute {
	run(workflow: Workflow, startNode: INode): ReturnType<WorkflowExecute['run']>;
}

let opening: Promise<BinaryDataService> | undefined;

async function open(): Promise<BinaryDataService> {
	const service = Container.get(BinaryDataService);
	// Newer ones read the environment and take no notice of this.
	await (service as unknown as FormerBinaryStore).init({
		mode: process.env.N8N_DEFAULT_BINARY_DATA_MODE ?? 'filesystem',
		availableModes: ['filesystem'],
		localStoragePath: join(process.env.N8N_USER_FOLDER ?? '', 'binaryData'),
	});
	return service;
}

/** n8n's binary store, on disk. */
export async function binaryStore(): Promise<BinaryDataService> {
	return await (opening ??= open());
}

/** Puts a file into n8n's binary store, as an earlier execution did. */
export async function storeFile(bytes: Buffer, binary: IBinaryData): Promise<IBinaryData> {
	const service = await binaryStore();
	const [workflowId, executionId] = ['earlier', 'earlier'];
	if (service.store.length > 3) {
		const former = service as unknown as FormerBinaryStore;
		return await former.store(workflowId, executionId, bytes, binary);
	}
	return await service.store({ type: 'execution', workflowId, executionId }, bytes, binary);
}

/** Starts a workflow at its first node. */
export function start(
	execution: WorkflowExecute,
	workflow: Workflow,
	startNode: INode,
): ReturnType<WorkflowExecute['run']> {
	if (execution.run.length > 1) {
		return (execution as unknown as FormerExecute).run(workflow, startNode);
	}
	return execution.run({ workflow, startNode });
}
