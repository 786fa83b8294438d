import { MODERATION_WORDS, type ErrorWords } from '../wire/errorCodes';

/** Replicate tells errors in words, with codes such as E005 in them (docs/vendors/replicate.md, "Errors"). */
export const ERROR_WORDS: ErrorWords = [
	[/\bE005\b|flagged/i, 'moderation'],
	[/\bE006\b|invalid input/i, 'input'],
	[/\b(?:E003|E004)\b|high demand|temporarily unavailable/i, 'overloaded'],
	[/\b(?:E6716)\b/, 'timeout'],
	[/failed to (?:download|fetch|load)|could not (?:download|fetch|load)/i, 'reference'],
	MODERATION_WORDS,
];
