import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { type Callback, isLoopback } from '../core/callbacks';

const LONGEST_URL = 1024;
const KEY_ID = 'emulator-key-1';

/** What Atlas refuses about a webhook URL (docs/vendors/atlasCloud.md); plain http is let pass to this machine, for tests. */
export function webhookProblem(url: string): string | undefined {
	if (url.length > LONGEST_URL) return `webhook_url must not exceed ${LONGEST_URL} characters`;
	if (!URL.canParse(url)) return 'webhook_url is not a valid URL';
	const { protocol } = new URL(url);
	const allowed = protocol === 'https:' || (protocol === 'http:' && isLoopback(url));
	return allowed ? undefined : 'webhook_url must be a public https URL';
}

/** Signs the webhooks. */
class WebhookSigner {
	private readonly keys = generateKeyPairSync('ed25519');

	/** The public key, as a JSON web key set. */
	keySet(): { keys: Record<string, unknown>[] } {
		const key: KeyObject = this.keys.publicKey;
		return {
			keys: [{ ...key.export({ format: 'jwk' }), kid: KEY_ID, alg: 'EdDSA', use: 'sig' }],
		};
	}

	/** The one signed POST of a task at its terminal state. */
	callback(taskId: string, url: string, content: unknown): Callback {
		const body = JSON.stringify(content);
		const timestamp = String(Math.floor(Date.now() / 1000));
		const signed = Buffer.from(`${timestamp}.${body}`);
		return {
			taskId,
			url,
			body,
			headers: {
				'x-atlascloud-webhook-event': 'image.task.terminal',
				'x-atlascloud-webhook-id': taskId,
				'x-atlascloud-webhook-timestamp': timestamp,
				'x-atlascloud-webhook-key-id': KEY_ID,
				'x-atlascloud-webhook-signature-ed25519': sign(null, signed, this.keys.privateKey).toString(
					'base64url',
				),
				'x-atlascloud-webhook-signature': createHmac('sha256', 'emulator')
					.update(signed)
					.digest('hex'),
			},
		};
	}
}

export const signer = new WebhookSigner();
