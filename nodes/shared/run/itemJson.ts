import type { INodeExecutionData } from 'n8n-workflow';
import type { Cost } from '../request/cost';
import type { TaskIdentity } from './taskFailure';

type Json = INodeExecutionData['json'];

/** JSON without the fields that hold nothing. */
export function withoutAbsent(json: object): Json {
	return JSON.parse(JSON.stringify(json)) as Json;
}

/** What an item says of the task it belongs to, and where that stands. */
export function taskJson(
	{ vendor, model, taskId }: Partial<TaskIdentity>,
	status: 'succeeded' | 'processing' | 'failed' | 'unknown',
): Json {
	return withoutAbsent({ vendor: vendor?.name, model, taskId, status });
}

/** What an item says of money. */
export function costJson({ amount, currency, basis }: Cost): Json {
	return { cost: amount, costCurrency: currency, costBasis: basis };
}
