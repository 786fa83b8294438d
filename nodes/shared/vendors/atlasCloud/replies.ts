import type { PredictionDialect } from '../wire/prediction';
import { predictionReplies } from '../wire/predictionReplies';
import { ERROR_CODES } from './errorCodes';

/** Atlas Cloud's words (docs/vendors/atlasCloud.md, "Task states"). */
export const DIALECT: PredictionDialect = {
	codes: ERROR_CODES,
	words: [],
	succeeded: ['completed', 'succeeded', 'success'],
	failed: ['failed', 'error', 'timeout', 'canceled', 'cancelled', 'expired'],
	billedIn: 'USD',
};

export const replies = predictionReplies(DIALECT);
