import type { TaskState } from './result';
import type { VendorError } from './vendorError';

/** What a submission asked for. */
export interface Asked {
	/** The vendor's id of the model. */
	model: string;
	/** Images at most. */
	mostImages: number;
}

/** What became of a submission. `ambiguous`: a task may exist and may have been billed; an error can name it. */
export type SubmissionReading =
	| { outcome: 'accepted'; taskId: string }
	| { outcome: 'finished'; taskId?: string; state: Exclude<TaskState, { status: 'processing' }> }
	| { outcome: 'refused' | 'ambiguous'; error: VendorError; taskId?: string };
