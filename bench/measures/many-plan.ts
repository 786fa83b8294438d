import type { VendorName } from '../../test/engine/seedream';
import type { VendorAccess } from '../emulator/messages';

/** What a fresh process is to run: many items at once, after as many to warm up. */
export interface ManyPlan {
	vendor: VendorName;
	access: Record<VendorName, VendorAccess>;
	items: number;
	slots: number;
}

export interface ManyResult {
	images: number;
	/** Milliseconds of processor that the items took. */
	processor: number;
	/** Bytes of heap in use before and after, at rest. */
	before: number;
	after: number;
}
