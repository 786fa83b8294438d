import type { ErrorKind } from '../vendor';

/** A vendor's codes with their classes. */
export type ErrorCodes = Record<string, ErrorKind>;

/**
 * Codes of ByteDance's own API, which other hosts pass on or wrap (docs/vendors/upstream.md, "Error codes"). Matched
 * up to the first dot: the reasons behind it are an open set.
 */
export const UPSTREAM_CODES: ErrorCodes = {
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

/** The class of a code; unknown codes have none. */
export function kindOfCode(
	code: string | undefined,
	codes: ErrorCodes = UPSTREAM_CODES,
): ErrorKind | undefined {
	if (!code) return undefined;
	const known = [code, code.split('.')[0] ?? ''].find((name) => Object.hasOwn(codes, name));
	return known ? codes[known] : undefined;
}

/** The class of an upstream code that a vendor only quotes in its message. */
export function kindOfQuotedCode(message: string): ErrorKind | undefined {
	const quoted = message.match(/\b[A-Z][A-Za-z]{6,}(?:\.[A-Z][A-Za-z]+)?/g) ?? [];
	return kindOfCode(quoted.find((code) => kindOfCode(code) !== undefined));
}

/** Words that stand for an error where no code does, in order. */
export type ErrorWords = ReadonlyArray<readonly [RegExp, ErrorKind]>;

/** The class of an error that comes in words alone. */
export function kindOfWords(message: string, words: ErrorWords): ErrorKind | undefined {
	return words.find(([pattern]) => pattern.test(message))?.[1];
}

/** How vendors that have no code for it say that content was refused. */
export const MODERATION_WORDS: ErrorWords[number] = [
	/sensitive|moderat|nsfw|content polic|policy violat|safety|prohibited|inappropriate|real person/i,
	'moderation',
];
