import type { Offering } from '../models/offering';
import { isOutOfReach, isPrivateUrl } from './hosts';
import { isHttpUrl } from './httpUrl';
import { InvalidRequest, invalidValue, shown } from './invalidRequest';
import type { Output } from './parameters';

/** Vendors cap callback URLs at this many characters (docs/vendors/atlasCloud.md, "Calls"). */
const LONGEST = 1024;

/**
 * The URL that the vendor is to call, where it can: n8n without WEBHOOK_URL gives its own address as localhost,
 * which a vendor elsewhere never reaches. A vendor on this machine or network, as in a demo, takes such ones.
 *
 * @param baseUrl of the vendor's credential
 * @throws InvalidRequest
 */
export function checkCallbackUrl(
	offering: Offering,
	output: Output,
	callbackUrl: string | undefined,
	baseUrl: string | undefined,
): string | undefined {
	if (!callbackUrl) return undefined;
	if (!offering.callback) {
		throw invalidValue(
			'Callback URL',
			callbackUrl,
			`${offering.displayName} sends no callbacks. Remove it from 'Options', and use Seedream Poll Prediction`,
		);
	}
	if (output !== 'task' && output !== 'quote') {
		throw new InvalidRequest(
			"'Callback URL' is set, but the node waits for the images itself. Set 'Output' to Task ID, or remove 'Callback URL'.",
		);
	}
	const isPrivate = isHttpUrl(callbackUrl) && isPrivateUrl(callbackUrl);
	if (isPrivate && isOutOfReach(callbackUrl, baseUrl)) {
		throw new InvalidRequest(
			`'Callback URL' is '${shown(callbackUrl)}', an address inside your own network, which the vendor cannot reach. Set WEBHOOK_URL in n8n to its public https address, or take Seedream Poll Prediction instead of a callback.`,
		);
	}
	const isSecure = isHttpUrl(callbackUrl) && new URL(callbackUrl).protocol === 'https:';
	if (callbackUrl.length > LONGEST || !(isSecure || isPrivate)) {
		// Atlas Cloud takes https only.
		const allowed = `It takes an https URL of up to ${LONGEST} characters`;
		throw invalidValue('Callback URL', callbackUrl, allowed);
	}
	return callbackUrl;
}
