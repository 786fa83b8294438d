import type {
	DeclarativeRestApiSettings,
	IExecuteData,
	IExecutePaginationFunctions,
	IHttpRequestOptions,
	INode,
	INodeExecutionData,
} from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';
import { replyPostReceive } from '../../../nodes/shared/traffic/transport';
import type { Journal } from '../journal';
import type { Files } from '../network/files';
import type { Network } from '../network/network';
import type { Scenario } from '../scenario';

/** What surrounds the node in one run. */
export interface Surroundings {
	scenario: Scenario;
	network: Network;
	files: Files;
	journal: Journal;
	node: INode;
	/** The same for every item and every attempt of a run. */
	executeData: IExecuteData;
	cancelSignal: AbortSignal;
}

/** What n8n hands to the node's functions for one item: as much of it as they use. */
export function itemContext(
	item: number,
	{ scenario, network, files, journal, node, executeData, cancelSignal }: Surroundings,
): IExecutePaginationFunctions {
	const { batchSize, batchInterval } = scenario;
	const parameters: Record<string, unknown> = {
		authentication: node.parameters.authentication,
		requestOptions: batchInterval > 0 ? { batching: { batch: { batchSize, batchInterval } } } : {},
	};
	const context = {
		getItemIndex: () => item,
		getExecutionId: () => '1',
		getExecuteData: () => executeData,
		getNode: () => node,
		getInputData: (): INodeExecutionData => executeData.data.main?.[0]?.[item] ?? { json: {} },
		continueOnFail: () => scenario.onError === 'continue',
		getNodeParameter: (name: string, fallback?: unknown) => parameters[name] ?? fallback,
		getCredentials: async () => ({ apiKey: 'simulated-key' }),
		getExecutionCancelSignal: () => cancelSignal,
		logger: { info: (text: string) => journal.note('log', item, () => text) },
		helpers: {
			httpRequest: async (options: IHttpRequestOptions) => await files.httpRequest(item, options),
			prepareBinaryData: files.prepareBinaryData.bind(files),
		},
		makeRoutingRequest: async ({ options }: DeclarativeRestApiSettings.ResultOptions) => {
			const request = { ...options } as IHttpRequestOptions;
			if (scenario.cancelBreaksOff) request.abortSignal = cancelSignal;
			const response = await network.request(item, request).catch((error) => {
				throw new NodeApiError(node, error as ConstructorParameters<typeof NodeApiError>[1]);
			});
			return await replyPostReceive.call(context as never, [], response as never);
		},
	};
	return context as unknown as IExecutePaginationFunctions;
}
