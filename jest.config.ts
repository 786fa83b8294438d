import type { Config } from 'jest';

const transform: Config['transform'] = {
	'^.+\\.ts$': [
		'@swc/jest',
		{ jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
	],
};

const project = (name: string, testMatch: string, setupFiles: string[] = []) => ({
	displayName: name,
	testEnvironment: 'node',
	testMatch: [`<rootDir>/${testMatch}`],
	transform,
	setupFiles,
});

/** n8n-core reads its environment when it is first imported. */
const ENGINE = ['<rootDir>/test/engine/environment.ts'];

const config: Config = {
	projects: [
		project('unit', 'test/unit/**/*.test.ts'),
		project('engine', 'test/engine/**/*.test.ts', ENGINE),
		project('faults', 'test/faults/**/*.test.ts', ENGINE),
		project('fuzz', 'test/fuzz/**/*.test.ts', ENGINE),
		{
			...project('n8n', 'test/n8n/**/*.n8n.test.ts'),
			globalSetup: '<rootDir>/test/n8n/global-setup.ts',
			globalTeardown: '<rootDir>/test/n8n/global-teardown.ts',
		},
	],
	// Most tests wait for an emulated vendor; on two cores jest would run one file at a time.
	maxWorkers: 3,
	testTimeout: 30_000,
};

export default config;
