import { z } from 'zod';
import { chosenSize } from '../ark/presets';
import { Refused } from '../core/answer';
import { complaintOf } from '../core/complaint';
import type { TaskPlan } from '../core/create-task';
import { parseSize, type Size, sizeOfRatio, sizeProblem } from '../core/size';
import { uploadedContent } from '../core/uploads';
import type { VendorState } from '../core/vendor-state';
import { type Reference, readReferences } from '../references/read';
import { WAVESPEED_MODELS, type WaveSpeedModel } from './models';
import type { WaveSpeedSettings } from './settings';

const MOST_IMAGES = 15;
const RATIOS = '1:1 1:2 2:1 1:3 3:1 2:3 3:2 3:4 4:3 4:5 5:4 9:16 16:9 9:21 21:9'.split(' ');
/** Sides of the squares, in pixels. */
const SQUARES: Record<string, number> = { '1k': 1024, '1.5k': 1536, '2k': 2048, '3k': 2880 };

/** What a submission may hold, read by the schema of its model. */
interface WaveSpeedInputs {
	prompt?: string;
	size?: string;
	aspect_ratio?: string;
	resolution?: string;
	images?: string[];
	image?: string;
	max_images?: number;
	output_format?: 'jpeg' | 'png';
	background?: 'auto' | 'transparent' | 'opaque';
	enable_sync_mode?: boolean;
}

/** A submission that passed every check. */
export interface WaveSpeedSubmission {
	model: WaveSpeedModel;
	inputs: WaveSpeedInputs;
	plan: TaskPlan;
}

function schemaOf(model: WaveSpeedModel, acceptUnknown: boolean) {
	const { size, references, maxImages, outputFormats, layers } = model;
	const prompt = z.string().min(1);
	// No data URIs (docs/vendors/waveSpeed.md, "Upload").
	const reference = z.string().regex(/^https?:\/\//i, 'must be the URL of an image');
	const shape: Record<string, z.ZodTypeAny> = {
		prompt: layers === undefined ? prompt : z.string().optional(),
		enable_sync_mode: z.boolean().optional(),
		enable_base64_output: z.boolean().optional(),
	};
	if ('pixels' in size) shape.size = z.string().optional();
	else {
		shape.resolution = z.enum(size.resolutions as [string, ...string[]]).optional();
		if (size.ratios) shape.aspect_ratio = z.enum(RATIOS as [string, ...string[]]).optional();
	}
	if (references?.field === 'images') shape.images = z.array(reference).min(1).max(references.most);
	if (references?.field === 'image') shape.image = reference;
	if (maxImages !== undefined) shape.max_images = z.number().int().min(1).max(maxImages).optional();
	if (outputFormats !== undefined) shape.output_format = z.enum(outputFormats).optional();
	if (model.background) shape.background = z.enum(['auto', 'transparent', 'opaque']).optional();
	if (model.promptOptimization) {
		shape.prompt_optimization_mode = z.enum(['standard', 'fast']).optional();
	}
	const schema = z.object(shape);
	return acceptUnknown ? schema.passthrough() : schema.strict();
}

/** Validates the inputs of a submission or a quote; throws WaveSpeedAI's refusal. */
export async function readSubmission(
	id: string,
	body: unknown,
	vendor: VendorState<WaveSpeedSettings>,
): Promise<WaveSpeedSubmission> {
	const { words, settings } = vendor;
	const invalid = (message: string) => new Refused(words.refusal('invalid', { message }));
	const model = WAVESPEED_MODELS.get(id);
	if (model === undefined) throw new Refused(words.refusal('model-not-found'));
	if (body === null || typeof body !== 'object') throw new Refused(words.refusal('malformed-body'));
	const read = schemaOf(model, settings.unknownFields === 'accept').safeParse(body);
	if (!read.success) throw invalid(complaintOf(read.error).message);
	const inputs = read.data as WaveSpeedInputs;
	const entries = inputs.images ?? (inputs.image === undefined ? [] : [inputs.image]);
	if (model.maxImages !== undefined && entries.length + (inputs.max_images ?? 1) > MOST_IMAGES) {
		throw invalid('images plus max_images must not exceed 15');
	}
	if (inputs.background === 'transparent' && inputs.output_format === 'jpeg') {
		throw invalid('background transparent requires output_format png');
	}
	const uploaded = async (url: string) => await uploadedContent(vendor, url);
	const references = await readReferences(entries, model.referenceRules, uploaded, (problem) =>
		invalid(`images${problem}`),
	);
	const [format = 'jpeg'] = model.outputFormats ?? [];
	const plan: TaskPlan = {
		model: id,
		prompt: inputs.prompt ?? '',
		body: { ...inputs },
		references,
		size: sizeOf(model, inputs, references, invalid),
		count: inputs.max_images ?? 1,
		format: inputs.output_format ?? format,
		transparent: inputs.background === 'transparent',
		layers: model.layers && Math.min(settings.layerCount, model.layers),
		listsFailures: false,
	};
	return { model, inputs, plan };
}

function sizeOf(
	{ size }: WaveSpeedModel,
	inputs: WaveSpeedInputs,
	references: Reference[],
	invalid: (message: string) => Refused,
): Size {
	if ('pixels' in size) {
		// Without a size, an edit has the shape of its first reference.
		if (inputs.size === undefined) {
			return chosenSize('common', '2K', inputs.prompt ?? '', references[0]);
		}
		const asked = parseSize(inputs.size, '*');
		if (asked === undefined) throw invalid(`size must be width*height, not ${inputs.size}`);
		const problem = sizeProblem(asked, size.pixels);
		if (problem !== undefined) throw invalid(`size ${inputs.size}: ${problem}`);
		return asked;
	}
	return sizeOfRatio(SQUARES[inputs.resolution ?? '1k'] ?? 1024, inputs.aspect_ratio ?? '1:1');
}
