import type { Vendor } from '../vendor';
import { modelList } from './modelList';
import { offerings, WIRE } from './offerings';
import { prices } from './prices';
import { quote } from './quote';
import { readStatus, readSubmission } from './replies';
import { RESERVED_FIELDS, submission } from './request';
import { requestPath } from './taskId';
import { uploads } from './uploads';

/** fal: a queue whose tasks tell by one call that they are over, and by another how (docs/vendors/fal.md). */
export const fal: Vendor = {
	name: 'fal',
	displayName: 'fal',
	credential: 'seedreamFalApi',
	offerings,
	unlisted: WIRE,
	reservedFields: RESERVED_FIELDS,
	submission,
	readSubmission,
	tasks: {
		idsHaveParts: true,
		single: (taskId) => ({ method: 'GET', path: `${requestPath(taskId)}/status?logs=0` }),
		readSingle: readStatus,
	},
	uploads,
	modelList,
	urlLifetime: 'unlimited',
	prices,
	quote,
};
