import type { VendorName } from '../../test/engine/seedream';
import type { EmulatorProcess } from '../emulator/process';

export interface Job {
	emulator: EmulatorProcess;
	vendor: VendorName;
	items: number;
	/** Tasks in hand at once, for those who can. */
	slots: number;
	/** What fixed intervals are divided by, as task times are. */
	scale: number;
}

export interface Outcome {
	milliseconds: number;
	/** Image files delivered. */
	images: number;
}

/** Somebody who makes images from prompts. */
export type Contender = (job: Job) => Promise<Outcome>;

/** Seconds between questions, as the neighbouring packs and most tutorials have it. */
export const FIXED_POLL = 2;
export const PROMPT = 'a red kite over the sea';
/** As the pack sends it, at Atlas Cloud. */
export const ATLAS_BODY = {
	model: 'bytedance/seedream-v5.0-lite',
	prompt: PROMPT,
	size: '2048*2048',
};
/** Atlas Cloud's answer, as far as a client needs it. */
export interface Prediction {
	data: { id: string; status: string; outputs?: string[] };
}
export const ATLAS_SUBMIT = '/api/v1/model/generateImage';
export const ATLAS_POLL = '/api/v1/model/prediction/';

/** Times `work`, which gives the number of images. */
export async function timed(work: () => Promise<number>): Promise<Outcome> {
	const start = performance.now();
	const images = await work();
	return { milliseconds: performance.now() - start, images };
}
