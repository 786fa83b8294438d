import { MODERATION_WORDS, UPSTREAM_CODES } from '../wire/errorCodes';
import { predictionReplies } from '../wire/predictionReplies';

/** WaveSpeedAI's words; its codes are HTTP's and ByteDance's (docs/vendors/waveSpeed.md, "Task states" and "Errors"). */
export const replies = predictionReplies({
	codes: UPSTREAM_CODES,
	words: [[/insufficient (credit|balance|fund)/i, 'balance'], MODERATION_WORDS],
	succeeded: ['completed'],
	failed: ['failed', 'cancelled', 'timeout', 'deleted'],
});
