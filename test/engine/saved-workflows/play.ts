import {
	NodeConnectionTypes,
	type IConnections,
	type IDataObject,
	type INode,
	type INodeType,
} from 'n8n-workflow';
import type { Emulator } from '../../emulator';
import { execute, testNode } from '../execution';
import { packNode } from '../pack';
import { credentialsFor, CREDENTIALS } from '../seedream';
import { plainOf } from './plain';
import { readSaved, WORKFLOWS, type SavedVendor, type SavedWorkflow } from './workflows';

const OWN = /^n8n-nodes-seedream\.(\w+?)(?:Tool)?$/;

/** Milliseconds after which every emulated task is finished. */
const LONG_ENOUGH = 1000;

/** What went over the wire and came out of the nodes, without what is new each time. */
export type Outcome = ReturnType<typeof plainOf>;

/** A node of another pack: gives what it is to give, else passes on what comes in; a Wait waits. */
const standIn = ({ name, type }: INode, gives: Awaited<ReturnType<Gives>>): INodeType =>
	testNode(async function () {
		if (type.endsWith('.wait')) await new Promise((resolve) => setTimeout(resolve, LONG_ENOUGH));
		const given = gives[name];
		if (given) return [given];
		return [this.getInputData().map((item, index) => ({ ...item, pairedItem: { item: index } }))];
	});

type Gives = (typeof WORKFLOWS)[string]['gives'];

/** An agent's tool as the node that the agent would have called: what it fills in comes as the item's JSON. */
function withTool({ nodes, connections }: SavedWorkflow): IConnections {
	const tool = nodes.find(({ type }) => type.endsWith('Tool'));
	const [first] = nodes.filter(({ type }) => type.endsWith('chatTrigger'));
	if (!tool || !first) return connections;
	const main = [[{ node: tool.name, type: NodeConnectionTypes.Main, index: 0 }]];
	return { [first.name]: { main } };
}

/** Runs a saved workflow in n8n's engine, with the account of one vendor. */
export async function playSaved(
	emulator: Emulator,
	name: string,
	vendor: SavedVendor,
): Promise<Outcome> {
	const saved = readSaved(name);
	const gives = (await WORKFLOWS[name]?.gives()) ?? {};
	const types = new Map<string, INodeType>();
	const nodes: INode[] = [];
	for (const node of saved.nodes.filter(({ type }) => !type.includes('sticky'))) {
		const [, own] = OWN.exec(node.type) ?? [];
		// Nodes of one type give different things here, so each has a type of its own.
		const type = own ? node.type : `${node.type} ${node.name}`;
		types.set(type, own ? await packNode(own) : standIn(node, gives));
		const account = own && { authentication: CREDENTIALS[vendor] };
		nodes.push({ ...node, type, parameters: { ...node.parameters, ...account } });
	}
	const run = await execute({
		nodes: nodes.map(({ name, type, typeVersion, parameters, onError }) => ({
			name,
			type,
			typeVersion,
			parameters: parameters as IDataObject,
			...(onError && { onError }),
		})),
		connections: withTool(saved),
		types,
		credentials: credentialsFor(emulator),
	});
	const ours = nodes.filter(({ type }) => OWN.test(type)).map((node) => node.name);
	const { runData, error } = run.data.resultData;
	const outputs = ours.map((one): [string, unknown] => [one, runData[one]?.[0]?.data?.main]);
	return plainOf(emulator[vendor], Object.fromEntries(outputs), error?.message);
}
