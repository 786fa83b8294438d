import type { Stage } from './types';

const MEGABYTE = 1024 * 1024;

export interface Throttle {
	requestsPerSecond: number;
	/** Seconds over which the pace is counted: 2 a second over 10 are 20 at once, then none. Default 1. */
	windowSeconds?: number;
	/** What it counts and refuses; every authenticated request by default. */
	stages?: readonly Stage[];
	/** Seconds told in Retry-After; without it there is no such header. */
	retryAfter?: number;
}

/** What every vendor has. */
export interface VendorSettings {
	/**
	 * How long a task takes, in milliseconds; the function gets the task's number, from 0.
	 * With Infinity only `finish` ends it.
	 */
	taskTimeMs: number | ((taskNumber: number) => number);
	/** Ends a task at the n-th answered question about it instead, whatever the time; where tasks can be asked about. */
	finishAfterPolls?: number;
	/** Refuses authenticated requests beyond this pace with 429. */
	throttle?: Throttle;
	/** Refuses submissions with 429 while this many tasks are unfinished. */
	maxTasksInFlight?: number;
	/** How late a new task shows in the account's list of tasks, where there is one. */
	listDelayMs: number;
	/** How many answers of that list a new task is missing from. */
	listDelayLooks: number;
	/** The most tasks of one page of that list; a vendor's own pages may be smaller. */
	listPage: number;
	/** How many images fewer than `max_images` the model decides to draw; at least one remains. */
	fewerImagesInSet: number;
	/** Positions that fail by moderation; all of them failing is a failed task. */
	failImagesInSet: number[];
	/** Layers over the base of a decomposition, as far as the model makes so many. */
	layerCount: number;
	/** Served files are padded to this many bytes and stay valid images. */
	imageBytes?: number;
	/** `small` draws 64 px wide files quickly; replies still tell the size asked for. */
	drawing: 'full' | 'small';
	/** Serves this format instead of the one asked for. */
	imageFormat?: 'jpeg' | 'png' | 'webp';
	/** Requests without User-Agent are blocked by the edge. */
	userAgentRequired: boolean;
	bodyLimitBytes: number;
	/** What the real vendor may pass through in silence is refused by default, so that tests see it. */
	unknownFields: 'refuse' | 'accept';
}

/** What a vendor's own defaults start from. */
export const commonDefaults = (): VendorSettings => ({
	taskTimeMs: 40,
	listDelayMs: 0,
	listDelayLooks: 0,
	listPage: Infinity,
	fewerImagesInSet: 0,
	failImagesInSet: [],
	layerCount: 3,
	drawing: 'full',
	userAgentRequired: true,
	bodyLimitBytes: 200 * MEGABYTE,
	unknownFields: 'refuse',
});
