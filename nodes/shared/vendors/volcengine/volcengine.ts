import type { Vendor } from '../vendor';
import { arkVendor } from '../wire/arkVendor';
import { offerings } from './offerings';
import { prices } from './prices';

/** Volcengine Ark: ByteDance's own host in China (docs/vendors/volcengine.md). */
export const volcengine: Vendor = arkVendor({
	name: 'volcengine',
	displayName: 'Volcengine Ark',
	credential: 'seedreamVolcengineApi',
	offerings,
	otherIds: { 'doubao-seedream-5-0-lite-260128': 'seedream-5.0-lite' },
	prices,
	pages: {
		keys: 'https://console.volcengine.com/ark/region:ark+cn-beijing/apiKey',
		models: 'https://console.volcengine.com/ark/region:ark+cn-beijing/model?vendor=Bytedance',
	},
	ids: "they begin with 'doubao-' and end in a date",
});
