import type { VendorName } from '../models/catalog';
import type { ImageRequest } from '../models/imageRequest';
import type { ImageSize } from '../models/sizes';
import type { VendorError } from './errors';

/** A request to the vendor's API host; the credential adds the key. */
export interface HttpCall {
	method: 'GET' | 'POST';
	/** Below the credential's base URL. */
	path: string;
	/** An object to be sent as JSON, a form, or the bytes of JSON. */
	body?: object;
}

/** A vendor's reply as it came: a body that was not JSON is text. */
export interface Reply {
	statusCode: number;
	headers: Record<string, unknown>;
	body: unknown;
}

/** A task about to be submitted: references are URLs or data URIs by now, in order. */
export interface Order {
	request: ImageRequest;
	/** Absent where the vendor decides. */
	size?: ImageSize;
	references: string[];
}

export interface Layer {
	zIndex: number;
	name?: string;
	/** Pixels. */
	boundingBox?: { left: number; top: number; right: number; bottom: number };
}

/** A finished image of a task, at a URL or inline. */
export interface ResultImage {
	/** Counts from 0 over all images of the task, failed ones included. */
	index: number;
	url?: string;
	base64?: string;
	/** Pixels, where the vendor reports them. */
	width?: number;
	height?: number;
	layer?: Layer;
}

export interface FailedImage {
	index: number;
	code?: string;
	message: string;
}

export interface TaskResult {
	/** The vendor's model id, where the reply names it. */
	model?: string;
	prompt?: string;
	images: ResultImage[];
	failedImages: FailedImage[];
}

/** A task as the vendor last told. A status word that nobody knows means it still runs. */
export type TaskState =
	| { status: 'processing' }
	| { status: 'succeeded'; result: TaskResult }
	| { status: 'failed'; error: VendorError };

/** What a question about a task brought: its state, that the vendor has no such task, or no usable answer. */
export type TaskReading =
	TaskState | { status: 'unknown' } | { status: 'unanswered'; error: VendorError };

/** What became of a submission. `ambiguous`: a task may exist and may have been billed. */
export type SubmissionReading =
	| { outcome: 'accepted'; taskId: string }
	| { outcome: 'finished'; taskId?: string; state: Exclude<TaskState, { status: 'processing' }> }
	| { outcome: 'refused'; error: VendorError }
	| { outcome: 'ambiguous'; error: VendorError };

/** Questions about tasks, free at every vendor. */
export interface TaskQueries {
	single(taskId: string): HttpCall;
	readSingle(reply: Reply): TaskReading;
	/** Many tasks in one request, where the vendor has it. */
	batch?: {
		most: number;
		call(taskIds: string[]): HttpCall;
		/** An error where the reply as a whole could not be used. */
		read(reply: Reply, taskIds: string[]): Map<string, TaskReading> | VendorError;
	};
}

export interface UploadFile {
	bytes: Buffer;
	fileName: string;
	mimeType: string;
}

/** A place for input images at the vendor; vendors without one take images inline. */
export interface Uploads {
	call(file: UploadFile): HttpCall;
	read(reply: Reply): { url: string } | VendorError;
}

export interface ListedModel {
	id: string;
	displayName: string;
}

/** The vendor's own model list, where it has one. */
export interface ModelList {
	call: HttpCall;
	read(reply: Reply): ListedModel[];
}

/** One vendor's wire, as pure functions: no I/O, no waiting, no n8n. */
export interface Vendor {
	name: VendorName;
	credential: string;
	submission(order: Order): HttpCall;
	readSubmission(reply: Reply): SubmissionReading;
	tasks?: TaskQueries;
	uploads?: Uploads;
	modelList?: ModelList;
}
