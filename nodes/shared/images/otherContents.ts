/** What a file holds that was meant to be an image and is none, as it comes about in workflows. */
interface OtherContent {
	/** How a refusal calls it. */
	name: string;
	/** Of the first bytes, each read as a character. */
	pattern: RegExp;
	instead?: string;
	/** Whether its words tell what went wrong. */
	isQuoted?: boolean;
}

const AS_FILE = 'In HTTP Request set Response Format to File';

const OTHER_CONTENTS: readonly OtherContent[] = [
	{
		name: 'a web page',
		pattern: /^\s*<(?:!doctype html|html|head|body)\b/i,
		instead: 'Give the address of the image itself',
	},
	{ name: 'XML', pattern: /^\s*<\?xml/i, isQuoted: true },
	{ name: 'JSON', pattern: /^\s*(?:\{\s*["}]|\[\s*[\]{["])/, isQuoted: true },
	{
		name: 'its base64 as text',
		pattern: /^\s*"?(?:data:image\/|iVBORw0KGgo|\/9j\/[\w+/]{8}|UklGR|R0lGOD)/,
		instead: "Put Convert to File's Move Base64 String to File before this node",
	},
	{
		// The first byte of a PNG, and the first three of a JPEG, in UTF-8: as what they are, or as characters lost.
		name: 'bytes that were spoiled by being read as text',
		pattern: /^(?:(?:\xef\xbf\xbd|\xc2\x89)PNG|(?:\xef\xbf\xbd){3}|\xc3\xbf\xc3\x98\xc3\xbf)/,
		instead: AS_FILE,
	},
	{
		name: 'a video',
		pattern: /^[\s\S]{4}ftyp(?:qt|iso|mp4|avc1|M4V|3g)|^\x1aE\xdf\xa3/,
		instead: 'Give one frame of it',
	},
	{
		name: 'a ZIP or other archive',
		pattern: /^(?:PK\x03\x04|\x1f\x8b)/,
		instead: "Put Compression's Decompress before this node",
	},
];

/** Bytes from the start of a file that tell it. */
const LOOKED_AT = 512;
const LONGEST_QUOTE = 120;

/** What a file is that is no image, in words for a refusal; undefined where nothing is known of it. */
export function otherContentOf(bytes: Buffer): { name: string; instead?: string } | undefined {
	const start = bytes.toString('latin1', 0, LOOKED_AT);
	const content = OTHER_CONTENTS.find(({ pattern }) => pattern.test(start));
	if (!content) return undefined;
	const { name, instead, isQuoted } = content;
	if (!isQuoted) return { name, instead };
	const words = bytes.toString('utf8', 0, LOOKED_AT).replace(/\s+/g, ' ').trim();
	return { name: `${name}: ${words.slice(0, LONGEST_QUOTE)}`, instead };
}
