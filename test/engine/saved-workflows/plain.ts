import type { EmulatedVendor } from '../../emulator';

/** JSON of any kind. */
export type Json = { [name: string]: Json } | Json[] | string | number | boolean | null;

type Recorded = Pick<EmulatedVendor, 'submissions' | 'uploads'>;

/** What a vendor was sent and what came out, in a form that is the same each time. */
export function plainOf(
	{ submissions, uploads }: Recorded,
	outputs: Record<string, unknown>,
	error?: string,
) {
	const ids = submissions.map(({ taskId }) => taskId);
	const plain = (value: unknown): Json => withoutChance(JSON.parse(JSON.stringify(value)), ids);
	const byText = (one: Json, other: Json): number =>
		JSON.stringify(one).localeCompare(JSON.stringify(other));
	return {
		...(error !== undefined && { error: plain(error) }),
		// Items run side by side, so requests come in any order.
		submissions: submissions.map(({ body }) => plain(body)).sort(byText),
		uploads: uploads.map(({ fileName, mimeType }) => plain({ fileName, mimeType })).sort(byText),
		items: plain(outputs),
	};
}

/** A value with marks in the place of ids, addresses and whatever else is new each time. */
function withoutChance(value: Json, ids: readonly string[]): Json {
	if (typeof value === 'string') return plainText(value, ids);
	if (Array.isArray(value)) return value.map((entry) => withoutChance(entry, ids));
	if (typeof value !== 'object' || value === null) return value;
	if (isError(value)) return withoutChance(value.message ?? null, ids);
	const told = isStoredFile(value) ? ofFile(value) : value;
	return Object.fromEntries(
		Object.entries(told).map(([name, inner]): [string, Json] => [
			name,
			// It follows from how the emulator draws.
			name === 'fileSize' ? '<some>' : withoutChance(inner, ids),
		]),
	);
}

/** An error of n8n's: its stack and time are n8n's, its message is the pack's. */
const isError = ({ name }: Record<string, Json>): boolean =>
	name === 'NodeOperationError' || name === 'NodeApiError';

const isStoredFile = (value: Record<string, Json>): boolean =>
	typeof value.mimeType === 'string' && typeof value.data === 'string';

/** What of a file the pack decides on; the rest is n8n's. */
const ofFile = ({
	fileName = null,
	fileExtension = null,
	mimeType = null,
}: Record<string, Json>) => ({
	fileName,
	fileExtension,
	mimeType,
});

const plainText = (text: string, ids: readonly string[]): string =>
	ids
		.reduce((rest, id) => rest.replaceAll(id, '<task>'), text)
		.replace(/data:([\w/+-]*);base64,[A-Za-z0-9+/=]*/g, '<file $1>')
		.replace(/seedream-\d{13}/g, 'seedream-<time>')
		.replace(/https?:\/\/127\.0\.0\.1[^\s"']*/g, '<address>');
