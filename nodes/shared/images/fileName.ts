/** Bytes: leaves room for a number and an extension in any file system's 255. */
const LONGEST = 200;
/** Names that Windows keeps for devices, with or without an extension. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Characters of a prompt that tell what a picture shows. */
const OF_PROMPT = 40;

/** What a prompt asks for, as the beginning of a file name: its first words, in letters and digits of any language. */
export function stemOfPrompt(prompt: string | undefined): string {
	const words =
		(prompt ?? '').slice(0, 10 * OF_PROMPT).match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? [];
	let stem = '';
	for (const word of words) {
		const longer = stem === '' ? word : `${stem}-${word}`;
		if (longer.length > OF_PROMPT) break;
		stem = longer;
	}
	const [first = 'seedream'] = words;
	return (stem || [...first].slice(0, OF_PROMPT).join('')).toLowerCase();
}

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
