/** A way to write the address of an image into a text, as documents, chats and exports do. */
export interface TextShape {
	name: string;
	source: string;
	/** Global; its first group is the address. Linear in the length of the text, whatever the text. */
	pattern: RegExp;
	example: string;
}

/** Other words around these are not looked at. The documentation prints this table. */
export const TEXT_SHAPES: readonly TextShape[] = [
	{
		name: 'Markdown image, as language models write it',
		source: 'https://spec.commonmark.org/0.31.2/#images',
		pattern: /!\[[^[\]\n]*\]\(<?(https?:[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*|data:[^()<>"']*)/gi,
		example: '![a shoe](https://example.com/photo.jpg)',
	},
	{
		name: 'HTML image',
		source: 'https://html.spec.whatwg.org/multipage/embedded-content.html#the-img-element',
		pattern: /<img\s[^<>]*?\bsrc=["']?(https?:[^\s"'<>]*|(?<=["'])data:[^"'<>]*|data:[^\s"'<>]*)/gi,
		example: '<p><img alt="" src="https://example.com/photo.jpg"></p>',
	},
	{
		name: 'Markdown link',
		source: 'https://spec.commonmark.org/0.31.2/#links',
		pattern: /\[[^[\]\n]*\]\(<?(https?:[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*|data:[^()<>"']*)/gi,
		example: '[a shoe](https://example.com/photo.jpg)',
	},
	{
		name: 'HTML link',
		source: 'https://html.spec.whatwg.org/multipage/text-level-semantics.html#the-a-element',
		pattern: /<a\s[^<>]*?\bhref=["']?(https?:[^\s"'<>]*|(?<=["'])data:[^"'<>]*|data:[^\s"'<>]*)/gi,
		example: '<a href="https://example.com/photo.jpg">photo</a>',
	},
	{
		name: "A spreadsheet's IMAGE or HYPERLINK formula, in any language, and text that Excel is to leave alone",
		source: 'https://support.google.com/docs/answer/3093333',
		pattern: /(?<![^\s,;|])=(?:[\p{L}.]{2,20}\()?"(https?:[^\s"]*)"/giu,
		example: '=IMAGE("https://example.com/photo.jpg")',
	},
	{
		name: 'Slack and email link',
		source: 'https://docs.slack.dev/messaging/formatting-message-text#linking-urls',
		pattern: /<(https?:[^\s<>|]*)(?:\|[^<>|]*)?>/gi,
		example: '<https://example.com/photo.jpg|photo>',
	},
	{
		name: "Airtable's CSV export",
		source: 'https://support.airtable.com/docs/exporting-airtable-data',
		pattern: /\.\w{2,5} \((https?:[^\s()]*)\)/gi,
		example: 'photo.jpg (https://example.com/photo.jpg),logo.png (https://example.com/logo.png)',
	},
];

/** Where a text holds addresses in one of these ways, in order; none where it holds them plainly, or holds none. */
export function markedAddresses(text: string): RegExpExecArray[] {
	// What stands before the address in every one of them.
	if (!/[<("'=](https?|data):/i.test(text)) return [];
	for (const { pattern } of TEXT_SHAPES) {
		const found = [...text.matchAll(pattern)];
		if (found.length > 0) return found;
	}
	return [];
}
