import type { RecordedRequest, Stage, VendorName } from '../types';
import type { FaultParameters } from './parameters';

export type FaultName = keyof FaultParameters;

interface RuleBasics {
	vendor: VendorName;
	stage: Stage;
	/** How many requests it strikes; Infinity for all. Default 1. */
	times?: number;
	/** How many matching requests pass first. Default 0. */
	after?: number;
	/** Narrows the requests. The body is not there yet for `connection-reset-before-read`. */
	when?: (request: RecordedRequest) => boolean;
	/** Whether a submission counts as a task, that is: is paid. The table holds the default. */
	createsTask?: boolean;
}

export type FaultRuleOf<Name extends FaultName> = RuleBasics & {
	fault: Name;
} & FaultParameters[Name];

export type FaultRule = { [Name in FaultName]: FaultRuleOf<Name> }[FaultName];

export interface FaultEntry {
	stages: readonly Stage[];
	/** Whether the vendor's work is done (at submit: the task created) before the fault shows. */
	createsTask: boolean | Record<VendorName, boolean>;
	about: string;
}

const API: readonly Stage[] = ['submit', 'upload', 'poll', 'batch', 'models', 'account', 'price'];
const ANY: readonly Stage[] = [...API, 'download'];
const CALLBACK: readonly Stage[] = [...ANY, 'callback'];
const TASK: readonly Stage[] = ['submit', 'poll', 'batch'];
const DOWNLOAD: readonly Stage[] = ['download'];

const entry = (
	stages: readonly Stage[],
	createsTask: FaultEntry['createsTask'],
	about: string,
): FaultEntry => ({ stages, createsTask, about });

// Atlas reports moderation on the task (error_code 1039, section 2.3); the others refuse the request.
const ONLY_ATLAS = { atlasCloud: true, aceData: false, aioagi: false };

/** Every fault: where it can strike, and whether a task exists (and is paid) afterwards. */
export const FAULTS: Record<FaultName, FaultEntry> = {
	'connection-reset-before-read': entry(ANY, false, 'reset before the request is read'),
	'connection-reset': entry(ANY, true, 'reset after the work, before any answer'),
	'connection-reset-mid-body': entry(ANY, true, 'reset half way through the answer'),
	hang: entry(CALLBACK, true, 'never answers; as a callback: never sent'),
	slow: entry(CALLBACK, true, 'answers after delayMs'),
	'slow-drip': entry(ANY, true, 'the body comes chunkBytes at a time, every intervalMs'),
	// 5xx says nothing about whether the work began (section 8): the harsh reading is the default.
	status: entry(ANY, true, 'this HTTP status, in the vendor’s words; task created from 500 on'),
	'gateway-html': entry(ANY, true, '502 with a gateway’s HTML page'),
	'edge-block': entry(ANY, false, '403 with the edge’s HTML page, error 1010'),
	throttle: entry(ANY, false, '429, with or without Retry-After'),
	quota: entry(API, false, 'balance or quota used up, in the vendor’s words'),
	'moderation-prompt': entry(TASK, ONLY_ATLAS, 'the prompt is refused by moderation'),
	'moderation-image': entry(TASK, ONLY_ATLAS, 'an image is refused by moderation'),
	overloaded: entry(ANY, false, '503 ServerOverloaded'),
	'internal-error': entry(ANY, true, '500 in the vendor’s words'),
	'model-not-found': entry(['submit', 'price'], false, 'model unknown, 404 or 503'),
	'truncated-body': entry(CALLBACK, true, 'JSON cut off, HTTP well-formed'),
	'empty-body': entry(CALLBACK, true, '200 without a body'),
	'wrong-content-type': entry(ANY, true, 'right body, content-type text/html'),
	'not-json': entry(CALLBACK, true, '200 application/json with text that is none'),
	'ok-with-error': entry(API, false, 'HTTP 200 with the vendor’s error inside'),
	'task-failed': entry(TASK, true, 'the task fails with this code and message'),
	'unknown-status': entry(TASK, true, 'a status word nobody documents'),
	'status-backwards': entry(['poll', 'batch'], true, 'reports an earlier phase again'),
	'not-visible-yet': entry(['poll', 'batch'], true, 'the vendor does not know the task yet'),
	'outputs-missing': entry(TASK, true, 'succeeded, without images'),
	'output-url': entry(TASK, true, 'result URLs are replaced by this one'),
	redirect: entry(ANY, false, 'redirects to this URL'),
	'redirect-loop': entry(ANY, false, 'redirects to itself'),
	'redirect-to-file': entry(ANY, false, 'redirects to file:///etc/passwd'),
	'download-expired': entry(DOWNLOAD, true, '403 of the storage: the URL has expired'),
	'download-missing': entry(DOWNLOAD, true, '404 of the storage'),
	'download-cut-short': entry(DOWNLOAD, true, 'content-length tells more than comes'),
	'download-html': entry(DOWNLOAD, true, '200 with an HTML page'),
	'download-too-large': entry(DOWNLOAD, true, 'streams that many bytes after an image header'),
	'download-wrong-type': entry(DOWNLOAD, true, 'the image as content-type text/plain'),
	'huge-reply': entry(API, true, 'JSON of that many bytes'),
};

/** Whether the vendor's work is done before this rule's fault shows. */
export function doesWork(rule: FaultRule): boolean {
	if (rule.createsTask !== undefined) return rule.createsTask;
	if (rule.fault === 'status') return rule.status >= 500;
	// At a poll the task exists: moderation is what became of it.
	if (rule.stage !== 'submit' && rule.fault.startsWith('moderation-')) return true;
	const { createsTask } = FAULTS[rule.fault];
	return typeof createsTask === 'boolean' ? createsTask : createsTask[rule.vendor];
}
