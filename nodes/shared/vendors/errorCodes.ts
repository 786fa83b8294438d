import type { ErrorKind } from './errorClasses';

/**
 * Codes of ByteDance's own API, which AIOAGI passes on and the others wrap (vendor-apis.md 5.2). Matched up to
 * the first dot: the reasons behind it are an open set.
 */
const UPSTREAM_CODES: Record<string, ErrorKind> = {
	MissingParameter: 'input',
	InvalidParameter: 'input',
	InvalidImageURL: 'input',
	BadRequest: 'input',
	InvalidEndpoint: 'input',
	InvalidEndpointOrModel: 'model',
	ModelNotOpen: 'model',
	SensitiveContentDetected: 'moderation',
	InputTextSensitiveContentDetected: 'moderation',
	InputImageSensitiveContentDetected: 'moderation',
	OutputImageSensitiveContentDetected: 'moderation',
	OutputTextSensitiveContentDetected: 'moderation',
	InputTextRiskDetection: 'moderation',
	InputImageRiskDetection: 'moderation',
	OutputTextRiskDetection: 'moderation',
	OutputImageRiskDetection: 'moderation',
	ContentSecurityDetectionError: 'moderation',
	PolicyViolation: 'moderation',
	AuthenticationError: 'credential',
	InvalidAccountStatus: 'credential',
	AccessDenied: 'permission',
	OperationDenied: 'permission',
	'OperationDenied.ServiceOverdue': 'balance',
	AccountOverdueError: 'balance',
	ModelAccountIpmRateLimitExceeded: 'throttle',
	ModelAccountRpmRateLimitExceeded: 'throttle',
	ModelAccountTpmRateLimitExceeded: 'throttle',
	RateLimitExceeded: 'throttle',
	APIAccountRpmRateLimitExceeded: 'throttle',
	AccountRateLimitExceeded: 'throttle',
	RequestBurstTooFast: 'throttle',
	InflightBatchsizeExceeded: 'throttle',
	ServerOverloaded: 'overloaded',
	QuotaExceeded: 'quota',
	SetLimitExceeded: 'quota',
	InternalServiceError: 'server',
};

/** AceData Cloud's codes; sign-in troubles come with 400 as well as 401 (vendor-apis.md 3.7). */
const ACE_DATA_CODES: Record<string, ErrorKind> = {
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

/** Codes of the gateway family behind AIOAGI (vendor-apis.md 4.4). */
const GATEWAY_CODES: Record<string, ErrorKind> = {
	model_not_found: 'model',
	invalid_api_key: 'credential',
	insufficient_user_quota: 'balance',
	insufficient_quota: 'quota',
	rate_limit_exceeded: 'throttle',
};

/** Atlas Cloud's codes inside failed predictions (vendor-apis.md 2.3). */
const ATLAS_CODES: Record<string, ErrorKind> = {
	'1039': 'moderation',
	INVALID_ARGUMENT: 'input',
};

/** Every vendor code with its class; codes of different vendors do not overlap. */
export const ERROR_CODES: Record<string, ErrorKind> = {
	...UPSTREAM_CODES,
	...ACE_DATA_CODES,
	...GATEWAY_CODES,
	...ATLAS_CODES,
};

/** The class of a vendor's code; unknown codes have none. */
export function kindOfCode(code: string | undefined): ErrorKind | undefined {
	if (!code) return undefined;
	const known = [code, code.split('.')[0] ?? ''].find((name) => Object.hasOwn(ERROR_CODES, name));
	return known ? ERROR_CODES[known] : undefined;
}

/** The class of an upstream code that a vendor only quotes in its message. */
export function kindOfQuotedCode(message: string): ErrorKind | undefined {
	const quoted = message.match(/\b[A-Z][A-Za-z]{6,}(?:\.[A-Z][A-Za-z]+)?/g) ?? [];
	const upstream = quoted.filter((code) => Object.hasOwn(UPSTREAM_CODES, code.split('.')[0] ?? ''));
	return kindOfCode(upstream[0]);
}
