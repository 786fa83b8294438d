/** Bytes: leaves room for a number and an extension in any file system's 255. */
const LONGEST = 200;
/** Names that Windows keeps for devices, with or without an extension. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** A file name without extension that no file system or storage service takes amiss. */
export function safeFileName(name: string): string {
	const plain = name
		.replace(/\.(jpe?g|png|webp|gif)$/i, '')
		.replace(/[\u0000-\u001f\u007f<>:"/\\|?*]+/g, '-');
	let short = '';
	for (const character of plain) {
		if (Buffer.byteLength(short + character) > LONGEST) break;
		short += character;
	}
	const safe = short.replace(/^[.\s-]+|[.\s-]+$/g, '') || 'image';
	return RESERVED.test(safe) ? `image-${safe}` : safe;
}
