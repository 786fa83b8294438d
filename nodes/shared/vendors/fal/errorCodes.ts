import type { ErrorCodes } from '../wire/errorCodes';

/** fal's types of errors, of models and of the platform (docs/vendors/fal.md, "Errors"). */
export const ERROR_CODES: ErrorCodes = {
	content_policy_violation: 'moderation',
	partner_validation_failed: 'input',
	no_media_generated: 'taskFailed',
	image_too_small: 'input',
	image_too_large: 'input',
	image_load_error: 'reference',
	file_download_error: 'reference',
	face_detection_error: 'input',
	file_too_large: 'input',
	greater_than: 'input',
	greater_than_equal: 'input',
	less_than: 'input',
	less_than_equal: 'input',
	multiple_of: 'input',
	sequence_too_short: 'input',
	sequence_too_long: 'input',
	one_of: 'input',
	feature_not_supported: 'input',
	unsupported_image_format: 'input',
	value_error: 'input',
	missing: 'input',
	concurrent_requests_limit: 'throttle',
	internal_server_error: 'server',
	internal_error: 'server',
	generation_timeout: 'timeout',
	downstream_service_error: 'server',
	downstream_service_unavailable: 'overloaded',
	request_timeout: 'timeout',
	startup_timeout: 'timeout',
	runner_scheduling_failure: 'overloaded',
	runner_connection_timeout: 'server',
	runner_connection_refused: 'server',
	runner_connection_error: 'server',
	runner_disconnected: 'server',
	runner_incomplete_response: 'server',
	runner_server_error: 'server',
};

/** Types that tell of a run and of nothing else: where a result is asked for, the run ended so. */
export function isOfRun(code: string | undefined): boolean {
	return code !== undefined && Object.hasOwn(ERROR_CODES, code) && code !== 'internal_error';
}
