import type * as faults from './faults/rule';
import type { FaultName } from './faults/parameters';
import type { VendorSettings } from './settings';
import type { EmulatedImages, EmulatedVendor, RecordedRequest } from './types';
import type { HostOf, SettingsOf, VendorName } from './vendors';

export type FaultRule = faults.FaultRule<VendorName>;
export type FaultRuleOf<Name extends FaultName> = faults.FaultRuleOf<Name, VendorName>;

type EmulatedVendors = {
	readonly [Name in VendorName]: EmulatedVendor<SettingsOf<Name>, HostOf<Name>>;
};

/** All vendors on loopback, and what scripts them. */
export interface Emulator extends EmulatedVendors {
	images: EmulatedImages;
	/** Scripts a fault. The first rule that matches a request and is not used up wins. */
	inject(fault: FaultRule): void;
	/** The rules not used up yet. */
	pendingFaults(): faults.FaultRule[];
	/** Requests that brought a key where it must never be: to storage, or another vendor's key to a vendor. */
	keyLeaks(): RecordedRequest[];
	/** Forgets records, tasks, faults and settings. */
	reset(): void;
	/** Ends every connection at once and frees the ports. */
	close(): Promise<void>;
}

export interface EmulatorOptions {
	/** Fixed ports of `images`, vendors (`fal`) and their further hosts (`fal.storage`); else free ones. */
	ports?: Partial<Record<string, number>>;
	/** The vendors speak HTTPS, with `CERTIFICATE`. */
	secure?: boolean;
	/** `short` keeps long strings (inline images) out of the records. Default `full`. */
	recordBodies?: 'full' | 'short';
	/** Part of every key, to have the same keys each time. Random by default. */
	keyPart?: string;
	/** Settings of every vendor to start with, and to return to on reset. */
	everyVendor?: Partial<VendorSettings>;
	/** Settings of single vendors; they win over those of every vendor. */
	settings?: { [Name in VendorName]?: Partial<SettingsOf<Name>> };
}
