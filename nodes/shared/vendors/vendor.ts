import type { FamilyName, Job, OutputFormat, PromptOptimization } from '../models/families';
import type { Offering } from '../models/offering';
import type { AspectRatio, Pixels, Resolution } from '../models/presets';

/** The model a task runs on: the vendor's id and what the vendor lets it do. */
export interface Model {
	id: string;
	/** Its `displayName` names the vendor too: "Seedream 4.5 on Atlas Cloud". */
	offering: Offering;
}

/** What goes to a vendor as size; each vendor writes it in its own way. */
export type ImageSize =
	| ({ kind: 'pixels' } & Pixels)
	/** Without a ratio, the vendor picks the shape itself. */
	| { kind: 'preset'; resolution: Resolution; aspectRatio?: AspectRatio }
	| { kind: 'adaptive' };

/** A task about to be submitted, checked against the vendor's limits. */
export interface Order {
	job: Job;
	model: Model;
	/** Absent only where an image is decomposed. */
	prompt?: string;
	/** Absent where the vendor decides. */
	size?: ImageSize;
	/** URLs or data URIs, in order. */
	references: string[];
	/** Images of a set; absent for a single image. */
	maxImages?: number;
	/** Absent where the user chose none: the vendor's own default, the first of the offering's. */
	outputFormat?: OutputFormat;
	/** Absent where the vendor has no such field. */
	watermark?: boolean;
	seed?: number;
	guidanceScale?: number;
	promptOptimization?: PromptOptimization;
	webSearch: boolean;
	background?: 'opaque' | 'transparent';
	callbackUrl?: string;
	/** Fields of the body that a user wrote down as the vendor names them; they are merged in last. */
	extraFields?: Readonly<Record<string, unknown>>;
}

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

/** A request to the vendor; the credential adds the key, except to an address outside of it. */
export interface HttpCall {
	method: 'GET' | 'POST' | 'PUT';
	/** The credential's field with the address that the path is below; its base URL where absent. */
	host?: string;
	/** Below the host, with its query; or a whole address that the vendor gave, which never gets the key. */
	path: string;
	headers?: Record<string, string>;
	/** An object to be sent as JSON, a form, or bytes: of JSON, unless a header says of what. */
	body?: object;
	/** The reply is a stream of events: it is read as it comes, and what came of one that breaks off is a reply. */
	events?: boolean;
}

/** A vendor's reply as it came: a body that was not JSON is text. */
export interface Reply {
	statusCode: number;
	headers: Record<string, unknown>;
	body: unknown;
}

export interface Layer {
	zIndex: number;
	name?: string;
	/** Pixels. */
	boundingBox?: { left: number; top: number; right: number; bottom: number };
}

/** A finished image of a task, at a URL or inline. */
export interface ResultImage {
	/** Counts from 0 over all images of the task, failed ones included. */
	index: number;
	url?: string;
	base64?: string;
	/** Pixels, where the vendor reports them. */
	width?: number;
	height?: number;
	layer?: Layer;
}

export interface FailedImage {
	index: number;
	code?: string;
	message: string;
}

export interface TaskResult {
	/** The vendor's model id, where the reply names it. */
	model?: string;
	prompt?: string;
	images: ResultImage[];
	failedImages: FailedImage[];
	/** What the vendor says it billed for the task. */
	billed?: Money;
}

/** A task as the vendor last told. A status word that nobody knows means it still runs. */
export type TaskState =
	| { status: 'processing' }
	| { status: 'succeeded'; result: TaskResult }
	| { status: 'failed'; error: VendorError };

/** What a question about a task brought: its state, that the vendor has no such task, or no usable answer. */
export type TaskReading =
	| TaskState
	| { status: 'unknown' }
	| { status: 'unanswered'; error: VendorError }
	/** Another call has the answer. */
	| { status: 'elsewhere'; call: HttpCall; read(reply: Reply): TaskReading };

/** What a submission asked for. */
export interface Asked {
	/** The vendor's id of the model. */
	model: string;
	/** Images at most. */
	mostImages: number;
}

