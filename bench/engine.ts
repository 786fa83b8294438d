import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	NodeConnectionTypes,
	Workflow,
	type IConnections,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type INodeTypes,
	type IRun,
	type IVersionedNodeType,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { TestCredentials } from '../test/engine/credentials';

export interface BenchNode {
	name: string;
	type: INodeType;
	version?: number;
	parameters?: IDataObject;
	/** The nodes behind each output. */
	next?: string[][];
}

/** The trigger: gives the items of a run. */
export function itemsNode(items: INodeExecutionData[]): INodeType {
	return {
		description: {
			displayName: 'Items',
			name: 'items',
			group: ['trigger'],
			version: 1,
			description: 'Gives the items of the run',
			defaults: {},
			inputs: [],
			outputs: [NodeConnectionTypes.Main],
			properties: [],
		},
		execute: async () => [items],
	};
}

/** One version of a node type that has several. */
export function versionOf(type: INodeType | IVersionedNodeType, version: number): INodeType {
	return 'nodeVersions' in type ? type.getNodeType(version) : type;
}

/**
 * Runs nodes that are not the pack's, loops included, in n8n-core's engine; the first one starts. The engine
 * tests' own harness knows the pack's nodes in a row only.
 */
export async function runNodes(definition: BenchNode[]): Promise<IRun> {
	const types = new Map(definition.map(({ name, type }) => [name, type]));
	const nodeTypes: INodeTypes = {
		getByName: (name) => types.get(name) as INodeType,
		getByNameAndVersion: (name) => types.get(name) as INodeType,
		getKnownTypes: () => ({}),
	};
	const nodes = definition.map(({ name, version = 1, parameters = {} }): INode => ({
		id: name,
		name,
		type: name,
		typeVersion: version,
		position: [0, 0],
		parameters: parameters as INode['parameters'],
	}));
	const connections: IConnections = Object.fromEntries(
		definition.map(({ name, next = [] }) => {
			const main = next.map((names) =>
				names.map((node) => ({ node, type: NodeConnectionTypes.Main, index: 0 })),
			);
			return [name, { main }];
		}),
	);
	const facts = { id: 'bench', name: 'Bench', nodes, connections, active: false };
	const settings = { executionOrder: 'v1' as const };
	const workflow = new Workflow({ ...facts, nodeTypes, settings });
	const hooks = new ExecutionLifecycleHooks('manual', 'bench', {
		...facts,
		isArchived: false,
		createdAt: new Date(),
		updatedAt: new Date(),
		activeVersionId: null,
	});
	const done = new Promise<IRun>((resolve) => hooks.addHandler('workflowExecuteAfter', resolve));
	const additionalData = {
		credentialsHelper: new TestCredentials(new Map(), {}),
		hooks,
		executionId: 'bench',
		currentNodeExecutionIndex: 0,
		variables: {},
		logAiEvent: () => undefined,
		webhookWaitingBaseUrl: 'http://127.0.0.1:1/',
		formWaitingBaseUrl: 'http://127.0.0.1:1/',
	} as unknown as IWorkflowExecuteAdditionalData;
	const execution = new WorkflowExecute(additionalData, 'manual').run({
		workflow,
		startNode: nodes[0],
	});
	execution.catch(() => undefined);
	const run = await done;
	if (run.data.resultData.error) throw run.data.resultData.error;
	return run;
}

/** Items that a node gave in all its rounds, at one output. */
export function itemsOf(run: IRun, name: string, output = 0): INodeExecutionData[] {
	const rounds = run.data.resultData.runData[name] ?? [];
	return rounds.flatMap(({ data }) => data?.main?.[output] ?? []);
}
