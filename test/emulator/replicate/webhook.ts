import { createHmac, randomUUID } from 'node:crypto';
import type { Callback } from '../core/callbacks';

const SECRET = Buffer.from('emulator-of-replicate-32-bytes!!');

/** GET /webhooks/default/secret. */
export const webhookSecret = { key: `whsec_${SECRET.toString('base64')}` };

/** A callback signed as Standard Webhooks has it (docs/vendors/replicate.md, "Webhook"). */
export function signedCallback(taskId: string, url: string, content: unknown): Callback {
	const body = JSON.stringify(content);
	const id = `msg_${randomUUID()}`;
	const timestamp = String(Math.floor(Date.now() / 1000));
	const signature = createHmac('sha256', SECRET).update(`${id}.${timestamp}.${body}`);
	const headers = {
		'webhook-id': id,
		'webhook-timestamp': timestamp,
		'webhook-signature': `v1,${signature.digest('base64')}`,
	};
	return { taskId, url, body, headers };
}
