import type { Money } from './money';

/** Classes of what vendors answer when they do not give images. */
export type ErrorKind =
	| 'credential'
	| 'balance'
	| 'permission'
	| 'quota'
	| 'throttle'
	| 'model'
	| 'input'
	| 'reference'
	| 'moderation'
	| 'tooLarge'
	| 'region'
	| 'edge'
	| 'wrongHost'
	| 'redirect'
	| 'overloaded'
	| 'server'
	| 'timeout'
	| 'deadline'
	| 'empty'
	| 'unreadable'
	| 'storage'
	| 'connection'
	| 'unsent'
	| 'notFound'
	| 'expired'
	| 'taskFailed';

/** Why a vendor gave no images: a class of ours, and the vendor's own words. */
export interface VendorError {
	kind: ErrorKind;
	/** The vendor's code. */
	code?: string;
	statusCode?: number;
	/** The vendor's words, shortened. */
	message: string;
	/** What to do, where that is another thing than for others of its class: a page of this vendor to go to. */
	advice?: string;
	/** Milliseconds the vendor asks to wait. */
	retryAfter?: number;
	/** What is left in the account, where that is the reason and was asked for. */
	balance?: Money;
}
