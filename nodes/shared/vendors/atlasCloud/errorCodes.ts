import { UPSTREAM_CODES, type ErrorCodes } from '../wire/errorCodes';

/** Atlas Cloud's codes inside failed predictions (docs/vendors/atlasCloud.md, "Errors"). */
export const ERROR_CODES: ErrorCodes = {
	...UPSTREAM_CODES,
	'1039': 'moderation',
	INVALID_ARGUMENT: 'input',
};
