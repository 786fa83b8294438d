import { Refused } from './answer';
import type { KeyKind } from './descriptor';
import type { VendorState } from './vendor-state';

/** Refuses a valid submission for want of money, quota or capacity: the last look before a task exists. */
export function admit(vendor: VendorState, key: KeyKind): void {
	if (key === 'emptyBalance') throw new Refused(vendor.words.refusal('empty-balance'));
	if (key === 'quota') throw new Refused(vendor.words.refusal('quota'));
	const { maxTasksInFlight } = vendor.settings;
	if (maxTasksInFlight !== undefined && vendor.tasks.inFlight() >= maxTasksInFlight) {
		throw new Refused(vendor.words.refusal('too-many-tasks'));
	}
}

/** Refuses a key that authenticates but may not do this. */
export function demandPermission(vendor: VendorState, key: KeyKind): void {
	if (key === 'noPermission') throw new Refused(vendor.words.refusal('no-permission'));
}
