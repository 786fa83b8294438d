import type { FaultRule } from '../faults/rule';
import type { VendorSettings } from '../settings';
import type { RecordedRequest, Stage } from '../types';
import type { Answer } from './answer';
import type { Task } from './tasks';
import type { VendorState } from './vendor-state';
import type { VendorWords } from './words';

/** Which of the emulator's keys a request carried. */
export type KeyKind = 'good' | 'emptyBalance' | 'noPermission' | 'quota' | 'none';

export interface ReceivedFile {
	fieldName: string;
	fileName: string;
	mimeType: string;
	content: Buffer;
}

export interface Call {
	record: RecordedRequest;
	/** Parsed JSON, or for `bytes` routes nothing. */
	body: unknown;
	/** The raw body of a `bytes` route. */
	bytes: Buffer;
	files: ReceivedFile[];
	params: Record<string, string>;
	query: URLSearchParams;
	key: KeyKind;
	fault: FaultRule | undefined;
	/** The task this request made or asked about, once it is known: an error may name it. */
	task?: Task;
	/** Ends on reset and close. */
	signal: AbortSignal;
}

export interface Route<
	Settings extends VendorSettings = VendorSettings,
	Host extends string = string,
> {
	method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	/** From the origin on, as Fastify writes paths: `/v1/things/:id`, `/models/*`. */
	path: string;
	/** One of the descriptor's further hosts; without it, the host of the base URL. */
	host?: Host;
	stage: Stage;
	/** What the request turns out to be by its body, and what that can be. */
	stageOf?(body: unknown): Stage;
	otherStages?: readonly Stage[];
	/** Stages whose faults strike here as well, such as `account` where the model list tests the key. */
	alsoStages?: readonly Stage[];
	/** Answers without a key. */
	open?: boolean;
	/** Takes multipart/form-data, or raw bytes, instead of JSON. */
	takes?: 'multipart' | 'bytes';
	/** Its own words, where a path speaks another dialect. */
	words?(settings: Settings): VendorWords;
	handle(call: Call, vendor: VendorState<Settings>): Promise<Answer> | Answer;
}

/** A host beside the one of the base URL. */
export interface HostDescriptor {
	/** Must never see the key: a presigned address. A request that carries one is refused, as storage does. */
	keyless?: boolean;
	/** Agents that the host's edge lets through. */
	agents?: RegExp;
}

/** What a vendor can do that not all can; faults and tests ask for it by name. */
export type Capability =
	/** Its tasks have ids to come back to. */
	| 'tasks'
	/** It calls back. */
	| 'callbacks'
	/** It answers `stream: true` with events. */
	| 'stream'
	/** It can give images inside the reply. */
	| 'inline-images'
	/** Its bodies have a `code` of their own beside the HTTP status. */
	| 'envelope'
	/** Its errors have a place for a task's id. */
	| 'task-in-error'
	/** Its answers name the task in their headers, however little of the body arrives. */
	| 'task-in-headers';

/** Everything the emulator knows of one vendor. */
export interface VendorDescriptor<
	Settings extends VendorSettings = VendorSettings,
	Host extends string = string,
> {
	/** As people write it. */
	title: string;
	keyScheme: 'Bearer' | 'Key';
	/** A key of this vendor's form; `name` makes it unique. */
	key(name: string): string;
	/** What the base URL has behind its origin, such as `/v1`. */
	basePath: string;
	hosts: Readonly<Record<Host, HostDescriptor>>;
	can: readonly Capability[];
	/** Whether moderation refuses the submission or fails the (paid) task, and by what code if not ByteDance's. */
	moderation: { told: 'by-refusal' | 'by-task'; code?: string | number };
	/** The id of a new task; a UUID by default. */
	taskId?(plan: { model: string }): string;
	/** The query that signs a result's URL; without it, results are public. */
	resultQuery?(): string;
	/** Headers on every answer, such as a request id. */
	headers?(): Record<string, string>;
	defaults(): Settings;
	words(settings: Settings): VendorWords;
	routes: readonly Route<Settings, Host>[];
}

/** The host of the base URL, in records. */
export const API_HOST = 'api';

/** Where a fault can strike at this vendor. */
export function stagesOf({ routes, can }: VendorDescriptor): Stage[] {
	const stages = routes.flatMap(({ stage, otherStages = [], alsoStages = [] }) => [
		stage,
		...otherStages,
		...alsoStages,
	]);
	const beyond: Stage[] = can.includes('callbacks') ? ['download', 'callback'] : ['download'];
	return [...new Set([...stages, ...beyond])].filter((stage) => stage !== 'unknown');
}
