import { Refused } from './answer';
import type { KeyKind, VendorWords } from './protocol';
import type { VendorState } from './vendor-state';

/** Refuses a valid submission for want of money, quota or capacity: the last look before a task exists. */
export function admit(state: VendorState, key: KeyKind, words: VendorWords): void {
	if (key === 'emptyBalance') throw new Refused(words.refusal('empty-balance'));
	if (key === 'quota') throw new Refused(words.refusal('quota'));
	const { maxTasksInFlight } = state.settings;
	if (maxTasksInFlight !== undefined && state.tasks.inFlight() >= maxTasksInFlight) {
		throw new Refused(words.refusal('too-many-tasks'));
	}
}

/** Refuses a key that authenticates but may not do this. */
export function demandPermission(key: KeyKind, words: VendorWords): void {
	if (key === 'noPermission') throw new Refused(words.refusal('no-permission'));
}
