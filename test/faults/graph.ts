import {
	ExecutionLifecycleHooks,
	PackageDirectoryLoader,
	RoutingNode,
	WorkflowExecute,
	type ExecuteContext,
} from 'n8n-core';
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
import { join } from 'node:path';
import { TestCredentials } from '../engine/credentials';
import { binaryStore, start } from '../engine/engine-version';

export interface GraphNode {
	name: string;
	/** A node of the pack, such as seedreamGenerate, its tool, such as seedreamGenerateTool, or one of `types`. */
	type: string;
	parameters?: IDataObject;
	settings?: Partial<INode>;
}

/** A workflow of any shape; the first node starts it. */
export interface Graph {
	nodes: GraphNode[];
	connections: IConnections;
	types: Record<string, INodeType>;
	credentials: Record<string, ICredentialDataDecryptedObject>;
	cancelAfter?: number;
}

const ROOT = join(__dirname, '..', '..');
const TOOL = /Tool$/;
let loader: Promise<PackageDirectoryLoader> | undefined;
let executions = 0;

async function loadPack(): Promise<PackageDirectoryLoader> {
	const pack = new PackageDirectoryLoader(ROOT);
	await pack.loadAll();
	await binaryStore();
	return pack;
}

const own = (description: Partial<INodeType['description']>): INodeType['description'] => ({
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
});

/** A node of the test's own. */
export const testNode = (
	execute: NonNullable<INodeType['execute']>,
	description: Partial<INodeType['description']> = {},
): INodeType => ({ description: own(description), execute });

export const startWith = (items: INodeExecutionData[]): INodeType =>
	testNode(async () => [items], { group: ['trigger'], inputs: [] });

/** A node of the pack as n8n loads it: without `execute` it runs through RoutingNode; as a tool its output changes. */
function packNode(pack: PackageDirectoryLoader, type: string): INodeType {
	const loaded = pack.nodeTypes[type.replace(TOOL, '')];
	if (!loaded) throw new Error(`The pack has no node ${type}`);
	const node = loaded.type as INodeType;
	const description = TOOL.test(type)
		? { ...node.description, name: type, inputs: [], outputs: [NodeConnectionTypes.AiTool] }
		: node.description;
	return {
		...node,
		description,
		async execute(this: unknown) {
			return await new RoutingNode(this as ExecuteContext, node).runNode();
		},
	} as INodeType;
}

/** Runs a workflow of any shape in n8n-core's real engine. */
export async function runGraph(graph: Graph): Promise<IRun> {
	const pack = await (loader ??= loadPack());
	const types = new Map<string, INodeType>();
	for (const { type } of graph.nodes) types.set(type, graph.types[type] ?? packNode(pack, type));
	const nodeTypes: INodeTypes = {
		getByName: (name) => types.get(name) as INodeType,
		getByNameAndVersion: (name) => types.get(name) as INodeType,
		getKnownTypes: () => ({}),
	};
	const credentialNames = Object.fromEntries(
		Object.keys(graph.credentials).map((name) => [name, { id: name, name }]),
	);
	const nodes = graph.nodes.map(({ name, type, parameters = {}, settings }, index): INode => ({
		id: name,
		name,
		type,
		typeVersion: 1,
		position: [200 * index, 0],
		parameters: parameters as INode['parameters'],
		credentials: credentialNames,
		...settings,
	}));
	executions += 1;
	const id = 'graph-test';
	const { connections } = graph;
	const workflow = new Workflow({
		id,
		name: id,
		nodes,
		connections,
		active: false,
		nodeTypes,
		settings: { executionOrder: 'v1' },
	});
	const executionId = `graph-${executions}`;
	const hooks = new ExecutionLifecycleHooks('manual', executionId, {
		id,
		name: id,
		active: false,
		isArchived: false,
		connections,
		nodes,
		createdAt: new Date(),
		updatedAt: new Date(),
		activeVersionId: null,
	});
	const done = new Promise<IRun>((resolve) => hooks.addHandler('workflowExecuteAfter', resolve));
	const credentialTypes = new Map(
		Object.entries(pack.credentialTypes).map(([name, { type }]) => [name, type]),
	);
	const url = 'http://127.0.0.1:1/';
	const additionalData = {
		credentialsHelper: new TestCredentials(credentialTypes, graph.credentials),
		hooks,
		executionId,
		currentNodeExecutionIndex: 0,
		restApiUrl: url,
		instanceBaseUrl: url,
		formWaitingBaseUrl: url,
		webhookBaseUrl: url,
		webhookWaitingBaseUrl: url,
		webhookTestBaseUrl: url,
		variables: {},
		logAiEvent: () => undefined,
	} as unknown as IWorkflowExecuteAdditionalData;
	const [first] = nodes;
	if (!first) throw new Error('The graph has no nodes');
	const execution = start(new WorkflowExecute(additionalData, 'manual'), workflow, first);
	if (graph.cancelAfter !== undefined)
		setTimeout(() => execution.cancel(), graph.cancelAfter).unref();
	execution.catch(() => undefined);
	return await done;
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
