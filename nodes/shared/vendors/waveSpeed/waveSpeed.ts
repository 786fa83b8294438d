import type { Vendor } from '../vendor';
import { modelList } from './modelList';
import { balance, prices, quote } from './money';
import { offerings, UNLISTED } from './offerings';
import { replies } from './replies';
import { RESERVED_FIELDS, submission } from './request';
import { uploads } from './uploads';

/** WaveSpeedAI: predictions as Atlas Cloud's, at an address of each model's own (docs/vendors/waveSpeed.md). */
export const waveSpeed: Vendor = {
	name: 'waveSpeed',
	displayName: 'WaveSpeedAI',
	credential: 'seedreamWaveSpeedApi',
	offerings,
	reservedFields: RESERVED_FIELDS,
	unlisted: UNLISTED,
	submission,
	readSubmission: replies.readSubmission,
	tasks: {
		single: (taskId) => ({
			method: 'GET',
			path: `/predictions/${encodeURIComponent(taskId)}/result`,
		}),
		readSingle: replies.readTask,
	},
	uploads,
	modelList,
	urlLifetime: 'not stated by the vendor',
	prices,
	quote,
	balance,
};
