/** A time in which the vendor is out of order. */
export interface Outage {
	from: number;
	until: number;
	kind: 'throttle' | 'overloaded' | 'unreachable' | 'silent';
}

/** What the vendor takes from a moment on; absent limits do not bind. */
export interface Limit {
	from: number;
	/** Tasks that run at the same time. */
	atOnce?: number;
	/** Requests of any kind. */
	perSecond?: number;
}

/** Everything that a run depends on. Times are milliseconds from its start, shares from 0 to 1, unless said. */
export interface Scenario {
	seed: number;
	vendor: 'atlasCloud' | 'aceData' | 'aioagi';
	/** Makes images, or polls tasks that exist. */
	node: 'generate' | 'poll';

	items: number;
	/** How many different prompts the items have. */
	prompts: number;
	/** Images of a task. */
	images: number;
	output: 'images' | 'urls' | 'task';
	/** Poll Prediction: whether it waits, and how many tasks an item names. */
	wait: boolean;
	idsPerItem: number;
	maxConcurrency: number;
	/** Seconds. */
	timeout: number;
	/** An item without a prompt. */
	invalidItem?: number;

	onError: 'stop' | 'continue';
	executeOnce: boolean;
	tries: number;
	waitBetweenTries: number;
	batchSize: number;
	batchInterval: number;
	cancelAt?: number;
	/** Whether n8n breaks off every request when the execution is cancelled, as it does since 2.x. */
	cancelBreaksOff: boolean;

	latency: number;
	/** Share of the latency by which it varies. */
	jitter: number;
	taskTime: number;
	/** Of the logarithm of the task times. */
	taskSpread: number;
	limits: Limit[];
	outages: Outage[];
	/** Seconds that a 429 asks to wait. */
	retryAfter?: number;
	retryAfterAsDate: boolean;
	/** An item whose submissions are throttled without end. */
	throttledItem?: number;

	/** Until when the shares below hold. */
	troubleUntil: number;
	/** Submissions whose connection is never made, that are lost before and after the task is made, … */
	unreached: number;
	lostBefore: number;
	lostAfter: number;
	/** … answered with what nobody can read, with a fault from 500 up, or with a refusal. */
	unreadable: number;
	serverFaults: number;
	refusals: number;
	/** Questions about tasks that bring no state. */
	questionFaults: number;
	downloadFaults: number;
	/** Files that n8n's disk does not take. */
	diskFull: number;

	/** Tasks that fail; that are finished before their images show; with an error beside the images; in base64. */
	failures: number;
	emptyAtFirst: number;
	mixed: number;
	base64: number;
	/** Bytes of an image that comes in base64. */
	bytes: number;
	/** Until a new task can be asked for, and stands in the list. */
	shownAfter: number;
	listedAfter: number;
	/** Whether the vendor has the list at all. */
	lists: boolean;
	/** Tasks of the same request that stand in the account from before. */
	olderTwins: number;
	/** By how much the vendor's clock is ahead of n8n's. */
	clockSkew: number;
	setBackAt?: number;
	setBackBy: number;
}

/** A world in which nothing happens: what a failing scenario is shrunk towards. */
export const CALM: Scenario = {
	seed: 0,
	vendor: 'atlasCloud',
	node: 'generate',
	items: 1,
	prompts: 200,
	images: 1,
	output: 'urls',
	wait: true,
	idsPerItem: 1,
	maxConcurrency: 10,
	timeout: 600,
	onError: 'continue',
	executeOnce: false,
	tries: 1,
	waitBetweenTries: 1000,
	batchSize: 1,
	batchInterval: 0,
	cancelBreaksOff: true,
	latency: 20,
	jitter: 0,
	taskTime: 8000,
	taskSpread: 0,
	limits: [],
	outages: [],
	retryAfterAsDate: false,
	troubleUntil: 0,
	unreached: 0,
	lostBefore: 0,
	lostAfter: 0,
	unreadable: 0,
	serverFaults: 0,
	refusals: 0,
	questionFaults: 0,
	downloadFaults: 0,
	diskFull: 0,
	failures: 0,
	emptyAtFirst: 0,
	mixed: 0,
	base64: 0,
	bytes: 80,
	shownAfter: 0,
	listedAfter: 0,
	lists: true,
	olderTwins: 0,
	clockSkew: 0,
	setBackBy: 0,
};
