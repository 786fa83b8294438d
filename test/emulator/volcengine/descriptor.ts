import { arkHost } from '../ark/host';
import type { ArkId } from '../ark/model-list';

/** Ids are prefixed and dated, all of them (docs/vendors/volcengine.md). */
const IDS: readonly ArkId[] = [
	{ id: 'doubao-seedream-5-5-261028', family: 'seedream-5.5' },
	{ id: 'doubao-seedream-5-0-flash-260915', family: 'seedream-5.0-flash' },
	{ id: 'doubao-seedream-5-0-pro-260628', family: 'seedream-5.0-pro' },
	{ id: 'doubao-seedream-5-0-260128', family: 'seedream-5.0-lite' },
	{ id: 'doubao-seedream-5-0-lite-260128', family: 'seedream-5.0-lite', unlisted: true },
	{ id: 'doubao-seedream-4-5-251128', family: 'seedream-4.5' },
	{ id: 'doubao-seedream-4-0-250828', family: 'seedream-4.0' },
	{ id: 'doubao-seedream-3-0-t2i-250415', family: 'seedream-3.0' },
	{ id: 'doubao-seededit-3-0-i2i-250628', family: 'seededit-3.0' },
];

export const volcengine = arkHost('Volcengine Ark', IDS, 'doubao-seedream-5-0-260128');
