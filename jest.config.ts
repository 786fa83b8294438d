import type { Config } from 'jest';

const transform: Config['transform'] = {
	'^.+\\.ts$': [
		'@swc/jest',
		{ jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
	],
};

const project = (name: string, testMatch: string, setUp: Config = {}) => ({
	displayName: name,
	testEnvironment: 'node',
	testMatch: [`<rootDir>/${testMatch}`],
	transform,
	...setUp,
});

/** n8n-core reads its environment when it is first imported; the folder it writes to goes with the test file. */
const ENGINE = {
	setupFiles: ['<rootDir>/test/engine/environment.ts'],
	setupFilesAfterEnv: ['<rootDir>/test/engine/remove-folder.ts'],
};

/** The engine suite on another n8n: whatever imports it gets it from there, the compiled pack and n8n itself too. */
const engineOn = (engine: string) => ({
	// What n8n does differs between its versions; what vendors do was seen on the newest.
	...project(
		`engine-${engine}`,
		'test/{engine/**/*,conformance/{failedItems,ledger,money}}.test.ts',
		ENGINE,
	),
	globalSetup: '<rootDir>/test/versions/global-setup.ts',
	testEnvironment: '<rootDir>/test/versions/environment.ts',
	testEnvironmentOptions: { engine },
	// The pace of a throttled run is the pack's own work, and takes a minute and a half to watch.
	testPathIgnorePatterns: ['throttling'],
	moduleNameMapper: {
		'^\\./subjects$': '<rootDir>/test/versions/subjects.ts',
		'^(n8n-core|n8n-workflow|@n8n/di|reflect-metadata|zod)$': `<rootDir>/test/versions/${engine}/node_modules/$1`,
	},
});

const config: Config = {
	projects: [
		project('unit', 'test/unit/**/*.test.ts'),
		project('engine', 'test/engine/**/*.test.ts', ENGINE),
		project('conformance', 'test/conformance/**/*.test.ts', ENGINE),
		engineOn('oldest'),
		engineOn('middle'),
		project('faults', 'test/faults/**/*.test.ts', ENGINE),
		project('simulation', 'test/simulation/**/*.test.ts'),
		project('clients', 'test/clients/**/*.test.ts', ENGINE),
		project('fuzz', 'test/fuzz/**/*.test.ts', ENGINE),
		{
			...project('n8n', 'test/n8n/**/*.n8n.test.ts'),
			globalSetup: '<rootDir>/test/n8n/global-setup.ts',
			globalTeardown: '<rootDir>/test/n8n/global-teardown.ts',
		},
	],
	// Most tests wait for an emulated vendor; on two cores jest would run one file at a time.
	maxWorkers: 7,
	// A test that hangs, not one that a busy machine slows down: the slowest take a minute on two idle cores.
	testTimeout: 900_000,
};

export default config;
