import type { VendorName } from '../../test/engine/seedream';
import type { VendorAccess } from '../emulator/messages';

/** What a fresh process is to run and measure. */
export interface MemoryPlan {
	/** Whose downloads, or references as the pack sends them. */
	kind: 'downloads' | 'bare downloads' | 'references';
	vendor: VendorName;
	count: number;
	/** Of each file. */
	bytes: number;
	slots: number;
	/** Collects garbage before every sample, so that only what is in use counts. */
	collect: boolean;
	/** Emulators with small images, to warm up on, and with those to be measured. */
	idle: Record<VendorName, VendorAccess>;
	busy: Record<VendorName, VendorAccess>;
}

/** Bytes. */
export interface MemorySample {
	resident: number;
	/** Heap and buffers. */
	inUse: number;
}

export interface MemoryResult {
	images: number;
	before: MemorySample;
	peak: MemorySample;
}
