/** Addresses and paths that lead nowhere for a vendor, and the node that gets the file behind them. */
export interface OtherAddress {
	/** How a refusal calls it. */
	name: string;
	pattern: RegExp;
	instead: string;
	example: string;
}

/** The documentation prints this table. */
export const OTHER_ADDRESSES: readonly OtherAddress[] = [
	{
		name: 'an expression as plain text',
		pattern: /^=|\{\{|^\$(?:json|input|binary|node|item|items)\b|^\$\(/,
		instead: 'switch the field to Expression',
		example: '{{ $json.url }}',
	},
	{
		name: 'an address without https:// before it',
		pattern: /^(?:www\.|(?:[\w-]{1,63}\.){1,4}[a-z]{2,10}\/)\S*$/i,
		instead: 'write the whole address',
		example: 'www.example.com/photo.jpg',
	},
	{
		name: 'an address inside AWS S3, not an http(s) URL',
		pattern: /^s3:\/\//i,
		instead: "put AWS S3's File → Download before this node",
		example: 's3://bucket/photo.jpg',
	},
	{
		name: 'an address inside Google Cloud Storage, not an http(s) URL',
		pattern: /^gs:\/\//i,
		instead: "put Google Cloud Storage's Object → Get before this node",
		example: 'gs://bucket/photo.jpg',
	},
	{
		name: 'an address of a file server, not an http(s) URL',
		pattern: /^s?ftps?:\/\//i,
		instead: "put FTP's Download before this node",
		example: 'ftp://example.com/photo.jpg',
	},
	{
		name: 'an address that exists in one browser only, not an http(s) URL',
		pattern: /^blob:/i,
		instead: 'let the page upload the file, and give that',
		example: 'blob:https://example.com/1a2b',
	},
	{
		name: 'an image inside an email, not an http(s) URL',
		pattern: /^cid:/i,
		instead: "turn on the email node's option to download attachments, and name the binary field",
		example: 'cid:image001.png@01DA',
	},
	{
		name: 'a path on a disk, not an http(s) URL',
		pattern: /^(?:file:|[a-z]:[\\/]|\\\\|~?\/(?!\/))/i,
		instead:
			"put Read/Write Files from Disk before this node, or the site's https address before the path",
		example: '/data/photo.jpg',
	},
];

/** Characters: the tables' patterns need no more. */
const LOOKED_AT = 300;

/** What a text is that leads to no file, where that is certain. */
export function otherAddress(text: string): OtherAddress | undefined {
	const start = text.slice(0, LOOKED_AT);
	return OTHER_ADDRESSES.find(({ pattern }) => pattern.test(start));
}
