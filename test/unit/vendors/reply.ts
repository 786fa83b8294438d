import type { Reply } from '../../../nodes/shared/vendors/vendor';

/** What a vendor answers. */
export const reply = (
	statusCode: number,
	body: unknown,
	headers: Reply['headers'] = {},
): Reply => ({ statusCode, headers, body });
