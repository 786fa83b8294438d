/** What happens to a text on its way out of a program, a page or a model, and how it is undone. */
interface TextRepair {
	name: string;
	/** Global; linear in the length of the text, whatever the text. Nothing of it may match inside of base64. */
	pattern: RegExp;
	/** As `replace` takes it. */
	replacement: string;
	example: string;
}

/** In this order. The documentation prints this table. */
export const TEXT_REPAIRS: readonly TextRepair[] = [
	{
		name: 'slashes as JSON and PHP escape them',
		pattern: /\\\//g,
		replacement: '/',
		example: 'https:\\/\\/example.com\\/photo.jpg',
	},
	{
		name: 'line ends as JSON escapes them',
		pattern: /\\r\\n|\\[nr]/g,
		replacement: '\n',
		example: 'https://example.com/a.jpg\\nhttps://example.com/b.jpg',
	},
	{
		name: '& as HTML escapes it',
		pattern: /&(?:amp|#0{0,4}38|#x0{0,4}26);/gi,
		replacement: '&',
		example: 'https://example.com/photo.jpg?a=1&amp;b=2',
	},
	{
		name: '/ as HTML and Mustache escape it',
		pattern: /&(?:sol|#0{0,4}47|#x0{0,4}2f);/gi,
		replacement: '/',
		example: 'https:&#x2F;&#x2F;example.com&#x2F;photo.jpg',
	},
	{
		name: '= as HTML and Mustache escape it',
		pattern: /&(?:equals|#0{0,4}61|#x0{0,4}3d);/gi,
		replacement: '=',
		example: 'https://example.com/photo.jpg?a&#x3D;1&b&#x3D;2',
	},
	{
		name: '+ as HTML escapes it',
		pattern: /&(?:plus|#0{0,4}43|#x0{0,4}2b);/gi,
		replacement: '+',
		example: 'https://example.com/a&#43;b.jpg',
	},
	{
		name: 'a data URI whose start stands there twice',
		pattern: /data:[\w.+-]{0,40}\/?[\w.+-]{0,40};base64,\s{0,4}(?=data:)/gi,
		replacement: '',
		example: 'data:image/png;base64,data:image/png;base64,iVBORw0KGgo…',
	},
	{
		name: 'a data URI without its first word',
		pattern: /^(?:image\/[\w.+-]{1,40};)?base64(?:,|:(?:\/\/)?)(?=[\w+/-]{40})/gi,
		replacement: 'data:;base64,',
		example: 'image/png;base64,iVBORw0KGgo…',
	},
	{
		name: "bytes in Python's writing",
		pattern: /^b'(?=[\w+/-]{40})|'$(?<=^b'[\w+/=-]*')/g,
		replacement: '',
		example: "b'iVBORw0KGgo…'",
	},
	{
		name: 'separators of other scripts',
		pattern: /[，、；｜،؛](?=\s{0,9}(?:https?:\/\/|data:))/gi,
		replacement: '\n',
		example: 'https://example.com/a.jpg،https://example.com/b.jpg',
	},
	{
		name: 'lists with dashes, dots or numbers',
		pattern: /^[ \t]{0,9}(?:[-–—•·▪◦‣]|\d{1,3}[.)])[ \t]{1,9}(?=\S)/gm,
		replacement: '',
		example: '1. https://example.com/a.jpg\n2. https://example.com/b.jpg',
	},
	{
		// A single star with something behind it may be meant for every file.
		name: 'lists with stars',
		pattern:
			/(?<=[\r\n])[ \t]{0,9}\*[ \t]{1,9}(?=\S)|^[ \t]{0,9}\*[ \t]{1,9}(?=\S[^\r\n]{0,8192}[\r\n]\s{0,9}\*[ \t])/g,
		replacement: '',
		example: '* https://example.com/a.jpg\n* https://example.com/b.jpg',
	},
	{
		name: 'words with a colon before an address',
		pattern:
			/(?:(^|[\r\n,;|])[^\r\n,;|/:：]{1,80}|(\.(?:jpe?g|png|webp|gif|bmp|tiff?|heic|avif)\s)[^\r\n,;|/:：.]{1,80})(?::\s{1,9}|：\s{0,9})(?=https?:\/\/)/gi,
		replacement: '$1$2 ',
		example: 'Front: https://example.com/a.jpg\nBack: https://example.com/b.jpg',
	},
];

/** A text as it was before a program, page or model changed it. */
export function repaired(text: string): string {
	return TEXT_REPAIRS.reduce(
		(whole, { pattern, replacement }) => whole.replace(pattern, replacement),
		text,
	);
}
