import type { Vendor } from '../vendor';
import { arkVendor } from '../wire/arkVendor';
import { offerings } from './offerings';
import { prices } from './prices';

/** BytePlus ModelArk: ByteDance's own host outside China (docs/vendors/bytePlus.md). */
export const bytePlus: Vendor = arkVendor({
	name: 'bytePlus',
	displayName: 'BytePlus ModelArk',
	credential: 'seedreamBytePlusApi',
	offerings,
	otherIds: {
		'dola-seedream-5-5-261028': 'seedream-5.5',
		'dola-seedream-5-0-flash-260915': 'seedream-5.0-flash',
		'seedream-5-0-pro-260628': 'seedream-5.0-pro',
		'seedream-5-0-lite-260128': 'seedream-5.0-lite',
	},
	prices,
	pages: {
		keys: 'https://console.byteplus.com/ark/region:ark+ap-southeast-1/apiKey',
		models: 'https://console.byteplus.com/ark/openManagement',
	},
	ids: "they end in a date, and have no 'doubao-' before them",
});
