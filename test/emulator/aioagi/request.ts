import { z } from 'zod';
import { Refused } from '../core/answer';
import { ArkRefused, arkPlan, checkArkRequest } from '../core/ark-plan';
import type { TaskPlan } from '../core/create-task';
import type { VendorWords } from '../core/protocol';
import { arkFields, type ArkRequest } from '../limits/ark-request';
import type { AioagiSettings } from '../settings';
import { AIOAGI_MODELS, referenceRulesOf } from './models';

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

// What stock new-api does not forward (section 4.3).
const DROPPED = [
	'sequential_image_generation',
	'sequential_image_generation_options',
	'tools',
	'optimize_prompt_options',
	'seed',
	'guidance_scale',
	'layer_decomposition',
] as const;

/** Validates a body of /images/generations; throws AIOAGI's refusal. */
export async function readSubmission(
	body: unknown,
	words: VendorWords,
	settings: AioagiSettings,
): Promise<{ plan: TaskPlan; request: ArkRequest }> {
	const strict = settings.unknownFields === 'accept' ? schema.passthrough() : schema.strict();
	const read = strict.safeParse(body);
	if (!read.success) throw new Refused(schemaRefusal(read.error, words));
	const request: ArkRequest = { ...read.data };
	const model = AIOAGI_MODELS.get(request.model);
	if (model === undefined) {
		const message = `No available channel for model ${request.model} under group default`;
		throw new Refused(words.refusal('model-not-found', { message }));
	}
	if (!settings.passThrough) for (const parameter of DROPPED) delete request[parameter];
	try {
		const layered = request.layer_decomposition === true;
		const references = await checkArkRequest(request, {
			model,
			referenceRules: referenceRulesOf(model, layered),
		});
		const plan = arkPlan(request, model, references, 'AIOAGI', settings.layerCount);
		return { plan: { ...plan, body: { ...read.data } }, request };
	} catch (error) {
		if (!(error instanceof ArkRefused)) throw error;
		const { parameter, message } = error.problem;
		const code = error.inImage ? 'InvalidImageURL.InvalidFormat' : parameterCode(message);
		throw new Refused(words.refusal('invalid', { code, message, parameter }));
	}
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

/** What is missing has a code of its own (section 5.2). */
const parameterCode = (message: string): string =>
	message.startsWith('The required parameter') ? 'MissingParameter' : 'InvalidParameter';
