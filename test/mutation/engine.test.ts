import { join } from 'node:path';

type Suites = Partial<Record<'conformance' | 'engine', string[]>>;

/** What is watched there: the vendors' wire, or what items and files become references. */
const SUITES: Record<string, Suites> = {
	models: { conformance: ['sizes', 'modelFeatures'], engine: ['bad-references'] },
	request: {
		conformance: [
			...['callbacks', 'cost', 'editing', 'modelFeatures', 'options', 'provocations'],
			...['sizes', 'taskList', 'tasks'],
		],
		engine: ['bad-references', 'fields', 'generate', 'poll', 'taskList'],
	},
	images: {
		conformance: ['editing', 'textToImage'],
		engine: [
			...['bad-references', 'compose', 'edit', 'references', 'upload'],
			...['inputs-files', 'inputs-hundred', 'inputs-lists', 'inputs-reach', 'inputs-services'],
			...['inputs-values', 'inputs-written'],
		],
	},
	vendors: {
		conformance: [
			...['balance', 'callbacks', 'cost', 'credentialTest', 'editing', 'errorText', 'errors'],
			...['modelFeatures', 'modelList', 'one-behaviour', 'oneItem', 'options', 'priceQuote'],
			...['sizes', 'taskList', 'tasks', 'textToImage'],
		],
	},
};

for (const [folder, names] of Object.entries(SUITES[process.env.ROOM ?? ''] ?? {}))
	for (const name of names)
		// eslint-disable-next-line @typescript-eslint/no-require-imports
		require(join(__dirname, '..', folder, `${name}.test.ts`));
