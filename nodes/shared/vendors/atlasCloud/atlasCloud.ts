import type { Vendor } from '../vendor';
import { history } from './history';
import { modelList } from './modelList';
import { balance, quote } from './money';
import { offerings, WIRE } from './offerings';
import { prices } from './prices';
import { replies } from './replies';
import { RESERVED_FIELDS, submissionBody } from './request';
import { uploads } from './uploads';

/** Atlas Cloud: tasks are predictions, polled one by one (docs/vendors/atlasCloud.md). */
export const atlasCloud: Vendor = {
	name: 'atlasCloud',
	displayName: 'Atlas Cloud',
	credential: 'seedreamAtlasCloudApi',
	offerings,
	unlisted: WIRE,
	reservedFields: RESERVED_FIELDS,
	submission: (order) => ({
		method: 'POST',
		path: '/api/v1/model/generateImage',
		body: submissionBody(order),
	}),
	readSubmission: replies.readSubmission,
	tasks: {
		failedAreFree: true,
		single: (taskId) => ({
			method: 'GET',
			path: `/api/v1/model/prediction/${encodeURIComponent(taskId)}`,
		}),
		readSingle: replies.readTask,
		list: history,
	},
	uploads,
	modelList,
	urlLifetime: '14 days',
	prices,
	quote,
	balance,
};
