import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportOf, ROOM, SUITE } from './run.mjs';

/** How good the tests of a pure room are; docs/mutation.md has how to run it, and what came out. */
export default {
	mutate: [`nodes/shared/${ROOM}/**/*.ts`],
	testRunner: 'jest',
	jest: {
		projectType: 'custom',
		configFile: 'test/mutation/jest.config.cjs',
		enableFindRelatedTests: false,
	},
	plugins: ['@stryker-mutator/jest-runner', import.meta.resolve('./asked.mjs')],
	checkers: ['asked'],
	buildCommand:
		SUITE === 'engine' ? `test/mutation/build ${process.cwd()}/node_modules` : undefined,
	coverageAnalysis: 'perTest',
	// The units run as they are: swc drops the types. A changed file may not fit its types.
	disableTypeChecks: SUITE === 'engine',
	concurrency: 2,
	tempDirName: join(tmpdir(), `seedream-mutation-${ROOM}-${SUITE}`),
	reporters: ['clear-text', 'json', 'progress-append-only'],
	jsonReporter: { fileName: reportOf(SUITE) },
	clearTextReporter: { allowColor: false, logTests: false, reportMutants: true },
	timeoutMS: 60_000,
};
