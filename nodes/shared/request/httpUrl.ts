/** An address as a credential holds it, without the blanks around it and the slash behind it. */
export const trimmedAddress = (address: unknown): string =>
	typeof address === 'string' ? address.trim().replace(/\/+$/, '') : '';

/** Whether a text is a whole http(s) URL. */
export function isHttpUrl(value: string): boolean {
	return URL.canParse(value) && ['http:', 'https:'].includes(new URL(value).protocol);
}
