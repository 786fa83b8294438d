import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	NodeConnectionTypes,
	Workflow,
	type IConnections,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type INodeTypes,
	type IRun,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { TestCredentials } from './credentials';
import { start } from './engine-version';
import { credentialTypes } from './pack';

/** What is said of a node; the rest has defaults. */
export interface ExecutedNode extends Partial<Omit<INode, 'parameters'>> {
	name: string;
	type: string;
	parameters?: IDataObject;
}

/** A workflow of any shape; its first node starts it. */
export interface Execution {
	nodes: ExecutedNode[];
	connections: IConnections;
	/** By the type that nodes name. */
	types: Map<string, INodeType>;
	/** Every node may use all of them. */
	credentials?: Record<string, ICredentialDataDecryptedObject>;
	/** n8n's workflow setting: files beside the JSON, or inside it. */
	binaryMode?: 'separate' | 'combined';
	/** Cancels the execution once this is so; a moment would be another one on each machine. */
	cancelWhen?: () => boolean;
}

const HOST = 'http://127.0.0.1:1/';
let executions = 0;

/** Runs a workflow in n8n-core's real engine. */
export async function execute(execution: Execution): Promise<IRun> {
	const { connections, types, credentials = {}, binaryMode, cancelWhen } = execution;
	executions += 1;
	const executionId = String(executions);
	const names = Object.fromEntries(
		Object.keys(credentials).map((name) => [name, { id: name, name }]),
	);
	const nodes = execution.nodes.map(({ parameters = {}, ...node }, index): INode => ({
		id: node.name,
		typeVersion: 1,
		position: [200 * index, 0],
		parameters: parameters as INode['parameters'],
		credentials: names,
		...node,
	}));
	const [first] = nodes;
	if (!first) throw new Error('The workflow has no nodes');
	const nodeTypes: INodeTypes = {
		getByName: (type) => types.get(type) as INodeType,
		getByNameAndVersion: (type) => types.get(type) as INodeType,
		getKnownTypes: () => ({}),
	};
	const facts = { id: 'engine-test', name: 'Engine test', nodes, connections, active: false };
	const workflow = new Workflow({
		...facts,
		nodeTypes,
		settings: { executionOrder: 'v1', binaryMode },
	});
	const hooks = new ExecutionLifecycleHooks('manual', executionId, {
		...facts,
		isArchived: false,
		createdAt: new Date(),
		updatedAt: new Date(),
		activeVersionId: null,
	});
	const done = new Promise<IRun>((resolve) => hooks.addHandler('workflowExecuteAfter', resolve));
	const additionalData = {
		credentialsHelper: new TestCredentials(await credentialTypes(), credentials),
		hooks,
		executionId,
		currentNodeExecutionIndex: 0,
		restApiUrl: `${HOST}rest`,
		instanceBaseUrl: HOST,
		formBaseUrl: HOST,
		formWaitingBaseUrl: HOST,
		formTestBaseUrl: HOST,
		webhookBaseUrl: HOST,
		webhookWaitingBaseUrl: HOST,
		webhookTestBaseUrl: HOST,
		mcpBaseUrl: HOST,
		mcpTestBaseUrl: HOST,
		variables: {},
		logAiEvent: () => undefined,
	} as unknown as IWorkflowExecuteAdditionalData;
	const running = start(new WorkflowExecute(additionalData, 'manual'), workflow, first);
	running.catch(() => undefined);
	const watch = cancelWhen && setInterval(() => cancelWhen() && running.cancel(), 10);
	try {
		return await done;
	} finally {
		clearInterval(watch);
	}
}

/** Connections of nodes one after the other. */
export const chain = (...names: string[]): IConnections =>
	Object.fromEntries(
		names
			.slice(0, -1)
			.map((name, index) => [
				name,
				{ main: [[{ node: names[index + 1] ?? '', type: NodeConnectionTypes.Main, index: 0 }]] },
			]),
	);

/** A node of the test's own. */
export const testNode = (
	run: NonNullable<INodeType['execute']>,
	description: Partial<INodeType['description']> = {},
): INodeType => ({
	description: {
		displayName: 'Test',
		name: 'test',
		group: ['transform'],
		version: 1,
		description: 'A node of the test',
		defaults: {},
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
		...description,
	},
	execute: run,
});

/** A trigger that gives these items. */
export const startWith = (items: INodeExecutionData[]): INodeType =>
	testNode(async () => [items], { group: ['trigger'], inputs: [] });
