import type { VendorState } from './core/vendor-state';
import type { RecordedRequest } from './types';

/** Requests that brought a key where it must never be: to storage, or another vendor's key to a vendor. */
export function keyLeaks(
	vendors: readonly VendorState[],
	imageRequests: readonly RecordedRequest[],
): RecordedRequest[] {
	const atVendors = vendors.flatMap((vendor) => {
		const foreign = vendors.filter((other) => other !== vendor).flatMap((other) => other.allKeys());
		return vendor.requests.filter((request) => {
			if (vendor.descriptor.hosts[request.host]?.keyless === true) return request.carriesKey;
			const { path, headers } = request;
			const sent = [path, ...Object.values(headers).flat()].join('\n');
			return foreign.some((key) => sent.includes(key));
		});
	});
	return [...imageRequests.filter(({ carriesKey }) => carriesKey), ...atVendors];
}
