import { z } from 'zod';
import { FAMILIES, FAMILY_NAMES, MOST_IMAGES_IN_SET } from '../models/families';
import { ASPECT_RATIOS, RESOLUTIONS } from '../models/presets';
import { OUTPUT_NAMES } from './choices';
import { anyOf } from './invalidRequest';
import { asChoice, asText } from './normalise';
import { asAmount } from './normaliseNumber';
import { asRatio } from './normaliseRatio';
import { choice, number, side, text, toggle, type Parameter } from './parameterKinds';
import { parsed, type AllowedOf, type Parsed } from './parameterTable';

/** Seeds are 31-bit upstream (docs/vendors/upstream.md, "Seed and guidance"). */
export const MOST_SEED = 2_147_483_647;
/** Seconds: a day is longer than any task lives. */
export const LONGEST_TIMEOUT = 86_400;
/** More tasks at once than any vendor lets an account have, as far as they say. */
export const MOST_CONCURRENCY = 100;
/** Characters: vendors' ids have up to 60. */
const LONGEST_MODEL_ID = 200;

/** A family goes by its id or by the name that the list shows; any other text is an id of the vendor's. */
const byDisplayName = asChoice(
	FAMILY_NAMES,
	Object.fromEntries(
		FAMILY_NAMES.map((name) => [FAMILIES[name].displayName.toLowerCase(), name] as const),
	),
);

export const MODEL = {
	...text('Model', 'Choose a model from the list or enter a model ID'),
	normalise: (given: unknown) => asText(byDisplayName(given).value),
	schema: z.string().max(LONGEST_MODEL_ID),
};

/** Each parameter by its name in the request that routing builds from the fields. */
const PARAMETERS = {
	model: MODEL,
	prompt: text('Prompt', 'It takes text that says what the image should show'),
	resolution: choice('Resolution', '1K, 1.5K, 2K, 3K, 4K or Custom', [...RESOLUTIONS, 'custom']),
	aspectRatio: {
		...choice('Aspect Ratio', `Auto, ${ASPECT_RATIOS.join(', ')}`, [...ASPECT_RATIOS, 'auto']),
		normalise: asRatio,
	},
	width: side('Width'),
	height: side('Height'),
	imageSet: toggle('Image Set'),
	maxImages: number(
		'Max Images',
		`a whole number from 1 to ${MOST_IMAGES_IN_SET}`,
		z.number().int().min(1).max(MOST_IMAGES_IN_SET),
	),
	output: choice(
		'Output',
		anyOf(Object.values(OUTPUT_NAMES)),
		['images', 'urls', 'task', 'quote'],
		{
			image: 'images',
			'image files': 'images',
			files: 'images',
			file: 'images',
			'image urls': 'urls',
			url: 'urls',
			'task id': 'task',
			'price quote': 'quote',
			price: 'quote',
		},
	),
	binaryPropertyName: text('Put Output File in Field', 'It takes the name of a field'),
	allInOneItem: toggle('Put All Images in One Item'),
	outputFormat: choice('Output Format', 'JPEG or PNG', ['jpeg', 'png'], {
		jpg: 'jpeg',
		'.jpg': 'jpeg',
		'image/jpeg': 'jpeg',
		'.png': 'png',
		'image/png': 'png',
	}),
	watermark: toggle('Watermark'),
	seed: number(
		'Seed',
		`a whole number from -1 to ${MOST_SEED}`,
		z.number().int().min(-1).max(MOST_SEED),
	),
	guidanceScale: number('Guidance Scale', 'a number from 0 to 20', z.number().min(0).max(20)),
	promptOptimization: choice('Prompt Optimization', 'Standard or Fast', ['standard', 'fast']),
	webSearch: toggle('Web Search'),
	background: choice('Background', 'Auto, Opaque or Transparent', [
		'auto',
		'opaque',
		'transparent',
	]),
	callbackUrl: text('Callback URL', 'It takes an https URL'),
	timeout: number(
		'Timeout',
		`seconds, from 1 to ${LONGEST_TIMEOUT}`,
		z.number().min(1).max(LONGEST_TIMEOUT),
		'seconds',
		'sec',
		's',
	),
	maxConcurrency: number(
		'Max Concurrency',
		`a whole number from 1 to ${MOST_CONCURRENCY}`,
		z.number().int().min(1).max(MOST_CONCURRENCY),
	),
	spendingLimit: {
		...number(
			'Spending Limit',
			'an amount, 0 or more, with no divider of thousands',
			z.number().min(0).finite(),
		),
		normalise: asAmount,
	},
	fileName: text('File Name', 'It takes text'),
	onTimeout: choice('On Timeout', 'Stop With an Error or Return the Task', ['error', 'return'], {
		'stop with an error': 'error',
		'return the task': 'return',
	}),
	wait: toggle('Wait Until Finished'),
} satisfies Record<string, Parameter>;

export type Parameters = Parsed<typeof PARAMETERS>;
/** What vendor and model take of what is possible elsewhere, in the sentences of a refusal. */
export type Allowed = AllowedOf<typeof PARAMETERS>;
export type Output = NonNullable<Parameters['output']>;

/**
 * The values of a plain request in the form that each parameter takes; absent ones are undefined.
 *
 * @param narrower what vendor and model take, where that is less
 * @throws InvalidRequest
 */
export const parseParameters = (request: object, narrower?: Allowed): Parameters =>
	parsed(PARAMETERS, request, narrower);

/** What decides which model is asked for what, and with it what the others may be. @throws InvalidRequest */
export const parseModelChoice = (request: object): Pick<Parameters, 'model' | 'imageSet'> =>
	parsed({ model: PARAMETERS.model, imageSet: PARAMETERS.imageSet }, request);
