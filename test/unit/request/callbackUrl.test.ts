import { expect, it } from '@jest/globals';
import { checkCallbackUrl } from '../../../nodes/shared/request/callbackUrl';
import { VENDORS } from '../../../nodes/shared/vendors/vendors';
import { refusalOf } from '../refusal';

const OUTSIDE = 'https://api.example.com';
const INSIDE = 'http://127.0.0.1:4000';
const OWN = 'http://localhost:5678/webhook-waiting/1';
const PUBLIC = 'https://n8n.example.com/webhook-waiting/1';
const { 'seedream-4.5': offering } = VENDORS.atlasCloud.offerings;

const checked = (url: string | undefined, baseUrl?: string) =>
	checkCallbackUrl(offering!, 'task', url, baseUrl);

it.each([
	[undefined, OUTSIDE],
	['', OUTSIDE],
	[PUBLIC, OUTSIDE],
	[PUBLIC, undefined],
	[OWN, INSIDE],
	[OWN, undefined],
	[`${PUBLIC}/`.padEnd(1024, 'a'), OUTSIDE],
])('%s is called by a vendor at %s', (url, baseUrl) => {
	expect(checked(url, baseUrl)).toBe(url || undefined);
});

it('names the address that no vendor reaches, and the two ways out', () => {
	expect(refusalOf(() => checked(OWN, OUTSIDE))).toBe(
		`'Callback URL' is '${OWN}', an address inside your own network, which the vendor cannot reach. Set WEBHOOK_URL in n8n to its public https address, or take Seedream Poll Prediction instead of a callback.`,
	);
});

it.each(['http://n8n.example.com/hook', 'n8n.example.com/hook', `${PUBLIC}/`.padEnd(1025, 'a')])(
	'%s is refused, whoever is to call it',
	(url) => {
		const words = 'It takes an https URL of up to 1024 characters';
		expect(refusalOf(() => checked(url, OUTSIDE))).toContain(words);
		expect(refusalOf(() => checked(url, INSIDE))).toContain(words);
	},
);
