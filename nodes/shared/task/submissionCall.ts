import { InlineImages } from '../images/inlineImages';
import type { ReferenceSource } from '../images/referenceSources';
import type { ImageRequest } from '../request/imageRequest';
import type { HttpCall, ImageSize } from '../vendors/vendor';
import { prepareReferences, type Delivery } from './prepareReferences';

interface Draft extends Delivery {
	request: ImageRequest;
	sources: ReferenceSource[];
	/** Absent where the vendor decides. */
	size?: ImageSize;
}

/**
 * The one paid request of a task, with its reference images. The files it was made from are let go with this
 * function.
 *
 * @throws InvalidRequest when n8n no longer has a file
 * @throws TaskFailure when a vendor that takes files by upload only does not take one
 * @throws ExecutionCancelled
 */
export async function submissionCall(draft: Draft): Promise<HttpCall> {
	const { request, sources, size } = draft;
	const inline = new InlineImages();
	const references = await prepareReferences(draft, sources, inline);
	const call = submissionOf(request, size, references);
	return { ...call, body: inline.fill(call.body) };
}

/** The submission with these references, and with what 'Extra Fields' adds. */
export function submissionOf(
	request: ImageRequest,
	size: ImageSize | undefined,
	references: string[],
): HttpCall {
	const call = request.vendor.submission({ ...request, size, references });
	return { ...call, body: withExtraFields(call.body ?? {}, request) };
}

/** The body with what 'Extra Fields' adds, beside the model's other fields. */
function withExtraFields(body: object, { vendor, extraFields }: ImageRequest): object {
	const { fieldsIn } = vendor;
	if (!fieldsIn || !extraFields) return { ...body, ...extraFields };
	const fields = (body as Record<string, object>)[fieldsIn];
	return { ...body, [fieldsIn]: { ...fields, ...extraFields } };
}
