import fc from '../properties';
import { junk } from './junk';

const numberLike = (...numbers: number[]): fc.Arbitrary<unknown> =>
	fc.oneof(fc.constantFrom(...numbers), fc.constantFrom(...numbers.map(String)), junk);
const choice = (...values: unknown[]): fc.Arbitrary<unknown> =>
	fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...values) }, { weight: 1, arbitrary: junk });

/** What expressions may give for each parameter: good values in every type they come in, and junk. */
export const PARAMETERS: Record<string, fc.Arbitrary<unknown>> = {
	model: choice('seedream-5.0-lite', 'seedream-4.5', 'seedream-5.0-pro', 'seedream-3.0', 'x/y'),
	prompt: choice('a red kite', 'ein Kätzchen 🐈', 42),
	resolution: choice('2K', '1K', '4K', 'custom', ''),
	aspectRatio: choice('auto', '16:9', '1:1', null),
	width: numberLike(2048, 1024, 0, -5, 1e9),
	height: numberLike(2048, 4096, 2.5),
	imageSet: choice(true, false, 'true', 'false', 0, 1),
	maxImages: numberLike(1, 4, 15, 16),
	output: choice('images', 'urls', 'task', 'quote'),
	binaryPropertyName: choice('data', 'picture', ''),
	operation: choice('edit', 'decomposeLayers'),
	combine: choice('eachItem', 'allItems'),
	outputFormat: choice('jpeg', 'png', 'PNG'),
	watermark: choice(true, false, 'true'),
	seed: numberLike(-1, 7, 2_147_483_647, 2_147_483_648),
	guidanceScale: numberLike(2.5, 0, 21),
	promptOptimization: choice('standard', 'fast'),
	webSearch: choice(true, false),
	background: choice('auto', 'opaque', 'transparent'),
	callbackUrl: choice('https://example.com/hook', 'http://127.0.0.1/', 'hook'),
	timeout: numberLike(1, 600, 0, 86_401),
	spendingLimit: numberLike(0, 0.1, 5, -1),
	maxConcurrency: numberLike(1, 10, 101),
	fileName: choice('kite', '../../etc/passwd', 'a'.repeat(500)),
};

/** Some of the parameters, from none to all. */
export const anyParameters: fc.Arbitrary<Record<string, unknown>> = fc.record(PARAMETERS, {
	requiredKeys: [],
});

/** A prompt and a few others. */
export const nearlyGood: fc.Arbitrary<Record<string, unknown>> = fc
	.uniqueArray(fc.constantFrom(...Object.keys(PARAMETERS)), { maxLength: 3 })
	.chain((names) =>
		fc
			.record(Object.fromEntries(names.map((name) => [name, PARAMETERS[name] ?? junk])))
			.map((given) => ({ prompt: 'a red kite', ...given })),
	);
