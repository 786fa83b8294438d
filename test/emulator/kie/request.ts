import { z } from 'zod';
import { Refused } from '../core/answer';
import { complaintOf } from '../core/complaint';
import type { TaskPlan } from '../core/create-task';
import { sizeOfRatio } from '../core/size';
import { uploadedContent } from '../core/uploads';
import type { VendorState } from '../core/vendor-state';
import { readReferences } from '../references/read';
import { KIE_MODELS, type KieModel } from './models';
import type { KieSettings } from './settings';

const MOST_IMAGES = 15;
/** Lite's prompts end in a fault rather than a refusal where they are longer. */
const FAULTY_PROMPT = 3000;

const envelope = z
	.object({
		model: z.string().min(1),
		callBackUrl: z.string().url().optional(),
		input: z.record(z.string(), z.unknown()),
	})
	.strict();

/** A submission that passed every check. */
export interface KieSubmission {
	plan: TaskPlan;
	callBackUrl?: string;
}

function inputSchema({ fields, references }: KieModel, acceptUnknown: boolean) {
	const address = z.string().regex(/^https?:\/\//i, 'must be a public URL');
	const shape = { ...fields };
	if (references?.field === 'image_url') shape.image_url = address;
	if (references?.field === 'image_urls') {
		shape.image_urls = z.array(address).min(1).max(references.most);
	}
	const schema = z.object(shape);
	return acceptUnknown ? schema.passthrough() : schema.strict();
}

/** Validates a body of createTask; throws Kie.ai's refusal. */
export async function readSubmission(
	body: unknown,
	vendor: VendorState<KieSettings>,
): Promise<KieSubmission> {
	const { words, settings } = vendor;
	const invalid = (message: string) => new Refused(words.refusal('invalid', { message }));
	const read = envelope.safeParse(body);
	if (!read.success) throw invalid(complaintOf(read.error).message);
	const { model: id, callBackUrl, input } = read.data;
	const model = KIE_MODELS.get(id);
	if (model === undefined) throw new Refused(words.refusal('model-not-found'));
	const prompt = typeof input.prompt === 'string' ? input.prompt : '';
	if (id.startsWith('seedream/5-lite') && prompt.length > FAULTY_PROMPT) {
		throw new Refused(words.refusal('internal-error'));
	}
	const checked = inputSchema(model, settings.unknownFields === 'accept').safeParse(input);
	if (!checked.success) throw invalid(complaintOf(checked.error).message);
	const given = checked.data as Record<string, string | undefined>;
	const entries = [input.image_urls ?? input.image_url ?? []].flat() as string[];
	const count = Number(given.max_images ?? 1);
	if (entries.length + count > MOST_IMAGES) throw invalid('too many images');
	const uploaded = async (url: string) => await uploadedContent(vendor, url);
	const references = await readReferences(entries, model.referenceRules, uploaded, (problem) =>
		invalid(`image_urls${problem}`),
	);
	const { resolution, ratio, layers } = model;
	const side = resolution.squares[given[resolution.field] ?? resolution.default] ?? 1024;
	const plan: TaskPlan = {
		model: id,
		prompt,
		body: read.data as Record<string, unknown>,
		references,
		size: sizeOfRatio(side, ratio.of(given[ratio.field] ?? '1:1')),
		count,
		format: (given.output_format as 'jpeg' | 'png' | undefined) ?? model.defaultFormat,
		transparent: false,
		layers: layers && Math.min(settings.layerCount, layers.most),
		listsFailures: false,
	};
	return { plan, callBackUrl };
}
