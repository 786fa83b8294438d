import type { FamilyName } from '../models/families';
import type { Offering } from '../models/offering';
import type { HttpCall, Reply } from './interface/call';
import type { ModelList } from './interface/modelList';
import type { PriceList } from './interface/money';
import type { Order } from './interface/order';
import type { Balance, Quote } from './interface/quote';
import type { Asked, SubmissionReading } from './interface/submission';
import type { TaskQueries } from './interface/tasks';
import type { Uploads } from './interface/uploads';

/* Everything that a vendor is asked and answers: what runs through it, in the order of a task's life, and below what a vendor is. */
export type * from './interface/order';
export type * from './interface/call';
export type * from './interface/vendorError';
export type * from './interface/result';
export type * from './interface/submission';
export type * from './interface/tasks';
export type * from './interface/uploads';
export type * from './interface/modelList';
export type * from './interface/money';
export type * from './interface/quote';

/** Every family that the vendor has, with its limits there. */
export type Offerings = Partial<Record<FamilyName, Offering>>;

/** One vendor's wire, as pure functions: no I/O, no waiting, no n8n. */
export interface Vendor {
	/** As items and the ledger name it. */
	name: string;
	/** As the editor and messages name it. */
	displayName: string;
	/** The name of its credential type. */
	credential: string;
	offerings: Offerings;
	/** Other ids by which the vendor knows a family. */
	otherIds?: Record<string, FamilyName>;
	/** Where the wire differs from the upstream in what a model that no table knows may be asked for. */
	unlisted: Partial<Offering>;
	/** The field of the submission's body that holds the model's own fields, where they are not at its top. */
	fieldsIn?: string;
	/**
	 * Fields of the submission's body that 'Extra Fields' may not replace: what other parameters set, and what
	 * decides whether a task can be found again, what it costs and how its reply is read.
	 */
	reservedFields: readonly string[];
	submission(order: Order): HttpCall;
	/** @param asked what the submission asked for, as far as a reply may not tell it */
	readSubmission(reply: Reply, asked?: Asked): SubmissionReading;
	tasks?: TaskQueries;
	uploads?: Uploads;
	modelList?: ModelList;
	/** How many tasks the vendor says it takes in how many milliseconds. */
	statedPace?: { tasks: number; milliseconds: number };
	/** How long the URLs of images live, in words. */
	urlLifetime: string;
	prices?: PriceList;
	quote?: Quote;
	balance?: Balance;
}
