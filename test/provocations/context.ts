import type {
	IDataObject,
	IExecuteData,
	IExecutePaginationFunctions,
	INode,
	INodeParameters,
} from 'n8n-workflow';
import { resolved, type Stored } from './stored';

/** A vendor that is nowhere near: what it cannot reach is refused. */
export const CREDENTIAL = {
	apiKey: 'key-of-the-provocations',
	baseUrl: 'https://vendor.example.com',
};

/** One execution of one node. */
export interface Execution extends Stored {
	type: string;
	typeVersion: number;
	credential: IDataObject;
}

/**
 * What n8n hands to the node's functions for each item, as far as they go before anything is sent: what would be sent
 * cancels the execution.
 */
export function contextsOf(execution: Execution): IExecutePaginationFunctions[] {
	const { type, typeVersion, parameters, items, credential } = execution;
	const node: INode = {
		id: type,
		name: 'Node',
		type: `n8n-nodes-seedream.${type}`,
		typeVersion,
		position: [0, 0],
		parameters,
	};
	const executeData: IExecuteData = { node, data: { main: [items] }, source: null };
	const cancelling = new AbortController();
	/** Nothing of this may leave: what was not refused ends here. */
	const stop = async (): Promise<never> => {
		cancelling.abort();
		throw new Error('sent');
	};
	const missing = async (): Promise<never> => {
		throw new Error('no such file');
	};
	return items.map((item, index) => {
		const context = {
			getItemIndex: () => index,
			getExecutionId: () => '1',
			getExecuteData: () => executeData,
			getNode: () => node,
			getInputData: () => item,
			getTimezone: () => 'UTC',
			continueOnFail: () => false,
			getNodeParameter: (name: string, fallback?: unknown) =>
				resolved((parameters as INodeParameters)[name] ?? fallback, item),
			getCredentials: async () => credential,
			getExecutionCancelSignal: () => cancelling.signal,
			evaluateExpression: (expression: string, itemIndex: number) =>
				resolved(expression, items[itemIndex] ?? item),
			logger: { info: () => undefined },
			helpers: { getBinaryStream: missing, httpRequest: stop, prepareBinaryData: stop },
			makeRoutingRequest: stop,
		};
		return context as unknown as IExecutePaginationFunctions;
	});
}
