import type { IDataObject, INode, INodeType, IRun } from 'n8n-workflow';
import { execute, type Execution } from '../engine/execution';
import { packNode } from '../engine/pack';

export interface GraphNode {
	name: string;
	/** A node of the pack, such as seedreamGenerate, its tool, such as seedreamGenerateTool, or one of `types`. */
	type: string;
	parameters?: IDataObject;
	settings?: Partial<INode>;
}

/** A workflow of any shape; the first node starts it. */
export interface Graph extends Pick<Execution, 'connections' | 'credentials'> {
	nodes: GraphNode[];
	types: Record<string, INodeType>;
}

/** Runs a workflow of any shape, of the pack's nodes and the test's own, in n8n-core's real engine. */
export async function runGraph({ nodes, types, ...graph }: Graph): Promise<IRun> {
	const all = new Map<string, INodeType>();
	for (const { type } of nodes) all.set(type, types[type] ?? (await packNode(type)));
	return await execute({
		...graph,
		types: all,
		nodes: nodes.map(({ settings, ...node }) => ({ ...node, ...settings })),
	});
}
