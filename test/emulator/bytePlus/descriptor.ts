import { arkHost } from '../ark/host';
import type { ArkId } from '../ark/model-list';

const PRO = 'dola-seedream-5-0-pro-260628';
const FIVE_FIVE = 'seedream-5-5-261028';

/** Ids have no prefix, the newest also `dola-`; whatever else has one is unknown (docs/vendors/bytePlus.md). */
const IDS: readonly ArkId[] = [
	{ id: FIVE_FIVE, family: 'seedream-5.5' },
	{ id: `dola-${FIVE_FIVE}`, family: 'seedream-5.5', unlisted: true },
	{ id: 'seedream-5-0-flash-260915', family: 'seedream-5.0-flash' },
	{ id: PRO, family: 'seedream-5.0-pro' },
	{ id: 'seedream-5-0-pro-260628', family: 'seedream-5.0-pro', repliesAs: PRO, unlisted: true },
	{ id: 'seedream-5-0-260128', family: 'seedream-5.0-lite' },
	{ id: 'seedream-5-0-lite-260128', family: 'seedream-5.0-lite', unlisted: true },
	{ id: 'seedream-4-5-251128', family: 'seedream-4.5' },
	{ id: 'seedream-4-0-250828', family: 'seedream-4.0' },
	{ id: 'seededit-3-0-i2i-250628', family: 'seededit-3.0' },
	{ id: 'seedream-3-0-t2i-250415', family: 'seedream-3.0', retired: true },
];

export const bytePlus = arkHost('BytePlus ModelArk', IDS, 'seedream-5-0-260128');
