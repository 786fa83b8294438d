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
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type INodeTypes,
	type IRun,
	type IVersionedNodeType,
	type IWorkflowExecuteAdditionalData,
	type IConnections,
} from 'n8n-workflow';
import { join } from 'node:path';
import { TestCredentials } from './credentials';
import { binaryStore, start } from './engine-version';

export interface EngineNode {
	name: string;
	/** The pack's own node name, such as seedreamGenerate. */
	type: string;
	parameters: IDataObject;
	settings?: Partial<INode>;
}

export interface EngineWorkflow {
	/** What the first node gets. */
	items: INodeExecutionData[];
	/** One after the other. */
	nodes: EngineNode[];
	credentials: Record<string, ICredentialDataDecryptedObject>;
	/** n8n's workflow setting: files beside the JSON, or inside it. */
	binaryMode?: 'separate' | 'combined';
	/** Cancels the execution after so many milliseconds. */
	cancelAfter?: number;
}

const ITEMS = 'test.items';
const ROOT = join(__dirname, '..', '..');
let loader: Promise<PackageDirectoryLoader> | undefined;
let executions = 0;

async function loadPack(): Promise<PackageDirectoryLoader> {
	const pack = new PackageDirectoryLoader(ROOT);
	await pack.loadAll();
	await binaryStore();
	return pack;
}

/** The trigger of every test workflow. */
function itemsNode(items: INodeExecutionData[]): INodeType {
	return {
		description: {
			displayName: 'Items',
			name: 'items',
			group: ['trigger'],
			version: 1,
			description: 'Gives the items of the test',
			defaults: {},
			inputs: [],
			outputs: [NodeConnectionTypes.Main],
			properties: [],
		},
		execute: async () => [items],
	};
}

/** As n8n's own node loader does: a node without `execute` runs through RoutingNode. */
function runnable(type: INodeType): INodeType {
	return {
		...type,
		description: type.description,
		async execute(this: unknown) {
			return await new RoutingNode(this as ExecuteContext, type).runNode();
		},
	} as INodeType;
}

/** Runs a workflow in n8n-core's real engine. */
export async function runWorkflow(definition: EngineWorkflow): Promise<IRun> {
	const pack = await (loader ??= loadPack());
	const types = new Map<string, INodeType>([[ITEMS, itemsNode(definition.items)]]);
	for (const { type } of definition.nodes) {
		const loaded = pack.nodeTypes[type];
		if (!loaded) throw new Error(`The pack has no node ${type}`);
		types.set(`n8n-nodes-seedream.${type}`, runnable(loaded.type as INodeType));
	}
	const nodeTypes: INodeTypes = {
		getByName: (name): INodeType | IVersionedNodeType => types.get(name) as INodeType,
		getByNameAndVersion: (name) => types.get(name) as INodeType,
		getKnownTypes: () => ({}),
	};
	const credentialNames = Object.fromEntries(
		Object.keys(definition.credentials).map((name) => [name, { id: name, name }]),
	);
	const first: INode = {
		id: 'items',
		name: 'Items',
		type: ITEMS,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const nodes: INode[] = [
		first,
		...definition.nodes.map(({ name, type, parameters, settings }, index) => ({
			id: name,
			name,
			type: `n8n-nodes-seedream.${type}`,
			typeVersion: 1,
			position: [200 * (index + 1), 0] as [number, number],
			parameters: parameters as INode['parameters'],
			credentials: credentialNames,
			...settings,
		})),
	];
	const connections: IConnections = {};
	nodes.slice(0, -1).forEach(({ name }, index) => {
		const next = nodes[index + 1]?.name ?? '';
		connections[name] = { main: [[{ node: next, type: NodeConnectionTypes.Main, index: 0 }]] };
	});
	executions += 1;
	const workflow = new Workflow({
		id: 'engine-test',
		name: 'Engine test',
		nodes,
		connections,
		active: false,
		nodeTypes,
		settings: { executionOrder: 'v1', binaryMode: definition.binaryMode },
	});
	const hooks = new ExecutionLifecycleHooks('manual', String(executions), {
		id: 'engine-test',
		name: 'Engine test',
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
	const localhost = 'http://127.0.0.1:1/';
	const additionalData = {
		credentialsHelper: new TestCredentials(credentialTypes, definition.credentials),
		hooks,
		executionId: String(executions),
		currentNodeExecutionIndex: 0,
		restApiUrl: `${localhost}rest`,
		instanceBaseUrl: localhost,
		formBaseUrl: localhost,
		formWaitingBaseUrl: localhost,
		formTestBaseUrl: localhost,
		webhookBaseUrl: localhost,
		webhookWaitingBaseUrl: localhost,
		webhookTestBaseUrl: localhost,
		mcpBaseUrl: localhost,
		mcpTestBaseUrl: localhost,
		variables: {},
		logAiEvent: () => undefined,
	} as unknown as IWorkflowExecuteAdditionalData;
	const execution = start(new WorkflowExecute(additionalData, 'manual'), workflow, first);
	if (definition.cancelAfter !== undefined) {
		setTimeout(() => execution.cancel(), definition.cancelAfter).unref();
	}
	execution.catch(() => undefined);
	return await done;
}

/** The bytes of an item's file, as a next node would read them. */
export async function bytesOf(item: INodeExecutionData, field = 'data'): Promise<Buffer> {
	const binary = item.binary?.[field];
	if (!binary) throw new Error(`The item has no file in '${field}': ${JSON.stringify(item.json)}`);
	return await (await binaryStore()).getAsBuffer(binary);
}
