import type { Gallery } from '../drawing/gallery';
import type { FaultQueue } from '../faults/queue';
import type { VendorSettings } from '../settings';
import type {
	CallbackDelivery,
	EmulatedVendor,
	RecordedRequest,
	Submission,
	Upload,
	VendorKeys,
	VendorName,
} from '../types';
import type { KeyKind } from './protocol';
import { TaskStore } from './tasks';
import { Throttling } from './throttling';

interface StateParts<Settings> {
	name: VendorName;
	apiKey: string;
	keys: VendorKeys;
	gallery: Gallery;
	faults: FaultQueue;
	recordBodies: 'full' | 'short';
	defaults: () => Settings;
}

/** Everything one emulated vendor knows; what tests see of it is its `EmulatedVendor` side. */
export class VendorState<
	Settings extends VendorSettings = VendorSettings,
> implements EmulatedVendor<Settings> {
	url = '';
	readonly submissions: Submission[] = [];
	readonly requests: RecordedRequest[] = [];
	readonly uploads: Upload[] = [];
	readonly callbacks: CallbackDelivery[] = [];
	readonly settings: Settings;
	readonly tasks = new TaskStore();
	readonly throttling = new Throttling();
	private lifetime = new AbortController();

	constructor(readonly parts: StateParts<Settings>) {
		this.settings = parts.defaults();
	}

	get name(): VendorName {
		return this.parts.name;
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

	/** Ends on reset and close: whoever waits stops waiting. */
	get signal(): AbortSignal {
		return this.lifetime.signal;
	}

	allKeys(): string[] {
		return [this.apiKey, ...Object.values(this.keys)];
	}

	/** The key an Authorization header carries, if it is one of ours. */
	keyOf(authorization: string | undefined): KeyKind | undefined {
		const token = /^Bearer ([^\s]+)$/.exec(authorization ?? '')?.[1];
		if (token === undefined) return undefined;
		if (token === this.apiKey) return 'good';
		if (token === this.keys.emptyBalance) return 'emptyBalance';
		if (token === this.keys.noPermission) return 'noPermission';
		return token === this.keys.quota ? 'quota' : undefined;
	}

	/** Ends what waits, and forgets it. */
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
		for (const key of Object.keys(this.settings)) Reflect.deleteProperty(this.settings, key);
		Object.assign(this.settings, this.parts.defaults());
	}
}
