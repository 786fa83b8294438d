import type { OutputForms } from '../prediction/outputs';
import { commonDefaults, type VendorSettings } from '../settings';

/** The forms in which WaveSpeedAI's replies were seen (docs/vendors/waveSpeed.md). */
export interface WaveSpeedSettings extends VendorSettings, OutputForms {
	/** Errors under their HTTP status, or on HTTP 200 with the status in the envelope's `code`. */
	errors: 'status' | 'envelope';
	/** The word for a task that failed. */
	failedWord: 'failed' | 'cancelled' | 'timeout' | 'deleted';
	/** Beyond this wait, sync mode tells that the task goes on. */
	syncWaitLimitMs: number;
	hasNsfwContents: 'false' | 'true' | 'absent';
	/** Where the layers of a decomposition are described; nobody has captured one. */
	layers: 'beside-outputs' | 'nowhere';
	/** Whether a quote comes in the envelope: assumed. */
	quoteReply: 'enveloped' | 'bare';
}

/** WaveSpeedAI as its clients and pages show it. */
export const waveSpeedDefaults = (): WaveSpeedSettings => ({
	...commonDefaults(),
	outputs: 'strings',
	outputKey: 'url',
	outputField: 'outputs',
	base64Form: 'base64',
	errors: 'status',
	failedWord: 'failed',
	syncWaitLimitMs: 60_000,
	hasNsfwContents: 'false',
	layers: 'beside-outputs',
	quoteReply: 'enveloped',
});
