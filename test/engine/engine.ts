import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	INode,
	INodeExecutionData,
	IRun,
} from 'n8n-workflow';
import { binaryStore } from './engine-version';
import { chain, execute, startWith, type Execution } from './execution';
import { packNode } from './pack';

export interface EngineNode {
	name: string;
	/** The pack's own node name, such as seedreamGenerate. */
	type: string;
	parameters: IDataObject;
	settings?: Partial<INode>;
}

export interface EngineWorkflow extends Pick<Execution, 'binaryMode' | 'cancelWhen'> {
	/** What the first node gets. */
	items: INodeExecutionData[];
	/** One after the other. */
	nodes: EngineNode[];
	credentials: Record<string, ICredentialDataDecryptedObject>;
}

/** Runs nodes of the pack, one after the other, in n8n-core's real engine. */
export async function runWorkflow({ items, nodes, ...execution }: EngineWorkflow): Promise<IRun> {
	const types = new Map([['test.items', startWith(items)]]);
	for (const { type } of nodes) types.set(`n8n-nodes-seedream.${type}`, await packNode(type));
	return await execute({
		...execution,
		types,
		connections: chain('Items', ...nodes.map(({ name }) => name)),
		nodes: [
			{ name: 'Items', type: 'test.items' },
			...nodes.map(({ name, type, parameters, settings }) => ({
				name,
				type: `n8n-nodes-seedream.${type}`,
				parameters,
				...settings,
			})),
		],
	});
}

/** The bytes of an item's file, as a next node would read them. */
export async function bytesOf(item: INodeExecutionData, field = 'data'): Promise<Buffer> {
	const binary = item.binary?.[field];
	if (!binary) throw new Error(`The item has no file in '${field}': ${JSON.stringify(item.json)}`);
	return await (await binaryStore()).getAsBuffer(binary);
}
