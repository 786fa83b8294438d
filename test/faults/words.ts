import type { VendorName } from '../../nodes/shared/vendors/vendors';
import { VENDORS, type VendorDescriptor } from '../emulator';
import type { RefusalKind } from '../emulator/core/words';

const CODE = 'code';

/** The first code in a body, from the outside in. */
function codeIn(value: unknown): string | number | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	const { [CODE]: code } = value as Record<string, unknown>;
	if (typeof code === 'string' || typeof code === 'number') return code;
	return Object.values(value)
		.map(codeIn)
		.find((found) => found !== undefined);
}

/** The vendor's own code for what it refuses, where its bodies have one. */
export function codeOf(vendor: VendorName, kind: RefusalKind): string | number | undefined {
	const descriptor = VENDORS[vendor] as unknown as VendorDescriptor;
	const { body } = descriptor.words(descriptor.defaults()).refusal(kind);
	try {
		return codeIn(JSON.parse(body.toString('utf8')));
	} catch {
		return undefined;
	}
}

/** What a vendor means by a status below 500. */
const MEANINGS: Record<number, RefusalKind> = {
	400: 'invalid',
	401: 'bad-key',
	402: 'empty-balance',
	403: 'no-permission',
	404: 'no-route',
	413: 'body-too-large',
	422: 'invalid',
	429: 'throttle',
	451: 'no-permission',
};

/** A status in the vendor's own words, with its own code for it. */
export function refusalBy(vendor: VendorName, status: number, more: object = {}): object {
	const meaning = MEANINGS[status];
	const code = meaning && codeOf(vendor, meaning);
	return { fault: 'status', status, ...(code !== undefined && { code }), ...more };
}

/** The body of such a refusal, as the vendor's emulator words it. */
export function bodyOf(vendor: VendorName, refusal: object): unknown {
	const descriptor = VENDORS[vendor] as unknown as VendorDescriptor;
	const { body } = descriptor.words(descriptor.defaults()).refusal('status', refusal);
	try {
		return JSON.parse(body.toString('utf8'));
	} catch {
		return body.toString('utf8');
	}
}
