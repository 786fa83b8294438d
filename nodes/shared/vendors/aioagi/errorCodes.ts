import { UPSTREAM_CODES, type ErrorCodes } from '../wire/errorCodes';

/** Codes of the gateway family behind AIOAGI (docs/vendors/aioagi.md, "Errors"). */
export const ERROR_CODES: ErrorCodes = {
	...UPSTREAM_CODES,
	model_not_found: 'model',
	invalid_api_key: 'credential',
	insufficient_user_quota: 'balance',
	insufficient_quota: 'quota',
	rate_limit_exceeded: 'throttle',
};
