import { commonDefaults, type VendorSettings } from '../settings';

/** The forms in which Replicate's replies were seen (docs/vendors/replicate.md). */
export interface ReplicateSettings extends VendorSettings {
	/** What `output` is: addresses, one address as text, or objects, as nobody has captured layers. */
	output: 'list' | 'text' | 'objects';
	/** Where layers tell their places: in the list of outputs, in a list by their name, or by their order alone. */
	layersIn: 'list' | 'named' | 'order';
	acceptedStatus: 200 | 201 | 202;
	/** What a prediction holds beside id, status and output. */
	detail: 'full' | 'minimal';
	/** Where the words of an error stand. */
	errorField: 'detail' | 'error';
	/** How long a throttle lasts is told in a field as well as in words. */
	throttleField: boolean;
	/** Milliseconds after its end in which a prediction's input and output are removed: an hour, for the real one. */
	removedAfterMs: number;
	/** Whether the list shows what predictions were asked for. */
	listsInput: boolean;
}

/** Replicate as its own clients and pages show it. */
export const replicateDefaults = (): ReplicateSettings => ({
	...commonDefaults(),
	output: 'list',
	layersIn: 'list',
	acceptedStatus: 201,
	detail: 'full',
	errorField: 'detail',
	throttleField: false,
	removedAfterMs: 3_600_000,
	listsInput: true,
});
