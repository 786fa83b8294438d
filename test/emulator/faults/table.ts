import type { Capability } from '../core/descriptor';
import type { Stage } from '../types';
import type { FaultName } from './parameters';

export interface FaultEntry {
	stages: readonly Stage[];
	/** Whether the vendor's work is done (at submit: the task created) before the fault shows. */
	createsTask: boolean | 'where moderation fails the task';
	about: string;
	/** What a vendor must be able to do for this to come over its wire. */
	needs?: Capability;
}

const API: readonly Stage[] = [
	'submit',
	'upload',
	'poll',
	'batch',
	'list',
	'result',
	'cancel',
	'models',
	'account',
	'price',
];
const ANY: readonly Stage[] = [...API, 'download'];
const CALLBACK: readonly Stage[] = [...ANY, 'callback'];
const TOLD: readonly Stage[] = ['poll', 'batch', 'list', 'result'];
const TASK: readonly Stage[] = ['submit', ...TOLD];
const SUBMIT: readonly Stage[] = ['submit'];
const DOWNLOAD: readonly Stage[] = ['download'];

const entry = (
	stages: readonly Stage[],
	createsTask: FaultEntry['createsTask'],
	about: string,
	needs?: Capability,
): FaultEntry => ({ stages, createsTask, about, needs });

/** Every fault: where it can strike, and whether a task exists (and is paid) afterwards. */
export const FAULTS: Record<FaultName, FaultEntry> = {
	'connection-reset-before-read': entry(ANY, false, 'reset before the request is read'),
	'connection-reset': entry(ANY, true, 'reset after the work, before any answer'),
	'connection-reset-mid-body': entry(ANY, true, 'reset half way through the answer'),
	'tls-record-spoiled': entry(API, true, 'a TLS record nobody can decipher, after the work'),
	hang: entry(CALLBACK, true, 'never answers; as a callback: never sent'),
	slow: entry(CALLBACK, true, 'answers after delayMs'),
	'slow-drip': entry(ANY, true, 'the body comes chunkBytes at a time, every intervalMs'),
	// 5xx says nothing about whether the work began: the harsh reading is the default.
	status: entry(ANY, true, 'this HTTP status, in the vendor’s words; task created from 500 on'),
	'answer-with-status': entry(API, true, 'the right answer under this HTTP status'),
	'envelope-code': entry(API, true, 'the right answer whose own code is this one', 'envelope'),
	'gateway-html': entry(ANY, true, '502 with a gateway’s HTML page'),
	'edge-block': entry(ANY, false, '403 with the edge’s HTML page, error 1010'),
	throttle: entry(ANY, false, '429, with or without Retry-After'),
	quota: entry(API, false, 'balance or quota used up, in the vendor’s words'),
	'moderation-prompt': entry(
		TASK,
		'where moderation fails the task',
		'the prompt is refused by moderation',
	),
	'moderation-image': entry(
		TASK,
		'where moderation fails the task',
		'an image is refused by moderation',
	),
	overloaded: entry(ANY, false, '503 ServerOverloaded'),
	'internal-error': entry(ANY, true, '500 in the vendor’s words'),
	'model-not-found': entry(['submit', 'price'], false, 'model unknown, 404 or 503'),
	'truncated-body': entry(CALLBACK, true, 'JSON cut off, HTTP well-formed'),
	'empty-body': entry(CALLBACK, true, '200 without a body'),
	'wrong-content-type': entry(ANY, true, 'right body, content-type text/html'),
	'not-json': entry(CALLBACK, true, '200 application/json with text that is none'),
	'ok-with-error': entry(API, false, 'HTTP 200 with the vendor’s error inside'),
	'task-failed': entry(TASK, true, 'the task fails with this code and message'),
	'images-beside-error': entry(TASK, true, 'the task fails, and its images stand beside the error'),
	'unknown-status': entry(TASK, true, 'a status word nobody documents'),
	'status-backwards': entry(TOLD, true, 'reports an earlier phase again'),
	'not-visible-yet': entry(TOLD, true, 'the vendor does not know the task yet'),
	'outputs-missing': entry(TASK, true, 'succeeded, without images'),
	'null-output': entry(TASK, true, 'a null stands among the outputs'),
	'inline-images': entry(SUBMIT, true, 'images come inside the reply', 'inline-images'),
	'stream-cut': entry(SUBMIT, true, 'the event stream ends after so many images', 'stream'),
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