/** What became of a submission. `ambiguous`: a task may exist and may have been billed; an error can name it. */
export type SubmissionReading =
	| { outcome: 'accepted'; taskId: string }
	| { outcome: 'finished'; taskId?: string; state: Exclude<TaskState, { status: 'processing' }> }
	| { outcome: 'refused' | 'ambiguous'; error: VendorError; taskId?: string };

/** Questions about tasks, free at every vendor. */
export interface TaskQueries {
	/** Whether ids have parts with slashes between them. */
	idsHaveParts?: boolean;
	single(taskId: string): HttpCall;
	/** @param taskId the task that was asked about, where another call is needed and the reply does not say which */
	readSingle(reply: Reply, taskId?: string): TaskReading;
	/** Many tasks in one request, where the vendor has it. */
	batch?: {
		most: number;
		call(taskIds: string[]): HttpCall;
		/** An error where the reply as a whole could not be used. */
		read(reply: Reply, taskIds: string[]): Map<string, TaskReading> | VendorError;
	};
	/** The account's list, where the vendor has one that is to be believed. */
	list?: TaskList;
}

/** A task as the account's own list shows it. */
export interface ListedTask {
	taskId: string;
	/** Milliseconds since the epoch. */
	createdAt: number;
	/** The body of its submission, as the vendor tells it. */
	request?: Record<string, unknown>;
	/** The vendor's id of its model, where the list tells it. */
	model?: string;
	state: TaskState;
}

/** The account's own list of tasks, newest first and a page at a time: where a task is found again whose id was lost. */
export interface TaskList {
	/** @param since milliseconds since the epoch: older tasks are of no interest */
	call(since: number, order: { model?: string }): HttpCall;
	read(reply: Reply): ListedTask[] | VendorError;
	/** The call for the tasks that are older than those of the reply to `call`; undefined after the last of them. */
	next(reply: Reply, call: HttpCall): HttpCall | undefined;
	/** The vendor's pages do not have it, so that an empty list does not prove that there are no tasks. */
	undocumented?: boolean;
}

export interface UploadFile {
	bytes: Buffer;
	fileName: string;
	mimeType: string;
}

/** Where an uploaded file is, once the call that is still to be made, if any, was answered without an error. */
export interface UploadedFile {
	url: string;
	next?: HttpCall;
}

/** A place for input images at the vendor; vendors without one take images inline. */
export interface Uploads {
	/** Sends the file, or asks for a place to put it. */
	call(file: UploadFile): HttpCall;
	read(reply: Reply, file: UploadFile): UploadedFile | VendorError;
	/** Tried where this way fails. */
	otherwise?: Uploads;
	/** Bytes: smaller files go inline. */
	least?: number;
	/** The vendor takes no files inline, so an item fails with its upload. */
	required?: boolean;
}

export interface ListedModel {
	id: string;
	displayName: string;
}

/** The vendor's own model list, where it has one. */
export interface ModelList {
	call: HttpCall;
	read(reply: Reply): ListedModel[];
}

export interface Money {
	amount: number;
	currency: 'USD' | 'CNY';
}

/** Prices of one image by its area in pixels, ascending; the last has no bound. */
export type PriceTiers = ReadonlyArray<{ upTo: number; price: number }>;

/** What a family's tasks are listed at; what is absent is not known, and what fails costs nothing. */
export interface FamilyPrice {
	image?: PriceTiers;
	/** Per layer, the base included, by the area of the base. */
	layer?: PriceTiers;
	/** Once, for the image that is taken apart; nothing where absent. */
	layeredImage?: number;
	/** Per reference image after the first `free` ones; nothing where absent. */
	reference?: { price: number; free: number } | 'unknown';
}

/** The vendor's listed prices (docs/vendors/<vendor>.md, "Prices"); families that are missing have none that is known. */
export interface PriceList {
	/** Absent where no price is known. */
	currency?: Money['currency'];
	/** When the vendor's pages were read, as YYYY-MM-DD. */
	readOn: string;
	families: Partial<Record<FamilyName, FamilyPrice>>;
}

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
