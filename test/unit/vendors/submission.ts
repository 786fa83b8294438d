import type { Job } from '../../../nodes/shared/models/families';
import { parseImageRequest } from '../../../nodes/shared/request/imageRequest';
import { chooseSize } from '../../../nodes/shared/request/sizes';
import { VENDORS, type VendorName } from '../../../nodes/shared/vendors/vendors';

/** The submission of a request as the vendor receives it. */
export function submissionOf(
	vendor: VendorName,
	job: Job,
	plain: Record<string, unknown>,
	references: string[] = [],
) {
	const request = parseImageRequest(VENDORS[vendor], job, plain);
	const size = request.size && chooseSize(request.model.offering, request.size);
	const { method, path, body } = VENDORS[vendor].submission({ ...request, size, references });
	return { method, path, body: JSON.parse(JSON.stringify(body)) as unknown };
}
