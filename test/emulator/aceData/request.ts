import { z } from 'zod';
import { ArkRefused, arkPlan, checkArkRequest } from '../ark/plan';
import { arkFields, type ArkRequest } from '../ark/request';
import { Refused } from '../core/answer';
import type { TaskPlan } from '../core/create-task';
import type { VendorWords } from '../core/words';
import { ACE_DATA_MODELS } from './models';
import type { AceDataSettings } from './settings';

// docs/vendors/aceData.md, "Calls". `image` is an array there; the bare string one client schema knows is not in the specification.
const schema = z.object({
	...arkFields,
	image: z.array(z.string().min(1)).min(1).optional(),
	optimize_prompt_options: z
		.object({ mode: z.enum(['standard', 'fast']) })
		.strict()
		.optional(),
	background: z.enum(['transparent', 'opaque']).optional(),
	async: z.boolean().optional(),
	callback_url: z
		.string()
		.url()
		.regex(/^https?:\/\//)
		.optional(),
});

export interface AceDataSubmission {
	plan: TaskPlan;
	callbackUrl?: string;
	/** Whether the reply is the task's id. */
	deferred: boolean;
}

/** Validates a body of /seedream/images; throws AceData's refusal. */
export async function readSubmission(
	body: unknown,
	words: VendorWords,
	settings: AceDataSettings,
): Promise<AceDataSubmission> {
	const invalid = (message: string) => new Refused(words.refusal('invalid', { message }));
	const strict = settings.unknownFields === 'accept' ? schema.passthrough() : schema.strict();
	const read = strict.safeParse(body);
	if (!read.success) throw invalid(complaintOf(read.error));
	const { async: asynchronous, callback_url: callbackUrl, ...fields } = read.data;
	const request: ArkRequest = fields;
	const model = ACE_DATA_MODELS.get(request.model);
	if (model === undefined) throw new Refused(words.refusal('model-not-found'));
	const layered = request.layer_decomposition === true;
	try {
		const references = await checkArkRequest(request, {
			model,
			referenceRules: layered ? model.referenceRulesInLayerMode : model.referenceRules,
			layerPresets: ['auto'],
		});
		const plan = arkPlan(request, model, references, settings.layerCount);
		return {
			plan: { ...plan, body: { ...read.data } },
			callbackUrl,
			deferred: asynchronous === true || callbackUrl !== undefined,
		};
	} catch (error) {
		if (error instanceof ArkRefused) throw invalid(error.problem.message);
		throw error;
	}
}

function complaintOf(error: z.ZodError): string {
	const [issue] = error.issues;
	if (issue?.code === 'unrecognized_keys') return `${issue.keys.join(', ')} is not a parameter`;
	const path = issue?.path.join('.') ?? '';
	return issue?.message === 'Required' ? `${path} is required` : `${path} is invalid`;
}
