import {
	NodeConnectionTypes,
	type IConnections,
	type IDataObject,
	type INodeExecutionData,
	type INodeType,
	type IRun,
	type IVersionedNodeType,
} from 'n8n-workflow';
import { execute } from '../test/engine/execution';

export interface BenchNode {
	name: string;
	type: INodeType;
	version?: number;
	parameters?: IDataObject;
	/** The nodes behind each output. */
	next?: string[][];
}

/** One version of a node type that has several. */
export function versionOf(type: INodeType | IVersionedNodeType, version: number): INodeType {
	return 'nodeVersions' in type ? type.getNodeType(version) : type;
}

/** Runs nodes that are not the pack's, loops included, in n8n-core's engine; the first one starts. */
export async function runNodes(definition: BenchNode[]): Promise<IRun> {
	const connections: IConnections = Object.fromEntries(
		definition.map(({ name, next = [] }) => {
			const main = next.map((names) =>
				names.map((node) => ({ node, type: NodeConnectionTypes.Main, index: 0 })),
			);
			return [name, { main }];
		}),
	);
	const run = await execute({
		connections,
		types: new Map(definition.map(({ name, type }) => [name, type])),
		nodes: definition.map(({ name, version = 1, parameters = {} }) => ({
			name,
			type: name,
			typeVersion: version,
			parameters,
		})),
	});
	if (run.data.resultData.error) throw run.data.resultData.error;
	return run;
}

/** Items that a node gave in all its rounds, at one output. */
export function itemsOf(run: IRun, name: string, output = 0): INodeExecutionData[] {
	const rounds = run.data.resultData.runData[name] ?? [];
	return rounds.flatMap(({ data }) => data?.main?.[output] ?? []);
}
