import { createHmac, randomUUID } from 'node:crypto';
import type { Callback } from '../core/callbacks';

/** One secret per key; the emulator has one. */
export const WEBHOOK_SECRET = 'whsec_ZW11bGF0b3I';

/** A finished task's callback: its data without the envelope, signed (docs/vendors/waveSpeed.md, "Webhook"). */
export function signed(taskId: string, url: string, content: unknown): Callback {
	const body = JSON.stringify(content);
	const id = randomUUID();
	const timestamp = String(Math.floor(Date.now() / 1000));
	// The secret is used as text, without its prefix: it is not base64.
	const signature = createHmac('sha256', WEBHOOK_SECRET.replace('whsec_', ''))
		.update(`${id}.${timestamp}.${body}`)
		.digest('hex');
	return {
		taskId,
		url,
		body,
		headers: {
			'webhook-id': id,
			'webhook-timestamp': timestamp,
			'webhook-signature': `v3,${signature}`,
		},
	};
}
