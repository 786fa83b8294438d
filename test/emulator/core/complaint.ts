import type { z } from 'zod';

/** The first complaint of a schema in a sentence, and whether it is about unknown fields. */
export function complaintOf(error: z.ZodError): { message: string; unknownField: boolean } {
	const [issue] = error.issues;
	if (issue === undefined) return { message: 'Invalid request', unknownField: false };
	if (issue.code === 'unrecognized_keys') {
		return { message: `Unknown parameter: ${issue.keys.join(', ')}`, unknownField: true };
	}
	const path = issue.path.join('.');
	const missing = issue.code === 'invalid_type' && issue.received === 'undefined';
	return {
		message: missing
			? `Missing required parameter: ${path}`
			: `Invalid parameter ${path}: ${issue.message}`,
		unknownField: false,
	};
}
