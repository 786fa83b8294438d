/** Lists and objects deeper than this are none that a user means, and would overflow the stack where they are walked. */
const DEEPEST = 50;

/**
 * The list, object or text that a text holds as JSON, as models, agents and databases hand them over; lists in
 * Python's and PHP's writing come back as the text between their brackets. Undefined for any other text.
 */
export function jsonIn(text: string): unknown {
	if (!/^["[{]/.test(text) || isDeep(text)) return undefined;
	try {
		const parsed = JSON.parse(text) as unknown;
		return typeof parsed === 'object' || typeof parsed === 'string' ? parsed : undefined;
	} catch {
		return text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : undefined;
	}
}

/** Whether brackets stand inside each other deeper than that; those inside of quotes count too, which errs on the safe side. */
function isDeep(text: string): boolean {
	let depth = 0;
	for (let index = 0; index < text.length; index += 1) {
		const character = text.charAt(index);
		if (character === '[' || character === '{') depth += 1;
		else if (character === ']' || character === '}') depth -= 1;
		if (depth > DEEPEST) return true;
	}
	return false;
}
