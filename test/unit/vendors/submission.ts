import type { Job } from '../../../nodes/shared/models/families';
import type { ModelUse } from '../../../nodes/shared/models/offering';
import { findModel } from '../../../nodes/shared/request/findModel';
import { parseImageRequest } from '../../../nodes/shared/request/imageRequest';
import { chooseSize } from '../../../nodes/shared/request/sizes';
import type { HttpCall, Order, Vendor } from '../../../nodes/shared/vendors/vendor';
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

/** An order that asks for nothing else of a model, by its family or an id of the vendor's. */
export function orderOf(
	name: VendorName,
	model: string,
	use: ModelUse,
	more: Partial<Order> = {},
): Order {
	return {
		job: use === 'decomposeLayers' ? use : use.startsWith('edit') ? 'edit' : 'generate',
		model: findModel(VENDORS[name], model, use),
		prompt: 'x',
		references: [],
		webSearch: false,
		...more,
	};
}

/** The call with which the vendor is sent it. */
export function sent(...given: Parameters<typeof orderOf>): HttpCall {
	const vendor: Vendor = VENDORS[given[0]];
	return vendor.submission(orderOf(...given));
}
