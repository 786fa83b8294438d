import { z } from 'zod';
import type { AtlasField, AtlasModel } from './model';

/** What a submission may hold, read by the schema of its model. */
export interface AtlasRequest {
	model: string;
	prompt?: string;
	size?: string;
	images?: string[];
	image?: string;
	max_images?: number;
	output_format?: 'jpeg' | 'png';
	enable_base64_output?: boolean;
	enable_sync_mode?: boolean;
	webhook_url?: string;
	background?: string;
}

const optimize = z.object({ mode: z.enum(['standard', 'fast']) }).strict();

const FIELDS: Record<AtlasField, z.ZodTypeAny> = {
	seed: z.number().int().min(-1).max(2_147_483_647).optional(),
	guidance_scale: z.number().min(0).max(20).optional(),
	optimize_prompt_options: optimize.optional(),
	// Only "enabled" was seen; the upstream's list stands for the rest.
	thinking: z.enum(['auto', 'enabled', 'disabled']).optional(),
	prompt_optimization_mode: z.enum(['standard', 'fast']).optional(),
};

/** The schema of a model's submissions. Atlas may pass unknown fields in silence; here they are refused. */
export function requestSchema(model: AtlasModel, acceptUnknown: boolean) {
	const prompt = z
		.string()
		.min(1)
		.max(model.maxPrompt ?? Infinity);
	const { references, maxImages, outputFormats } = model;
	const entries = z.string().min(1);
	const shape: Record<string, z.ZodTypeAny> = {
		model: z.literal(model.id),
		prompt: model.promptOptional ? z.string().optional() : prompt,
		size: z.string().optional(),
		enable_base64_output: z.boolean().optional(),
		// Listed for some models only, yet sending an explicit false is the recommendation for all.
		enable_sync_mode: z.boolean().optional(),
		webhook_url: z.string().max(1024).optional(),
		...Object.fromEntries(model.fields.map((field) => [field, FIELDS[field]])),
	};
	if (references?.field === 'images') shape.images = z.array(entries).min(1).max(references.most);
	if (references?.field === 'image') shape.image = entries;
	if (references?.field === 'either') {
		shape.images = z.array(entries).min(1).max(references.most).optional();
		shape.image = entries.optional();
	}
	if (maxImages !== undefined) shape.max_images = z.number().int().min(1).max(maxImages).optional();
	if (outputFormats !== undefined) {
		const [first = 'jpeg', ...others] = outputFormats;
		shape.output_format = z.enum([first, ...others]).optional();
	}
	const schema = z.object(shape);
	return model.lenient || acceptUnknown ? schema.passthrough() : schema.strict();
}
