import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOMS = ['models', 'request', 'images', 'vendors'];
const room = process.env.ROOM ?? '';
if (!ROOMS.includes(room)) throw new Error(`Set ROOM to one of ${ROOMS.join(', ')}.`);

/** How good the unit tests of a pure room are; docs/mutation.md has how to run it, and what came out. */
export default {
	mutate: [`nodes/shared/${room}/**/*.ts`],
	testRunner: 'jest',
	jest: {
		projectType: 'custom',
		configFile: 'test/mutation/jest.config.cjs',
		enableFindRelatedTests: false,
	},
	plugins: ['@stryker-mutator/jest-runner'],
	coverageAnalysis: 'perTest',
	// The units run as they are; swc drops the types.
	disableTypeChecks: false,
	concurrency: 2,
	tempDirName: join(tmpdir(), `seedream-mutation-${room}`),
	reporters: ['clear-text', 'json', 'progress-append-only'],
	jsonReporter: { fileName: join(tmpdir(), `seedream-mutation-${room}.json`) },
	clearTextReporter: { allowColor: false, logTests: false, reportMutants: true },
	timeoutMS: 60_000,
};
