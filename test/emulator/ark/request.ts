import { z } from 'zod';
import type { ArkModel } from './models';

/** Fields of ByteDance's request that its own hosts and all who pass it on take (docs/vendors/upstream.md). */
export const arkFields = {
	model: z.string().min(1),
	prompt: z.string().min(1).optional(),
	size: z.string().optional(),
	seed: z.number().int().min(-1).max(2_147_483_647).optional(),
	guidance_scale: z.number().min(1).max(10).optional(),
	sequential_image_generation: z.enum(['auto', 'disabled']).optional(),
	sequential_image_generation_options: z
		.object({ max_images: z.number().int().min(1).max(15).optional() })
		.strict()
		.optional(),
	stream: z.boolean().optional(),
	response_format: z.enum(['url', 'b64_json']).optional(),
	watermark: z.boolean().optional(),
	output_format: z.enum(['jpeg', 'png']).optional(),
	tools: z
		.array(z.object({ type: z.literal('web_search') }).strict())
		.min(1)
		.optional(),
	layer_decomposition: z.boolean().optional(),
} as const;

/** What the checks need of a request, whichever vendor's schema read it. */
export interface ArkRequest {
	model: string;
	prompt?: string;
	image?: string | string[];
	size?: string;
	seed?: number;
	guidance_scale?: number;
	sequential_image_generation?: 'auto' | 'disabled';
	sequential_image_generation_options?: { max_images?: number };
	stream?: boolean;
	response_format?: 'url' | 'b64_json';
	watermark?: boolean;
	output_format?: 'jpeg' | 'png';
	tools?: { type: 'web_search' }[];
	optimize_prompt_options?: { mode?: string; thinking?: string };
	layer_decomposition?: boolean;
	background?: string;
}

/** Something the upstream refuses. */
export interface Problem {
	parameter: string;
	message: string;
}

/** References and outputs together; also the upstream's default for `max_images`. */
const MOST_IMAGES = 15;

/** The reference images as a list. */
export function referencesOf({ image }: ArkRequest): string[] {
	if (image === undefined) return [];
	return typeof image === 'string' ? [image] : image;
}

/** How many images a request asks for at most. */
export function setSize(request: ArkRequest): number {
	if (request.sequential_image_generation !== 'auto') return 1;
	const left = Math.max(1, MOST_IMAGES - referencesOf(request).length);
	return request.sequential_image_generation_options?.max_images ?? left;
}

/** What the upstream refuses about the fields together with the model. */
export function fieldProblem(request: ArkRequest, model: ArkModel): Problem | undefined {
	const unsupported = (parameter: keyof ArkRequest): Problem => ({
		parameter,
		message: `The parameter ${parameter} specified in the request is not supported by model ${request.model}.`,
	});
	const present = (parameter: keyof ArkRequest) => request[parameter] !== undefined;
	const allowed: Partial<Record<keyof ArkRequest, boolean>> = {
		seed: model.seedAndGuidance,
		guidance_scale: model.seedAndGuidance,
		sequential_image_generation: model.sets,
		sequential_image_generation_options: model.sets,
		stream: model.stream,
		output_format: model.outputFormats.length > 0,
		tools: model.webSearch,
		optimize_prompt_options: model.optimizeModes.length > 0,
		layer_decomposition: model.layers > 0,
		background: model.background !== 'never',
	};
	for (const [parameter, supported] of Object.entries(allowed)) {
		const name = parameter as keyof ArkRequest;
		if (present(name) && !supported) return unsupported(name);
	}
	return setProblem(request) ?? optionProblem(request, model);
}

function setProblem(request: ArkRequest): Problem | undefined {
	const auto = request.sequential_image_generation === 'auto';
	if (!auto && request.sequential_image_generation_options !== undefined) {
		return {
			parameter: 'sequential_image_generation_options',
			message:
				'sequential_image_generation_options requires sequential_image_generation to be auto.',
		};
	}
	const max = request.sequential_image_generation_options?.max_images;
	if (auto && max !== undefined && referencesOf(request).length + max > MOST_IMAGES) {
		return {
			parameter: 'sequential_image_generation_options.max_images',
			message: 'The number of reference images plus max_images must not exceed 15.',
		};
	}
	return undefined;
}

function optionProblem(request: ArkRequest, model: ArkModel): Problem | undefined {
	const mode = request.optimize_prompt_options?.mode;
	if (mode !== undefined && !model.optimizeModes.includes(mode)) {
		return {
			parameter: 'optimize_prompt_options.mode',
			message: `The mode ${mode} is not supported by model ${request.model}.`,
		};
	}
	if (request.prompt === undefined && request.layer_decomposition !== true) {
		return { parameter: 'prompt', message: 'The required parameter prompt is missing.' };
	}
	return undefined;
}
