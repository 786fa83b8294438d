import type { Vendor } from '../vendor';
import { balance, prices } from './money';
import { offerings, WIRE } from './offerings';
import { readSubmission, readTask } from './replies';
import { RESERVED_FIELDS, submission } from './request';
import { uploads } from './uploads';

/** Kie.ai: one call for every model, whose body's code is the status (docs/vendors/kie.md). */
export const kie: Vendor = {
	name: 'kie',
	displayName: 'Kie.ai',
	credential: 'seedreamKieApi',
	offerings,
	unlisted: WIRE,
	fieldsIn: 'input',
	reservedFields: RESERVED_FIELDS,
	submission,
	readSubmission,
	tasks: {
		single: (taskId) => ({
			method: 'GET',
			path: `/jobs/recordInfo?taskId=${encodeURIComponent(taskId)}`,
		}),
		readSingle: readTask,
	},
	uploads,
	// docs/vendors/kie.md, "Limits"
	statedPace: { tasks: 20, milliseconds: 10_000 },
	urlLifetime: '20 minutes to 14 days: its pages disagree',
	prices,
	balance,
};
