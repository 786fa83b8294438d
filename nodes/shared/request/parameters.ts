import { z } from 'zod';
import { ASPECT_RATIOS, RESOLUTIONS } from '../models/presets';
import { invalidValue } from './invalidRequest';

/** Values that reach us by expression come as text, null or an empty string as often as in their own type. */
const blank = (value: unknown): boolean =>
	value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
const orUndefined = (value: unknown): unknown => (blank(value) ? undefined : value);
const asNumber = (value: unknown): unknown =>
	typeof value === 'string' && value.trim() !== '' ? Number(value) : orUndefined(value);
const asBoolean = (value: unknown): unknown =>
	value === 'true' ? true : value === 'false' ? false : orUndefined(value);
const asText = (value: unknown): unknown =>
	typeof value === 'number' ? String(value) : orUndefined(value);

const number = (schema: z.ZodNumber) => z.preprocess(asNumber, schema.optional());
const boolean = z.preprocess(asBoolean, z.boolean().optional());
const choice = <const Value extends string>(values: readonly [Value, ...Value[]]) =>
	z.preprocess(orUndefined, z.enum(values as [Value, ...Value[]]).optional());
const text = z.preprocess(asText, z.string().trim().optional());

/** Largest values: seeds are 31-bit upstream (vendor-apis.md 3.2); a day is longer than any task lives. */
const MOST_SEED = 2_147_483_647;
const LONGEST_TIMEOUT_SECONDS = 86_400;

interface Parameter {
	label: string;
	allowed: string;
}

/** Each parameter by its name in the request: what the editor calls it, and what it takes. */
const LABELS: Record<keyof typeof SHAPE, Parameter> = {
	model: { label: 'Model', allowed: 'Choose a model from the list or enter a model ID' },
	prompt: { label: 'Prompt', allowed: 'It takes text that says what the image should show' },
	resolution: { label: 'Resolution', allowed: 'It takes 1K, 1.5K, 2K, 3K, 4K or custom' },
	aspectRatio: { label: 'Aspect Ratio', allowed: `It takes auto, ${ASPECT_RATIOS.join(', ')}` },
	width: { label: 'Width', allowed: 'It takes a whole number of pixels above 0' },
	height: { label: 'Height', allowed: 'It takes a whole number of pixels above 0' },
	imageSet: { label: 'Image Set', allowed: 'It takes true or false' },
	maxImages: { label: 'Max Images', allowed: 'It takes a whole number from 1 to 15' },
	output: { label: 'Output', allowed: 'It takes images, urls or task' },
	binaryPropertyName: {
		label: 'Put Output File in Field',
		allowed: 'It takes the name of a field',
	},
	outputFormat: { label: 'Output Format', allowed: 'It takes jpeg or png' },
	watermark: { label: 'Watermark', allowed: 'It takes true or false' },
	seed: { label: 'Seed', allowed: `It takes a whole number from -1 to ${MOST_SEED}` },
	guidanceScale: { label: 'Guidance Scale', allowed: 'It takes a number from 0 to 20' },
	promptOptimization: { label: 'Prompt Optimization', allowed: 'It takes standard or fast' },
	webSearch: { label: 'Web Search', allowed: 'It takes true or false' },
	background: { label: 'Background', allowed: 'It takes auto, opaque or transparent' },
	callbackUrl: { label: 'Callback URL', allowed: 'It takes an http(s) URL' },
	timeout: { label: 'Timeout', allowed: `It takes seconds, from 1 to ${LONGEST_TIMEOUT_SECONDS}` },
	maxConcurrency: { label: 'Max Concurrency', allowed: 'It takes a whole number from 1 to 100' },
	fileName: { label: 'File Name', allowed: 'It takes text' },
	onTimeout: { label: 'On Timeout', allowed: 'It takes error or return' },
	wait: { label: 'Wait Until Finished', allowed: 'It takes true or false' },
};

const SHAPE = {
	model: text,
	prompt: text,
	resolution: choice([...RESOLUTIONS, 'custom']),
	aspectRatio: choice([...ASPECT_RATIOS, 'auto']),
	width: number(z.number().int().positive().max(100_000)),
	height: number(z.number().int().positive().max(100_000)),
	imageSet: boolean,
	maxImages: number(z.number().int().min(1).max(15)),
	output: choice(['images', 'urls', 'task']),
	binaryPropertyName: text,
	outputFormat: choice(['jpeg', 'png']),
	watermark: boolean,
	seed: number(z.number().int().min(-1).max(MOST_SEED)),
	guidanceScale: number(z.number().min(0).max(20)),
	promptOptimization: choice(['standard', 'fast']),
	webSearch: boolean,
	background: choice(['auto', 'opaque', 'transparent']),
	callbackUrl: text,
	timeout: number(z.number().min(1).max(LONGEST_TIMEOUT_SECONDS)),
	maxConcurrency: number(z.number().int().min(1).max(100)),
	fileName: text,
	onTimeout: choice(['error', 'return']),
	wait: boolean,
};

const SCHEMA = z.object(SHAPE);
export type Parameters = z.infer<typeof SCHEMA>;
export type Output = NonNullable<Parameters['output']>;

/**
 * The parameters as values of their own types, whatever an expression gave; absent ones stay absent.
 *
 * @throws InvalidRequest naming the parameter as the editor shows it, the value and what is allowed
 */
export function parseParameters(request: object): Parameters {
	const parsed = SCHEMA.safeParse(request);
	if (parsed.success) return parsed.data;
	const name = parsed.error.issues[0]?.path[0] as keyof typeof SHAPE;
	const { label, allowed } = LABELS[name];
	throw invalidValue(label, (request as Record<string, unknown>)[name], allowed);
}
