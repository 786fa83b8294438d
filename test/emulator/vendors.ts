import { aceData } from './aceData/descriptor';
import { aioagi } from './aioagi/descriptor';
import { atlasCloud } from './atlasCloud/descriptor';
import { bytePlus } from './bytePlus/descriptor';
import { fal } from './fal/descriptor';
import { kie } from './kie/descriptor';
import { replicate } from './replicate/descriptor';
import { volcengine } from './volcengine/descriptor';
import { waveSpeed } from './waveSpeed/descriptor';

/** Every emulated vendor: a folder with a descriptor, and a line here. */
export const VENDORS = {
	atlasCloud,
	aceData,
	aioagi,
	bytePlus,
	volcengine,
	waveSpeed,
	fal,
	replicate,
	kie,
};

export type VendorName = keyof typeof VENDORS;
export const VENDOR_NAMES = Object.keys(VENDORS) as VendorName[];

type Descriptors = typeof VENDORS;
export type SettingsOf<Name extends VendorName> = ReturnType<Descriptors[Name]['defaults']>;
export type HostOf<Name extends VendorName> = keyof Descriptors[Name]['hosts'] & string;
