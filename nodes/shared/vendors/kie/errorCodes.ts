import { UPSTREAM_CODES, type ErrorCodes } from '../wire/errorCodes';

/** Kie.ai's codes that mean something else than HTTP's statuses of the same number (docs/vendors/kie.md, "Errors"). */
export const ERROR_CODES: ErrorCodes = {
	...UPSTREAM_CODES,
	'451': 'reference',
	'455': 'overloaded',
	'505': 'model',
};
