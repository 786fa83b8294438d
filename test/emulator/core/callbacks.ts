import type { FaultRule } from '../faults/rule';
import type { CallbackDelivery, RecordedRequest } from '../types';
import { API_HOST } from './descriptor';
import type { Task } from './tasks';
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

/** Sends what `callback` makes once the task is over. Reset and close end the wait: then there is nobody to tell. */
export function callBackAtEnd(
	vendor: VendorState,
	task: Task,
	callback: () => Promise<Callback>,
): void {
	const { signal } = vendor;
	const notify = async () => {
		await task.ended(signal);
		await deliverCallback(vendor, await callback());
	};
	notify().catch((error: unknown) => {
		if (!signal.aborted) console.error('Emulator:', error);
	});
}

/** Sends a callback, as scripted faults let it through, and records the delivery. */
async function deliverCallback(vendor: VendorState, callback: Callback): Promise<void> {
	const { signal } = vendor;
	const rule = vendor.parts.faults.take(vendor.name, ['callback'], asRequest(callback));
	if (rule?.fault === 'hang') return;
	if (rule?.fault === 'slow') await pause(rule.delayMs, signal);
	const body = disturbed(callback.body, rule);
	const delivery: CallbackDelivery = { ...callback, body, status: 0, sentAt: Date.now() };
	vendor.callbacks.push(delivery);
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
		host: API_HOST,
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
