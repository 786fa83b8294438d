import type { Throttle } from '../../test/emulator';
import type { VendorName } from '../../test/engine/seedream';
import type { Spread } from '../spread';

/** What the emulator is to be like for one run of the benchmark. */
export interface EmulatorPlan {
	spread: Spread;
	/** Of every image file. */
	imageBytes?: number;
	throttle?: Throttle;
	/** Refuses more unfinished tasks than these with 429. */
	maxTasksInFlight?: number;
	/** Answers everything with 429, for so long (milliseconds), beginning so long after the first submission. */
	outage?: { begins: number; lasts: number };
	/** Answers every submission with 429. */
	refusesAll?: boolean;
}

export interface VendorAccess {
	url: string;
	apiKey: string;
}

/** What the emulator saw of one vendor. */
export interface VendorRecord {
	/** Milliseconds that each task took, in the order of submission. */
	taskTimes: number[];
	/** Milliseconds from a task's end to the end of the first answer that told of it. */
	lags: number[];
	submissions: number;
	submitRequests: number;
	pollRequests: number;
	/** Requests to the API that were answered 429. */
	throttled: number;
	downloads: number;
}

/** What the emulator's process is asked, by name. */
export interface EmulatorCalls {
	start: { given: EmulatorPlan; answer: Record<VendorName, VendorAccess> };
	record: { given: VendorName; answer: VendorRecord };
	/** When a task is finished, in milliseconds since the epoch: what only the floor may know. */
	finishOf: { given: { vendor: VendorName; taskId: string }; answer: number };
}
export type CallName = keyof EmulatorCalls;

export interface Question<Name extends CallName = CallName> {
	number: number;
	name: Name;
	given: EmulatorCalls[Name]['given'];
}
export interface Answer {
	number: number;
	answer?: EmulatorCalls[CallName]['answer'];
	error?: string;
}
