import type {
	DeclarativeRestApiSettings,
	IExecutePaginationFunctions,
	INodeExecutionData,
} from 'n8n-workflow';
import type { FileOwner } from '../images/fileNames';
import type { ReferenceSource } from '../images/referenceSources';
import type { ImageRequest } from '../request/imageRequest';
import { chooseSize } from '../request/sizes';
import type { Run, TaskRecord } from '../run/ledger';
import type { TaskIdentity } from '../run/taskFailure';
import type { Limiter } from '../traffic/limiter';
import type { RequestOptions } from '../images/downloadImage';
import { requestOptionsOf, sender, type Send } from '../traffic/transport';
import type { ImageSize, Vendor } from '../vendors/vendor';
import type { LookedAt } from './checkReferences';

/** One item's task: the request and its references. */
export interface ImageTask {
	/** Absent where the item's images are part of the first item's task. */
	request?: ImageRequest;
	sources?: ReferenceSource[];
	files?: FileOwner[];
	spendingLimit?: number;
}

/** All that the life of one item's task needs. */
export interface Story {
	context: IExecutePaginationFunctions;
	run: Run;
	record: TaskRecord;
	limiter: Limiter;
	request: ImageRequest;
	sources: ReferenceSource[];
	pairedItem: INodeExecutionData['pairedItem'];
	vendor: Vendor;
	identity: TaskIdentity;
	send: Send;
	requestOptions: RequestOptions;
	cancelSignal?: AbortSignal;
	/** Milliseconds that the task may take. */
	timeout: number;
	/** What was seen of each reference image, once they are checked. */
	looked: LookedAt[];
	/** The size to send; of a vendor that wants the shape of an image, once that is known. */
	size?: ImageSize;
}

/** An item's story as it begins. */
export function storyOf(
	context: IExecutePaginationFunctions,
	requestData: DeclarativeRestApiSettings.ResultOptions,
	{ run, record, pairedItem }: Pick<Story, 'run' | 'record' | 'pairedItem'>,
	request: ImageRequest,
	sources: ReferenceSource[],
): Story {
	const { vendor, model, timeout } = request;
	return {
		context,
		run,
		record,
		limiter: run.limiter(request.maxConcurrency, vendor),
		request,
		sources,
		pairedItem,
		vendor,
		identity: { vendor, model: model.id },
		send: sender(context, requestData),
		requestOptions: requestOptionsOf(context, requestData),
		cancelSignal: context.getExecutionCancelSignal(),
		timeout,
		looked: [],
		size: request.size && chooseSize(model.offering, request.size),
	};
}
