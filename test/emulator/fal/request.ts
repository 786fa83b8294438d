import { z } from 'zod';
import { chosenSize } from '../ark/presets';
import { Refused } from '../core/answer';
import type { TaskPlan } from '../core/create-task';
import { type Size, sizeProblem } from '../core/size';
import { uploadedContent } from '../core/uploads';
import type { VendorState } from '../core/vendor-state';
import { type Reference, readReference, ReferenceRefused } from '../references/read';
import type { FalEndpoint, FalField } from './endpoints';
import type { FalSettings } from './settings';

const MOST_REFERENCES = 10;
const MOST_IMAGES = 15;

/** fal's own sizes of its shapes; models scale them up to what they draw. */
const SHAPES: Record<string, Size> = {
	square_hd: { width: 1024, height: 1024 },
	square: { width: 512, height: 512 },
	portrait_4_3: { width: 768, height: 1024 },
	portrait_16_9: { width: 576, height: 1024 },
	landscape_4_3: { width: 1024, height: 768 },
	landscape_16_9: { width: 1024, height: 576 },
};

const FIELDS: Record<FalField, z.ZodTypeAny> = {
	num_images: z.number().int().min(1).max(6).optional(),
	max_images: z.number().int().min(1).max(6).optional(),
	seed: z.number().int().min(0).max(2_147_483_647).optional(),
	guidance_scale: z.number().min(1).max(10).optional(),
	enhance_prompt_mode: z.enum(['standard', 'fast']).optional(),
	output_format: z.enum(['jpeg', 'png']).optional(),
	background: z.enum(['auto', 'opaque', 'transparent']).optional(),
};

interface FalInput {
	prompt?: string;
	image_size?: string | Size;
	image_urls?: string[];
	image_url?: string;
	num_images?: number;
	max_images?: number;
	output_format?: 'jpeg' | 'png';
	background?: string;
	sync_mode?: boolean;
}

function schemaOf(endpoint: FalEndpoint, acceptUnknown: boolean) {
	const { references, shapes, autos, layers } = endpoint;
	const side = z.number().int().positive();
	const names = [...(shapes ? Object.keys(SHAPES) : []), ...autos];
	const name = z.string().refine((value) => names.includes(value), 'is not one of the sizes');
	const pixels = z.object({ width: side, height: side }).strict();
	const shape: Record<string, z.ZodTypeAny> = {
		prompt: layers === undefined ? z.string().min(1) : z.string().optional(),
		image_size: (shapes ? z.union([name, pixels]) : name).optional(),
		enable_safety_checker: z.boolean().optional(),
		sync_mode: z.boolean().optional(),
		...Object.fromEntries(endpoint.fields.map((field) => [field, FIELDS[field]])),
	};
	const address = z.string().min(1);
	if (references === 'image_url') shape.image_url = address;
	// The real one drops the first of more in silence.
	if (references === 'image_urls') shape.image_urls = z.array(address).min(1).max(MOST_REFERENCES);
	const schema = z.object(shape);
	return acceptUnknown ? schema.passthrough() : schema.strict();
}

/** What a model complains about. */
export class BadInput extends Error {
	constructor(
		readonly field: string,
		readonly type: string,
		message: string,
	) {
		super(message);
	}
}

/** Reads an endpoint's input; throws BadInput with the model's complaint. */
export async function readInput(
	body: unknown,
	endpoint: FalEndpoint,
	vendor: VendorState<FalSettings>,
): Promise<{ plan: TaskPlan; inline: boolean }> {
	if (body === null || typeof body !== 'object' || Array.isArray(body)) {
		throw new Refused(vendor.words.refusal('malformed-body'));
	}
	const { settings } = vendor;
	const read = schemaOf(endpoint, settings.unknownFields === 'accept').safeParse(body);
	if (!read.success) throw complaintOf(read.error);
	const input = read.data as FalInput;
	const entries = input.image_urls ?? (input.image_url === undefined ? [] : [input.image_url]);
	const count = (input.num_images ?? 1) * (input.max_images ?? 1);
	if (entries.length > 0 && entries.length + count > MOST_IMAGES && count > 1) {
		throw new BadInput('max_images', 'value_error', 'Inputs and outputs must not exceed 15');
	}
	if (input.background === 'transparent' && input.output_format === 'jpeg') {
		throw new BadInput('output_format', 'value_error', 'A transparent background needs png');
	}
	const references = await readReferences(entries, endpoint, vendor);
	const plan: TaskPlan = {
		model: endpoint.id,
		prompt: input.prompt ?? '',
		body: { ...input },
		references,
		size: sizeOf(input, endpoint, references[0]),
		count,
		format: input.output_format ?? endpoint.defaultFormat,
		transparent: input.background === 'transparent',
		listsFailures: false,
		layers: endpoint.layers && Math.min(settings.layerCount, endpoint.layers),
	};
	return { plan, inline: input.sync_mode === true };
}

function complaintOf(error: z.ZodError): BadInput {
	const [issue] = error.issues;
	const field = issue?.path.join('.') || 'body';
	if (issue?.code === 'unrecognized_keys') {
		return new BadInput(issue.keys.join(', '), 'extra_forbidden', 'Extra inputs are not permitted');
	}
	const missing = issue?.code === 'invalid_type' && issue.received === 'undefined';
	return new BadInput(field, missing ? 'missing' : 'value_error', issue?.message ?? 'Invalid');
}

/** Pixels that the real one would scale in silence are refused, so that tests see them. */
function sizeOf(input: FalInput, endpoint: FalEndpoint, first?: Reference): Size {
	const { autos, presetFamily, bounds } = endpoint;
	const asked = input.image_size ?? autos[0] ?? 'square_hd';
	if (typeof asked !== 'string') {
		const problem = sizeProblem(asked, bounds);
		if (problem !== undefined) throw new BadInput('image_size', 'value_error', problem);
		return asked;
	}
	const shape = SHAPES[asked];
	if (shape !== undefined) return shape;
	const preset = asked === 'auto' ? '2K' : asked.slice('auto_'.length);
	return chosenSize(presetFamily, preset, input.prompt ?? '', first);
}

async function readReferences(
	entries: string[],
	{ referenceRules }: FalEndpoint,
	vendor: VendorState<FalSettings>,
): Promise<Reference[]> {
	const references: Reference[] = [];
	for (const entry of entries) {
		try {
			references.push(
				await readReference(entry, referenceRules, (url) => uploadedContent(vendor, url)),
			);
		} catch (error) {
			if (!(error instanceof ReferenceRefused)) throw error;
			const type = error.problem === 'bytes' ? 'file_too_large' : 'image_load_error';
			throw new BadInput('image_urls', type, error.message);
		}
	}
	return references;
}
