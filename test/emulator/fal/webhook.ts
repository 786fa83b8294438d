import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import type { Callback } from '../core/callbacks';
import { requestIdOf } from './words';

const USER_ID = 'user_emulator';

/** Signs the webhooks (docs/vendors/fal.md, "Webhook"). */
class WebhookSigner {
	private readonly keys = generateKeyPairSync('ed25519');

	/** The public key, as a JSON web key set. */
	keySet(): { keys: Record<string, unknown>[] } {
		const key = this.keys.publicKey.export({ format: 'jwk' });
		return { keys: [{ ...key, kid: 'emulator-key-1', use: 'sig' }] };
	}

	callback(taskId: string, url: string, content: unknown): Callback {
		const body = JSON.stringify(content);
		const requestId = requestIdOf(taskId);
		const timestamp = String(Math.floor(Date.now() / 1000));
		const digest = createHash('sha256').update(body).digest('hex');
		const signed = Buffer.from([requestId, USER_ID, timestamp, digest].join('\n'));
		return {
			taskId,
			url,
			body,
			headers: {
				'x-fal-webhook-request-id': requestId,
				'x-fal-webhook-user-id': USER_ID,
				'x-fal-webhook-timestamp': timestamp,
				'x-fal-webhook-signature': sign(null, signed, this.keys.privateKey).toString('hex'),
			},
		};
	}
}

export const signer = new WebhookSigner();
