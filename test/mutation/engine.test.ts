import { join } from 'node:path';

/** What is watched there: the vendors' wire, or what items and files become references. */
const SUITES: Record<string, string[]> = {
	models: ['conformance/sizes', 'conformance/modelFeatures', 'engine/bad-references'],
	request: [
		...['callbacks', 'cost', 'editing', 'modelFeatures', 'options', 'provocations'].map(
			conformance,
		),
		...['sizes', 'taskList', 'tasks'].map(conformance),
		...['bad-references', 'fields', 'generate', 'poll', 'taskList'].map(engine),
	],
	images: [
		...['editing', 'textToImage'].map(conformance),
		...['bad-references', 'compose', 'edit', 'references', 'upload'].map(engine),
		...['files', 'hundred', 'lists', 'reach', 'services', 'values', 'written'].map(
			(what) => `engine/inputs-${what}`,
		),
	],
	vendors: [
		...['balance', 'callbacks', 'cost', 'credentialTest', 'editing', 'errorText', 'errors'],
		...['modelFeatures', 'modelList', 'one-behaviour', 'oneItem', 'options', 'priceQuote'],
		...['sizes', 'taskList', 'tasks', 'textToImage'],
	].map(conformance),
};

function conformance(name: string): string {
	return `conformance/${name}`;
}

function engine(name: string): string {
	return `engine/${name}`;
}

for (const suite of SUITES[process.env.ROOM ?? ''] ?? [])
	// eslint-disable-next-line @typescript-eslint/no-require-imports
	require(join(__dirname, '..', `${suite}.test.ts`));
