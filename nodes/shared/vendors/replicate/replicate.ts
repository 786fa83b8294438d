import type { Vendor } from '../vendor';
import { offerings, WIRE } from './offerings';
import { prices } from './prices';
import { readSubmission, readTask } from './replies';
import { RESERVED_FIELDS, submission } from './request';
import { taskList } from './taskList';
import { uploads } from './uploads';

/** Replicate: predictions that are polled and listed, and forgotten an hour after their end (docs/vendors/replicate.md). */
export const replicate: Vendor = {
	name: 'replicate',
	displayName: 'Replicate',
	credential: 'seedreamReplicateApi',
	offerings,
	unlisted: WIRE,
	fieldsIn: 'input',
	reservedFields: RESERVED_FIELDS,
	submission,
	readSubmission,
	tasks: {
		failedAreFree: true,
		single: (taskId) => ({ method: 'GET', path: `/predictions/${encodeURIComponent(taskId)}` }),
		readSingle: readTask,
		list: taskList,
	},
	uploads,
	// docs/vendors/replicate.md, "Limits"
	statedPace: { tasks: 600, milliseconds: 60_000 },
	urlLifetime: '1 hour',
	prices,
};
