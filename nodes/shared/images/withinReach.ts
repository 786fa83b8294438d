import { isOutOfReach } from '../request/hosts';
import { InvalidRequest, shown } from '../request/invalidRequest';
import type { ReferenceSource } from './search';

/**
 * Checks that the vendor can fetch every image that it is given by its URL: one inside the user's own network would
 * be submitted, and fail only then.
 *
 * @param label the parameter, as the editor shows it
 * @param baseUrl of the vendor's credential
 * @throws InvalidRequest naming the first that it cannot
 */
export function checkWithinReach(
	label: string,
	sources: readonly ReferenceSource[],
	baseUrl: string | undefined,
): void {
	for (const source of sources) {
		if (source.kind !== 'url' || !isOutOfReach(source.url, baseUrl)) continue;
		throw new InvalidRequest(
			`'${label}' holds '${shown(source.url)}', an address inside your own network, which the vendor cannot fetch. Put HTTP Request with Response Format: File before this node and name its binary field, or give a public address.`,
		);
	}
}
