import { commonDefaults, type VendorSettings } from '../settings';

/** The forms in which fal's replies were seen (docs/vendors/fal.md). */
export interface FalSettings extends VendorSettings {
	/** What a submission is answered with: the whole place in the queue, or the ids alone. */
	acceptedReply: 'place' | 'ids';
	acceptedStatus: 200 | 202;
	/** What a status holds beside its word. */
	statusDetail: 'full' | 'word';
	/** Whether the status of a failed task says so. */
	statusTellsError: boolean;
	/** How a model words its complaints. */
	complaints: 'list' | 'text' | 'bare-list';
	/** Input that no model takes is refused, or queued and then failed, as the real queue may do. */
	badInput: 'refused' | 'queued';
	/** Images with all that is known of them, or with their address alone. */
	imageDetail: 'full' | 'url';
}

/** fal as its documentation and its own client show it. */
export const falDefaults = (): FalSettings => ({
	...commonDefaults(),
	acceptedReply: 'place',
	acceptedStatus: 200,
	statusDetail: 'full',
	statusTellsError: true,
	complaints: 'list',
	badInput: 'refused',
	imageDetail: 'full',
});
