import type { Money } from './money';
import type { VendorError } from './vendorError';

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
	/** What the vendor says it billed for the task. */
	billed?: Money;
}

/** A task as the vendor last told. A status word that nobody knows means it still runs. */
export type TaskState =
	| { status: 'processing' }
	| { status: 'succeeded'; result: TaskResult }
	| { status: 'failed'; error: VendorError };
