import type {
	DeclarativeRestApiSettings,
	IExecutePaginationFunctions,
	INodeExecutionData,
} from 'n8n-workflow';
import type { ListRequest } from '../request/listRequest';
import type { PollRequest } from '../request/pollRequest';
import { runItem } from '../run/runItem';
import { requestOptionsOf, sender } from '../traffic/transport';
import { listTasks } from './listTasks';
import { pollTasks } from './pollTasks';

/** Brings the results of tasks that exist, or tells which do; the one entry of Poll Prediction. It submits nothing. */
export async function pollPrediction(
	this: IExecutePaginationFunctions,
	requestData: DeclarativeRestApiSettings.ResultOptions,
): Promise<INodeExecutionData[]> {
	return await runItem<PollRequest | ListRequest>(
		this,
		undefined,
		(run, _record, request, pairedItem) => {
			const means = {
				context: this,
				run,
				limiter: run.limiter(request.maxConcurrency, request.vendor),
				send: sender(this, requestData),
				requestOptions: requestOptionsOf(this, requestData),
				pairedItem,
				cancelSignal: this.getExecutionCancelSignal(),
			};
			return {
				check: async () => {},
				work: async () =>
					'list' in request
						? await listTasks({ ...means, request })
						: await pollTasks({ ...means, request }),
			};
		},
	);
}
