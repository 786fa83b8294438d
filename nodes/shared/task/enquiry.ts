import type { IExecutePaginationFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Run } from '../run/ledger';
import type { Limiter } from '../traffic/limiter';
import type { RequestOptions } from '../images/downloadImage';
import type { Send } from '../traffic/transport';

/** What an item of Poll Prediction asks for, and what there is to ask with. */
export interface Enquiry<Request> {
	context: IExecutePaginationFunctions;
	run: Run;
	limiter: Limiter;
	request: Request;
	send: Send;
	requestOptions: RequestOptions;
	pairedItem: INodeExecutionData['pairedItem'];
	cancelSignal?: AbortSignal;
}

/** How often a single free question is tried. */
export const LOOKS = 4;
