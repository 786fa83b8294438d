/** Characters: leaves room for a number and an extension in any file system's 255 bytes. */
const LONGEST = 80;

/** A file name without extension that no file system or storage service takes amiss. */
export function safeFileName(name: string): string {
	const safe = name
		.replace(/\.(jpe?g|png|webp|gif)$/i, '')
		.replace(/[\x00-\x1f\x7f<>:"/\\|?*]+/g, '-')
		.replace(/^[.\s-]+|[.\s-]+$/g, '')
		.slice(0, LONGEST);
	return safe || 'image';
}
