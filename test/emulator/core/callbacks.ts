import type { FaultRule } from '../faults/table';
import type { CallbackDelivery, RecordedRequest } from '../types';
import type { VendorState } from './vendor-state';
import { pause } from './waiting';

export interface Callback {
	taskId: string;
	url: string;
	headers: Record<string, string>;
	body: string;
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** Whether a URL points at this machine: nothing else is ever asked. */
export function isLoopback(url: string): boolean {
	return URL.canParse(url) && LOOPBACK.includes(new URL(url).hostname);
}

/** Sends a callback, as scripted faults let it through, and records the delivery. */
export async function deliverCallback(state: VendorState, callback: Callback): Promise<void> {
	const { signal } = state;
	const rule = state.parts.faults.take(state.name, ['callback'], asRequest(callback));
	if (rule?.fault === 'hang') return;
	if (rule?.fault === 'slow') await pause(rule.delayMs, signal);
	const body = disturbed(callback.body, rule);
	const delivery: CallbackDelivery = { ...callback, body, status: 0, sentAt: Date.now() };
	state.callbacks.push(delivery);
	if (!isLoopback(callback.url)) {
		delivery.error = 'Not sent: the emulator asks nobody but this machine';
		return;
	}
	try {
		const headers = { 'content-type': 'application/json', ...callback.headers };
		// A redirect could lead off this machine.
		const redirect = 'manual';
		const answer = await fetch(callback.url, { method: 'POST', headers, body, signal, redirect });
		delivery.status = answer.status;
		await answer.arrayBuffer();
	} catch (error) {
		delivery.error = error instanceof Error ? error.message : String(error);
	}
}

function disturbed(body: string, rule: FaultRule | undefined): string {
	if (rule?.fault === 'truncated-body') return body.slice(0, Math.ceil(body.length / 2));
	if (rule?.fault === 'empty-body') return '';
	return rule?.fault === 'not-json' ? 'upstream connect error' : body;
}

/** Rules see a callback as they see a request. */
function asRequest(callback: Callback): RecordedRequest {
	return {
		stage: 'callback',
		method: 'POST',
		path: callback.url,
		headers: callback.headers,
		body: JSON.parse(callback.body) as unknown,
		status: 0,
		receivedAt: Date.now(),
		clientGone: false,
		carriesKey: false,
	};
}
