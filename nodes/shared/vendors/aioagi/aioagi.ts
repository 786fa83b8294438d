import type { Vendor } from '../vendor';
import { arkModelList } from '../wire/arkModelList';
import { readArkSubmission } from '../wire/arkReplies';
import { arkSubmission } from '../wire/arkSubmission';
import { UPSTREAM_RESERVED_FIELDS } from '../wire/upstreamBody';
import { ERROR_CODES } from './errorCodes';
import { offerings } from './offerings';
import { prices } from './prices';

/** AIOAGI: one request brings the images; there are no tasks to come back to (docs/vendors/aioagi.md). */
export const aioagi: Vendor = {
	name: 'aioagi',
	displayName: 'AIOAGI',
	credential: 'seedreamAioagiApi',
	offerings,
	otherIds: { 'doubao-seedream-5-0-lite-260128': 'seedream-5.0-lite' },
	unlisted: {},
	// `n` multiplies the images, and the bill.
	reservedFields: [...UPSTREAM_RESERVED_FIELDS, 'n'],
	submission: arkSubmission,
	readSubmission: (reply, asked) =>
		readArkSubmission(reply, { codes: ERROR_CODES }, asked?.mostImages),
	modelList: arkModelList,
	urlLifetime: '24 hours',
	prices,
};
