/**
 * What stands before and after a value without being seen, beyond what `trim` takes: soft hyphens, marks of
 * direction and zero-width characters, as they come along from chats, web pages and spreadsheets.
 */
const INVISIBLE =
	/[\s\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe0f\ufeff]/;

/** The text without blanks and invisible characters at its ends, in time linear in its length. */
export function trimmed(text: string): string {
	const plain = text.trim();
	let start = 0;
	let end = plain.length;
	while (start < end && INVISIBLE.test(plain.charAt(start))) start += 1;
	while (end > start && INVISIBLE.test(plain.charAt(end - 1))) end -= 1;
	return plain.slice(start, end);
}

/** The text with halves of a character, such as a prompt cut inside an emoji leaves, replaced by U+FFFD: UTF-8 has no place for them. */
export function wellFormed(text: string): string {
	return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** What closes a quotation, by what opens it: as typed, and as word processors of several languages make of it. */
export const QUOTES: Readonly<Record<string, string>> = {
	'"': '"',
	"'": "'",
	'`': '`',
	'“': '”',
	'‘': '’',
	'„': '“”',
	'‚': '‘’',
	'”': '”',
	'’': '’',
	'«': '»',
	'»': '«',
	'‹': '›',
	'「': '」',
};

/** The text without one pair of quotes around it, where it has no more of them inside. */
export function unquoted(text: string): string {
	const closing = QUOTES[text.charAt(0)];
	const inner = text.slice(1, -1);
	if (closing === undefined || text.length < 2 || !closing.includes(text.slice(-1))) return text;
	return [text.charAt(0), ...closing].some((quote) => inner.includes(quote))
		? text
		: trimmed(inner);
}

/** What agents, sheets and programs write where there is no value. */
const NOTHING = ['null', 'undefined', 'n/a', '#n/a', '-', '–', '—'];
const LONGEST_NOTHING = 9;

/** Whether a text only says that there is no value. */
export function isNothing(text: string): boolean {
	return text.length <= LONGEST_NOTHING && NOTHING.includes(text.toLowerCase());
}
