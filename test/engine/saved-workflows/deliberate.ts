import type { Json } from './plain';

/*
 * What nodes of version 1 do otherwise than 0.1.0 did, on purpose. Each is undone in what comes out now, so that
 * everything else has to be the same.
 */

/** Fields of items that 0.1.0 did not have. */
const NEW_FIELDS: Readonly<Record<string, string>> = {
	cost: 'each image tells its share of what its task cost, where that is known',
	costCurrency: 'the currency of `cost`',
	costBasis: 'who says what it cost',
};

/** Files that are called otherwise. */
const FILE_NAMES: ReadonlyArray<{ now: RegExp; before: string; why: string }> = [
	{
		now: /^seedream-\d+-\d+(?=[-.])/,
		before: 'seedream-<time>',
		why: 'without a task ID, execution and item tell files apart, where two could have had the same time',
	},
	{
		now: / \(\d+\)(?=(-\d+)?\.\w+$)/,
		before: '',
		why: "two items with the same 'File Name' overwrote each other's files where these were stored",
	},
	{
		now: /^IMG 1\.png$/,
		before: 'IMG-1.png',
		why: 'blanks stay in the names of files that are uploaded',
	},
];

/** A value as 0.1.0 gave it, as far as it differs on purpose. */
export function asBefore(value: Json): Json {
	if (Array.isArray(value)) return value.map(asBefore);
	if (typeof value !== 'object' || value === null) return value;
	const failure = failureBefore(value);
	if (failure) return failure;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([name]) => !(name in NEW_FIELDS))
			.map(([name, inner]): [string, Json] => [
				name,
				name === 'fileName' && typeof inner === 'string' ? nameBefore(inner) : asBefore(inner),
			]),
	);
}

const nameBefore = (fileName: string): string =>
	FILE_NAMES.reduce((name, { now, before }) => name.replace(now, before), fileName);

/** An item has no description below its error, so the text goes on with what stands there. */
const FOLLOWING = / Nothing was submitted for this item\.$/;

/**
 * Of a failed item, n8n left nothing but the message, for the item had an error of n8n's beside its JSON. Now it keeps
 * the JSON of its input, and tells vendor, model and task: Poll Prediction takes it as it is.
 */
function failureBefore({ json, pairedItem = null }: Record<string, Json>): Json | undefined {
	if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
	if (typeof json.error !== 'string' || json.status !== 'failed') return undefined;
	const error = json.error.replace(FOLLOWING, '');
	return { error, json: { error }, pairedItem };
}
