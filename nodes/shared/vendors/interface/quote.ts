import type { Asked } from './submission';
import type { HttpCall, Reply } from './call';
import type { Money } from './money';
import type { Order } from './order';
import type { VendorError } from './vendorError';

/** A free call that tells what a task would cost. */
export interface Quote {
	/** Undefined where its answer would not tell what this task costs. */
	call(order: Order): HttpCall | undefined;
	/** @param asked of the task: the answer can be the price of one image, and tell those of other models too */
	read(reply: Reply, asked: Asked): Money | VendorError;
}

/** A free call that tells what is left in the account. */
export interface Balance {
	call: HttpCall;
	/** Undefined where the reply does not tell. */
	read(reply: Reply): Money | undefined;
}
