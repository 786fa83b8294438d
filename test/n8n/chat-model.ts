import Fastify from 'fastify';
import { closeServer, listenOnLoopback } from './loopback-server';

interface ChatMessage {
	role: 'system' | 'user' | 'assistant' | 'tool';
	content: unknown;
}

interface OfferedTool {
	function: {
		name: string;
		description: string;
		parameters: { properties: Record<string, object> };
	};
}

interface ChatRequest {
	messages: ChatMessage[];
	tools?: OfferedTool[];
}

export interface ChatModel {
	/** What n8n's credential "OpenAI" holds. */
	credential: Record<string, unknown>;
	/** What the agent said to the model, call by call. */
	requests: ChatRequest[];
	/** What the tool answered. */
	toolAnswers: string[];
	close(): Promise<void>;
}

const API_KEY = 'test-openai-key';

/**
 * A chat model of OpenAI's kind that is sure of what to do: it calls the first tool it is offered, once, with the
 * given arguments, and then repeats what the tool answered.
 */
export async function startChatModel(toolArguments: object): Promise<ChatModel> {
	const requests: ChatRequest[] = [];
	const toolAnswers: string[] = [];
	const server = Fastify({ bodyLimit: 10 * 1024 * 1024 });
	server.post<{ Body: ChatRequest }>('/v1/chat/completions', async ({ body, headers }, reply) => {
		if (headers.authorization !== `Bearer ${API_KEY}`) return await reply.status(401).send({});
		requests.push(body);
		const last = body.messages.at(-1);
		if (last?.role !== 'tool') return completion('tool_calls', callOf(body, toolArguments));
		toolAnswers.push(String(last.content));
		return completion('stop', { content: `Here it is: ${String(last.content)}` });
	});
	const origin = await listenOnLoopback(server);
	return {
		credential: { apiKey: API_KEY, url: `${origin}/v1` },
		requests,
		toolAnswers,
		close: async () => await closeServer(server),
	};
}

function callOf({ tools }: ChatRequest, toolArguments: object): object {
	const [tool] = tools ?? [];
	if (!tool) throw new Error('The agent offers no tool');
	const call = { name: tool.function.name, arguments: JSON.stringify(toolArguments) };
	return { content: null, tool_calls: [{ id: 'call_1', type: 'function', function: call }] };
}

const completion = (finishReason: string, message: object) => ({
	id: 'chatcmpl-1',
	object: 'chat.completion',
	created: 0,
	model: 'gpt-4.1-mini',
	choices: [{ index: 0, finish_reason: finishReason, message: { role: 'assistant', ...message } }],
	usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
});
