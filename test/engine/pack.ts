import { PackageDirectoryLoader, RoutingNode, type ExecuteContext } from 'n8n-core';
import { NodeConnectionTypes, type ICredentialType, type INodeType } from 'n8n-workflow';
import { join } from 'node:path';
import { binaryStore } from './engine-version';

const ROOT = join(__dirname, '..', '..');
const TOOL = /Tool$/;
let loading: Promise<PackageDirectoryLoader> | undefined;

async function load(): Promise<PackageDirectoryLoader> {
	const pack = new PackageDirectoryLoader(ROOT);
	await pack.loadAll();
	await binaryStore();
	return pack;
}

/** The pack's credential types, by name. */
export async function credentialTypes(): Promise<Map<string, ICredentialType>> {
	const pack = await (loading ??= load());
	return new Map(Object.entries(pack.credentialTypes).map(([name, { type }]) => [name, type]));
}

/**
 * A node of the pack as n8n loads it: without `execute` it runs through RoutingNode; as a tool, such as
 * seedreamGenerateTool, its output changes.
 */
export async function packNode(type: string): Promise<INodeType> {
	const pack = await (loading ??= load());
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
