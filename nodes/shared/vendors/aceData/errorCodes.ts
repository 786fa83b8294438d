import { UPSTREAM_CODES, type ErrorCodes } from '../wire/errorCodes';

/** AceData Cloud's codes; sign-in troubles come with 400 as well as 401 (docs/vendors/aceData.md, "Errors"). */
export const ERROR_CODES: ErrorCodes = {
	...UPSTREAM_CODES,
	no_token: 'credential',
	token_mismatched: 'credential',
	invalid_token: 'credential',
	token_expired: 'credential',
	disabled: 'credential',
	api_not_implemented: 'model',
	no_api: 'wrongHost',
	payment_required: 'wrongHost',
	bad_request: 'input',
	used_up: 'balance',
	request_too_large: 'tooLarge',
	too_many_requests: 'throttle',
	api_error: 'server',
};
