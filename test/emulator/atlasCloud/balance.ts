import { randomUUID } from 'node:crypto';
import { type Answer, json } from '../core/answer';
import type { Call } from '../core/descriptor';
import type { VendorState } from '../core/vendor-state';
import type { AtlasCloudSettings } from './settings';
import { publicWords } from './words';

/** The account's balance, free, and so the credential test (docs/vendors/atlasCloud.md). */
export function balance({ key }: Call, { settings }: VendorState<AtlasCloudSettings>): Answer {
	// A team key without billing permission is still a good key.
	if (key === 'noPermission') {
		const message = 'This API key has no billing permission';
		return publicWords(settings).refusal('no-permission', { message });
	}
	const value = key === 'emptyBalance' ? '0.000000' : '125.500000';
	if (settings.balanceReply === 'data') {
		return json(200, { data: { balance: value, currency: 'usd' } });
	}
	const amount = (text: string) => ({ value: text, currency: 'usd' });
	return json(200, {
		object: 'balance',
		scope: 'account',
		account: { id: 'acc_emulator', name: 'Emulator', type: 'personal' },
		available: amount(value),
		cash: amount(value),
		bonus: amount('0.000000'),
		subscription_bonus: amount('0.000000'),
		frozen: amount('0.000000'),
		credit_grant: amount('0.000000'),
		request_id: randomUUID(),
	});
}
