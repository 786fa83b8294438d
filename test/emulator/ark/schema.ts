import { z } from 'zod';
import { Refused } from '../core/answer';
import type { VendorWords } from '../core/words';
import { arkFields, type ArkRequest } from './request';

const schema = z.object({
	...arkFields,
	image: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]).optional(),
	optimize_prompt_options: z
		.object({
			mode: z.enum(['standard', 'fast']).optional(),
			thinking: z.enum(['auto', 'enabled', 'disabled']).optional(),
		})
		.strict()
		.optional(),
	background: z.enum(['auto', 'transparent', 'opaque']).optional(),
});

/** Reads a body of ByteDance's own wire; throws the refusal in ByteDance's codes. */
export function readArkBody(
	body: unknown,
	words: VendorWords,
	unknownFields: 'refuse' | 'accept',
): ArkRequest {
	const strict = unknownFields === 'accept' ? schema.passthrough() : schema.strict();
	const read = strict.safeParse(body);
	if (!read.success) throw new Refused(schemaRefusal(read.error, words));
	return read.data;
}

function schemaRefusal(error: z.ZodError, words: VendorWords) {
	const [issue] = error.issues;
	const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : undefined;
	const parameter = unknown ?? issue?.path.join('.') ?? '';
	const missing = issue?.message === 'Required';
	return words.refusal('invalid', {
		code: missing ? 'MissingParameter' : 'InvalidParameter',
		parameter,
		message: missing
			? `The required parameter ${parameter} is missing.`
			: `The parameter ${parameter} specified in the request is not valid.`,
	});
}
