import {
	NodeApiError,
	type DeclarativeRestApiSettings,
	type IExecutePaginationFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { InvalidRequest } from '../../nodes/shared/request/invalidRequest';
import { runOf } from '../../nodes/shared/run/ledger';
import { PACK_NODES } from '../documentation/packNodes';
import { complete } from '../unit/fields/display';
import { CREDENTIAL, contextsOf } from './context';
import type { Provocation, Setting } from './provocation';
import { plainRequest } from './routing';
import { storedFor } from './stored';

type Pagination = (
	this: IExecutePaginationFunctions,
	requestData: DeclarativeRestApiSettings.ResultOptions,
) => Promise<INodeExecutionData[]>;

/** The version that a node is added as. */
export const newestVersion = ({ version, defaultVersion }: INodeTypeDescription): number =>
	defaultVersion ?? Math.max(...[version].flat());

/** What a person is told: the title, and below it the description. */
export type Refusal = Pick<InvalidRequest, 'message' | 'advice' | 'stack'>;

/**
 * Plays a provocation through the node's own functions, as n8n calls them for each item.
 *
 * @returns the refusal of the first item that has one; undefined where something would have been sent
 * @throws what else ended the run
 */
export async function play(
	provocation: Provocation,
	setting: Setting,
): Promise<Refusal | undefined> {
	const { node: type, credential } = provocation;
	const { description } = PACK_NODES[type];
	const typeVersion = newestVersion(description);
	const { parameters, items } = storedFor(provocation, setting);
	const all = complete(description, parameters, typeVersion);
	const account = { ...CREDENTIAL, ...credential };
	const execution = { type, typeVersion, items, credential: account };
	const contexts = contextsOf({ ...execution, parameters: { ...parameters, ...all } });
	const ends = await Promise.allSettled(
		contexts.map(async (context, index) => {
			const item = items[index] ?? { json: {} };
			const body = plainRequest(description, all, typeVersion, item);
			await runItem(description, context, { baseURL: account.baseUrl, url: '', body });
		}),
	);
	const [first] = contexts;
	if (!first) return undefined;
	const { attempt } = runOf(first);
	const refusals = contexts.map((_, index) => attempt.entry(index).refusal);
	const [refusal] = [...refusals, attempt.verdict?.refusal].filter((one) => one !== undefined);
	if (refusal instanceof InvalidRequest) return refusal;
	if (first.getExecutionCancelSignal()?.aborted) return undefined;
	if (refusal !== undefined) throw refusal as Error;
	return toldByError(ends);
}

/** What is known only when sending begins ends as an error of n8n's. */
function toldByError(ends: ReadonlyArray<PromiseSettledResult<void>>): Refusal | undefined {
	const [failed] = ends.flatMap((end) =>
		end.status === 'rejected' ? [end.reason as unknown] : [],
	);
	if (failed === undefined) return undefined;
	if (!(failed instanceof NodeApiError)) throw failed as Error;
	const { message, description, stack } = failed;
	return { message, advice: description ?? undefined, stack };
}

async function runItem(
	{ properties, requestOperations }: INodeTypeDescription,
	context: IExecutePaginationFunctions,
	options: IHttpRequestOptions,
): Promise<void> {
	const vendor = properties.find(({ name }) => name === 'authentication');
	let request = options;
	for (const preSend of vendor?.routing?.send?.preSend ?? []) {
		request = await preSend.call(context, request);
	}
	const pagination = requestOperations?.pagination as Pagination;
	await pagination.call(context, { options: request } as DeclarativeRestApiSettings.ResultOptions);
}
