import type { Gallery } from '../drawing/gallery';
import type { FaultQueue } from '../faults/queue';
import { type TaskView, viewOf } from '../faults/task-view';
import type { VendorSettings } from '../settings';
import type {
	CallbackDelivery,
	EmulatedVendor,
	RecordedRequest,
	Stage,
	Submission,
	Upload,
	VendorKeys,
} from '../types';
import type { Call, Capability, KeyKind, VendorDescriptor } from './descriptor';
import type { VendorWords } from './words';
import { stagesOf } from './descriptor';
import { ReservedUploads } from './reserved-uploads';
import { type Task, TaskStore } from './tasks';
import { Throttling } from './throttling';

interface StateParts<Settings extends VendorSettings> {
	/** Its name in the registry. */
	name: string;
	descriptor: VendorDescriptor<Settings>;
	apiKey: string;
	keys: VendorKeys;
	gallery: Gallery;
	faults: FaultQueue;
	recordBodies: 'full' | 'short';
	/** Settings to start with, and to return to on reset. */
	defaults: () => Settings;
}

/** Everything one emulated vendor knows; what tests see of it is its `EmulatedVendor` side. */
export class VendorState<
	Settings extends VendorSettings = VendorSettings,
> implements EmulatedVendor<Settings> {
	url = '';
	readonly hosts: Record<string, string> = {};
	readonly submissions: Submission[] = [];
	readonly requests: RecordedRequest[] = [];
	readonly uploads: Upload[] = [];
	readonly callbacks: CallbackDelivery[] = [];
	readonly settings: Settings;
	readonly tasks = new TaskStore();
	readonly throttling = new Throttling();
	/** Uploads that have an address but no bytes yet. */
	readonly reserved = new ReservedUploads();
	readonly stages: readonly Stage[];
	private lifetime = new AbortController();

	constructor(readonly parts: StateParts<Settings>) {
		this.settings = parts.defaults();
		this.stages = stagesOf(parts.descriptor);
	}

	get name(): string {
		return this.parts.name;
	}

	get descriptor(): VendorDescriptor<Settings> {
		return this.parts.descriptor;
	}

	get can(): readonly Capability[] {
		return this.descriptor.can;
	}

	get apiKey(): string {
		return this.parts.apiKey;
	}

	get keys(): VendorKeys {
		return this.parts.keys;
	}

	get gallery(): Gallery {
		return this.parts.gallery;
	}

	/** How this vendor says no, as its settings are now. */
	get words(): VendorWords {
		return this.descriptor.words(this.settings);
	}

	/** Ends on reset and close: whoever waits stops waiting. */
	get signal(): AbortSignal {
		return this.lifetime.signal;
	}

	allKeys(): string[] {
		return [this.apiKey, ...Object.values(this.keys)];
	}

	/** The key an Authorization header carries, if it is one of ours and comes by our scheme. */
	keyOf(authorization: string | undefined): KeyKind | undefined {
		const [scheme, token, ...more] = (authorization ?? '').split(' ');
		if (scheme !== this.descriptor.keyScheme || more.length > 0) return undefined;
		if (token === this.apiKey) return 'good';
		if (token === this.keys.emptyBalance) return 'emptyBalance';
		if (token === this.keys.noPermission) return 'noPermission';
		return token === this.keys.quota ? 'quota' : undefined;
	}

	/** A task as it is to be told now. */
	view(task: Task, fault?: Call['fault']): TaskView {
		return viewOf(task, fault, this.descriptor.moderation.code);
	}

	/** Answers a question about a task, and counts it; undefined where the vendor does not know, or show, it. */
	look(call: Call, id: string): TaskView | undefined {
		const task = this.tasks.find(id);
		if (task === undefined) return undefined;
		call.task = task;
		task.countPoll();
		const view = this.view(task, call.fault);
		return view.visible ? view : undefined;
	}

	/** The account's tasks that its list shows now, newest first. */
	listed(): Task[] {
		const { listDelayMs, listDelayLooks } = this.settings;
		const now = Date.now();
		const shown = this.tasks.all().filter((task) => {
			if (now - task.facts.createdAt < listDelayMs) return false;
			if (task.listsMissed >= listDelayLooks) return true;
			task.listsMissed += 1;
			return false;
		});
		return shown.reverse();
	}

	finish(taskId?: string): void {
		const task = taskId === undefined ? undefined : this.tasks.find(taskId);
		if (taskId !== undefined && task === undefined) throw new Error(`No task is called ${taskId}`);
		for (const one of task === undefined ? this.tasks.all() : [task]) one.finish();
	}

	/** Ends what waits. */
	stop(): void {
		this.lifetime.abort(new Error('The emulator was reset or closed'));
		this.lifetime = new AbortController();
	}

	reset(): void {
		this.stop();
		for (const records of [this.submissions, this.requests, this.uploads, this.callbacks]) {
			records.length = 0;
		}
		this.tasks.clear();
		this.throttling.clear();
		this.reserved.clear();
		for (const key of Object.keys(this.settings)) Reflect.deleteProperty(this.settings, key);
		Object.assign(this.settings, this.parts.defaults());
	}
}
