import { z } from 'zod';
import { chosenSize } from '../ark/presets';
import { Refused } from '../core/answer';
import type { TaskPlan } from '../core/create-task';
import { type Size, sizeProblem } from '../core/size';
import type { VendorState } from '../core/vendor-state';
import { type Reference, readReference, ReferenceRefused } from '../references/read';
import { fileContent } from './files';
import type { ReplicateField, ReplicateModel } from './models';
import type { ReplicateSettings } from './settings';

const MOST_IMAGES = 15;

const FIELDS: Record<ReplicateField, z.ZodTypeAny> = {
	seed: z.number().int().min(0).max(2_147_483_647).optional(),
	guidance_scale: z.number().min(1).max(10).optional(),
	enhance_prompt: z.boolean().optional(),
	output_format: z.enum(['png', 'jpeg']).optional(),
	disable_safety_checker: z.boolean().optional(),
	layer_decomposition: z.boolean().optional(),
};

interface Input {
	prompt?: string;
	size?: string;
	aspect_ratio?: string;
	width?: number;
	height?: number;
	image_input?: string[];
	image?: string;
	sequential_image_generation?: 'disabled' | 'auto';
	max_images?: number;
	output_format?: 'jpeg' | 'png';
	layer_decomposition?: boolean;
}

const event = z.enum(['start', 'output', 'logs', 'completed']);
const envelope = z
	.object({
		version: z.string().optional(),
		input: z.record(z.string(), z.unknown()),
		webhook: z.string().url().optional(),
		webhook_events_filter: z.array(event).min(1).optional(),
	})
	.strict();

function inputSchema(model: ReplicateModel, acceptUnknown: boolean) {
	const { sizes, ratios, custom, references, sets } = model;
	const oneOf = (names: readonly string[]) =>
		z.string().refine((value) => names.includes(value), `must be one of ${names.join(', ')}`);
	const named = (names: readonly string[], by: 'size' | 'aspect_ratio') =>
		oneOf(custom?.by === by ? [...names, 'custom'] : names).optional();
	const side = z.number().int().positive().optional();
	const shape: Record<string, z.ZodTypeAny> = {
		prompt: z
			.string()
			.max(model.longestPrompt ?? Infinity)
			.optional(),
		...Object.fromEntries(model.fields.map((field) => [field, FIELDS[field]])),
	};
	if (sizes.length > 0) shape.size = named(sizes, 'size');
	if (ratios.length > 0) shape.aspect_ratio = named(ratios, 'aspect_ratio');
	if (custom) Object.assign(shape, { width: side, height: side });
	if (references?.field === 'image') shape.image = z.string().min(1);
	if (references?.field === 'image_input') {
		shape.image_input = z.array(z.string().min(1)).max(references.most).optional();
	}
	if (sets) {
		shape.sequential_image_generation = z.enum(['disabled', 'auto']).optional();
		shape.max_images = z.number().int().min(1).max(15).optional();
	}
	const schema = z.object(shape);
	return acceptUnknown ? schema.passthrough() : schema.strict();
}

export interface ReplicateSubmission {
	plan: TaskPlan;
	version?: string;
	webhook?: string;
	events: string[];
}

/** Validates the body of a prediction; throws Replicate's refusal. */
export async function readSubmission(
	body: unknown,
	model: ReplicateModel,
	vendor: VendorState<ReplicateSettings>,
): Promise<ReplicateSubmission> {
	const { words, settings } = vendor;
	const invalid = (message: string, parameter?: string) =>
		new Refused(words.refusal('invalid', { message, parameter }));
	const outer = envelope.safeParse(body);
	if (!outer.success) throw complaint(outer.error, invalid);
	const read = inputSchema(model, settings.unknownFields === 'accept').safeParse(outer.data.input);
	if (!read.success) throw complaint(read.error, invalid);
	const input = read.data as Input;
	const entries = input.image_input ?? (input.image === undefined ? [] : [input.image]);
	const layered = input.layer_decomposition === true;
	if (layered && entries.length !== 1) throw invalid('takes exactly one image', 'image_input');
	if (!layered && !input.prompt) throw invalid('prompt is required', 'prompt');
	if (!layered && (input.size === '1.5K' || input.size === 'auto')) {
		throw invalid('is for layers only', 'size');
	}
	const count = input.sequential_image_generation === 'auto' ? (input.max_images ?? 1) : 1;
	if (count + entries.length > MOST_IMAGES) {
		throw invalid('Total images (input + generated) cannot exceed 15', 'max_images');
	}
	const references = await readReferences(entries, model, vendor, invalid);
	const plan: TaskPlan = {
		model: `bytedance/${model.name}`,
		prompt: input.prompt ?? '',
		body: { ...input },
		references,
		size: sizeOf(input, model, references[0], invalid),
		count,
		format: input.output_format ?? model.defaultFormat,
		transparent: false,
		listsFailures: false,
		layers: layered && model.layers ? Math.min(settings.layerCount, model.layers) : undefined,
	};
	const { version, webhook, webhook_events_filter: events = ['completed'] } = outer.data;
	return { plan, version, webhook, events };
}

type Invalid = (message: string, parameter?: string) => Refused;

function complaint(error: z.ZodError, invalid: Invalid): Refused {
	const [issue] = error.issues;
	const keys = issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : undefined;
	const field = keys ?? issue?.path.join('.') ?? 'input';
	return invalid(`- ${field}: ${issue?.message ?? 'is not valid'}`, field);
}

function sizeOf(
	input: Input,
	{ custom, sizes, presetFamily }: ReplicateModel,
	first: Reference | undefined,
	invalid: Invalid,
): Size {
	if (custom && input[custom.by] === 'custom') {
		const { width = 2048, height = 2048 } = input;
		const problem = sizeProblem({ width, height }, custom.bounds);
		if (problem !== undefined) throw invalid(problem, 'width');
		return { width, height };
	}
	if (input.width !== undefined || input.height !== undefined) {
		throw invalid('is only used with custom', 'width');
	}
	const ratio = input.aspect_ratio ?? 'match_input_image';
	const wanted = ratio === 'match_input_image' ? '' : ratio;
	const preset = input.size ?? sizes[0] ?? '1K';
	return chosenSize(presetFamily, preset === 'auto' ? '2K' : preset, wanted, first);
}

async function readReferences(
	entries: string[],
	{ referenceRules }: ReplicateModel,
	vendor: VendorState<ReplicateSettings>,
	invalid: Invalid,
): Promise<Reference[]> {
	const references: Reference[] = [];
	for (const entry of entries) {
		try {
			references.push(
				await readReference(entry, referenceRules, (url) => fileContent(vendor, url)),
			);
		} catch (error) {
			if (error instanceof ReferenceRefused) throw invalid(error.message, 'image_input');
			throw error;
		}
	}
	return references;
}
