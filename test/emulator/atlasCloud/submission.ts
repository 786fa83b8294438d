import { chosenSize } from '../ark/presets';
import { Refused } from '../core/answer';
import { complaintOf } from '../core/complaint';
import type { TaskPlan } from '../core/create-task';
import { parseSize, type Size, sizeProblem } from '../core/size';
import { uploadedContent } from '../core/uploads';
import type { VendorState } from '../core/vendor-state';
import { type Reference, readReferences } from '../references/read';
import type { AtlasModel } from './model';
import { ATLAS_MODELS } from './models';
import { type AtlasRequest, requestSchema } from './request';
import type { AtlasCloudSettings } from './settings';
import { webhookProblem } from './webhook';

const MOST_IMAGES = 15;

/** A submission that passed every check. */
export interface AtlasSubmission {
	request: AtlasRequest;
	model: AtlasModel;
	plan: TaskPlan;
	syncMode: boolean;
}

/** Validates a body of generateImage; throws Atlas' refusal. */
export async function readSubmission(
	body: unknown,
	vendor: VendorState<AtlasCloudSettings>,
): Promise<AtlasSubmission> {
	const { words, settings } = vendor;
	const uploaded = (url: string) => uploadedContent(vendor, url);
	const invalid = (message: string, status = 400) =>
		new Refused(words.refusal('invalid', { message, status }));
	if (body === null || typeof body !== 'object' || Array.isArray(body)) {
		throw new Refused(words.refusal('malformed-body'));
	}
	if (!('model' in body) || typeof body.model !== 'string' || body.model === '') {
		throw invalid('Missing required parameter: model');
	}
	// One page nests everything in `input`; nothing else does, and flat it must be.
	if ('input' in body && !('prompt' in body)) throw invalid('Missing required parameter: prompt');
	const model = ATLAS_MODELS.get(body.model);
	if (model === undefined) throw new Refused(words.refusal('model-not-found'));

	const read = requestSchema(model, settings.unknownFields === 'accept').safeParse(body);
	if (!read.success) {
		const { message, unknownField } = complaintOf(read.error);
		throw invalid(message, unknownField ? 422 : 400);
	}
	const request = read.data as unknown as AtlasRequest;
	const webhook =
		request.webhook_url === undefined ? undefined : webhookProblem(request.webhook_url);
	if (webhook !== undefined) throw invalid(webhook);
	const entries = entriesOf(request);
	if (model.references !== undefined && entries.length === 0) {
		throw invalid('Missing required parameter: image');
	}
	if (entries.length + (request.max_images ?? 1) > MOST_IMAGES && model.maxImages !== undefined) {
		throw invalid('The number of images plus max_images must not exceed 15');
	}
	const size = sizeOf(request, model, invalid);
	const references = await readReferences(entries, model.referenceRules, uploaded, (message) =>
		invalid(`images${message}`),
	);
	const plan = planOf(request, model, references, size ?? tierSize(request, model, references));
	const layers = model.layers && Math.min(settings.layerCount, model.layers);
	const listed = model.syncMode !== undefined;
	const syncMode = listed && (request.enable_sync_mode ?? model.syncMode === 'on');
	return { request, model, plan: { ...plan, layers }, syncMode };
}

function entriesOf({ images, image }: AtlasRequest): string[] {
	return images ?? (image === undefined ? [] : [image]);
}

type Invalid = (message: string, status?: number) => Refused;

/** The pixel size asked for; undefined for a tier, whose pixels the model chooses. */
function sizeOf(request: AtlasRequest, model: AtlasModel, invalid: Invalid): Size | undefined {
	const text = request.size ?? model.defaultSize;
	const { sizes } = model;
	if (sizes !== undefined && 'tiers' in sizes) {
		if (!sizes.tiers.includes(text)) throw invalid(`Unsupported size: ${text}`);
		return undefined;
	}
	const size = parseSize(text, '*');
	// Without a captured schema, tokens are not ours to refuse; the upstream's separator is.
	if (model.lenient && /^(adaptive|auto|[1-4](\.5)?K)$/.test(text)) return undefined;
	if (size === undefined) throw invalid(`Unsupported size: ${text}, expected width*height`);
	if (sizes !== undefined && 'list' in sizes && !sizes.list.includes(text)) {
		throw invalid(`Unsupported size: ${text}, allowed: ${sizes.list.join(', ')}`);
	}
	const bounds = sizes !== undefined && 'bounds' in sizes ? sizes.bounds : {};
	const problem = sizeProblem(size, bounds);
	if (problem !== undefined) throw invalid(`Unsupported size: ${text}, ${problem}`);
	return size;
}

function tierSize(request: AtlasRequest, model: AtlasModel, references: Reference[]): Size {
	return chosenSize('pro', request.size ?? model.defaultSize, request.prompt ?? '', references[0]);
}

function planOf(
	request: AtlasRequest,
	model: AtlasModel,
	references: Reference[],
	size: Size,
): TaskPlan {
	return {
		model: model.id,
		prompt: request.prompt ?? '',
		body: { ...request },
		references,
		size,
		count: request.max_images ?? 1,
		format: request.output_format ?? model.defaultFormat ?? 'jpeg',
		transparent: request.background === 'transparent',
		listsFailures: false,
	};
}
