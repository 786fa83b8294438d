import {
	NodeConnectionTypes,
	type EngineRequest,
	type EngineResponse,
	type IConnections,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type IRun,
} from 'n8n-workflow';
import type { Emulator } from '../emulator';
import { CREDENTIALS, credentialsFor, modelOf, type VendorName } from '../engine/seedream';
import { chain, startWith, testNode } from '../engine/execution';
import { runGraph } from './graph';

interface Tool {
	invoke(input: object): Promise<string>;
}

/** A call to a tool: its arguments, and what the agent makes of its answer. */
export interface ToolCall {
	prompt: string;
}

const description = {
	inputs: [
		NodeConnectionTypes.Main,
		{ type: NodeConnectionTypes.AiTool },
	] as INodeType['description']['inputs'],
};

/** An agent that calls its tool itself, as n8n's agents did and other nodes do. */
function callingAgent(calls: ToolCall[], together: boolean): INodeType {
	return testNode(async function (this: IExecuteFunctions) {
		const [tool] = (await this.getInputConnectionData(NodeConnectionTypes.AiTool, 0)) as Tool[];
		const answers: string[] = [];
		const call = async ({ prompt }: ToolCall) => {
			const answer = await tool?.invoke({ prompt }).catch((error: Error) => error.message);
			answers.push(String(answer));
		};
		if (together) await Promise.all(calls.map(call));
		else for (const one of calls) await call(one);
		return [answers.map((answer): INodeExecutionData => ({ json: { answer } }))];
	}, description);
}

/** An agent that asks the engine to run its tool, as n8n's AI Agent does since version 3. */
function requestingAgent(calls: ToolCall[]): INodeType {
	const execute = async function (this: IExecuteFunctions, response?: EngineResponse) {
		const actionResponses = response?.actionResponses ?? [];
		if (actionResponses.length < calls.length) {
			const actions = calls.map(({ prompt }, index) => ({
				actionType: 'ExecutionNodeAction' as const,
				nodeName: 'Tool',
				input: { prompt },
				type: NodeConnectionTypes.AiTool,
				id: `call-${index}`,
				metadata: { itemIndex: 0 },
			}));
			return { actions, metadata: {} } as unknown as EngineRequest;
		}
		return [
			actionResponses.map(({ data }): INodeExecutionData => {
				const [items = []] = data.data?.ai_tool ?? [];
				return { json: { answer: JSON.stringify(items?.map(({ json }) => json)) } };
			}),
		];
	};
	return testNode(execute as NonNullable<INodeType['execute']>, description);
}

export interface AgentTest {
	vendor: VendorName;
	calls: ToolCall[];
	way: 'one by one' | 'together' | 'by the engine';
	settings?: Partial<INode>;
	agentSettings?: Partial<INode>;
	output?: 'urls' | 'images';
	/** Of the tool, beyond what is set here. */
	parameters?: IDataObject;
}

/** Runs an agent that has Seedream Generate as its tool. */
export async function runAgent(emulator: Emulator, test: AgentTest): Promise<IRun> {
	const { vendor, calls, way, settings, output = 'urls' } = test;
	const agent =
		way === 'by the engine' ? requestingAgent(calls) : callingAgent(calls, way === 'together');
	const connections: IConnections = {
		...chain('Items', 'Agent'),
		Tool: { ai_tool: [[{ node: 'Agent', type: NodeConnectionTypes.AiTool, index: 0 }]] },
	};
	return await runGraph({
		types: { items: startWith([{ json: { chat: 'draw' } }]), agent },
		nodes: [
			{ name: 'Items', type: 'items' },
			{ name: 'Agent', type: 'agent', settings: test.agentSettings },
			{
				name: 'Tool',
				type: 'seedreamGenerateTool',
				parameters: {
					authentication: CREDENTIALS[vendor],
					...modelOf(vendor),
					prompt: "={{ $fromAI('prompt', 'What to draw', 'string') }}",
					toolDescription: 'Draws',
					output,
					...test.parameters,
				},
				settings,
			},
		],
		connections,
		credentials: credentialsFor(emulator),
	});
}

/** What the agent made of its tool's answers. */
export const answersOf = (run: IRun): string[] =>
	(run.data.resultData.runData.Agent?.at(-1)?.data?.main?.[0] ?? []).map(({ json }) =>
		String(json.answer),
	);
