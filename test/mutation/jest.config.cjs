/** Stryker's jest runner reads this one: it takes a single project, and no TypeScript. */
module.exports = {
	rootDir: '../..',
	roots: ['<rootDir>/nodes', '<rootDir>/credentials', '<rootDir>/test'],
	testEnvironment: require.resolve('./firstFailureEnds.cjs'),
	setupFiles: process.env.SUITE === 'engine' ? ['<rootDir>/test/engine/environment.ts'] : [],
	testMatch: [`<rootDir>/test/mutation/${process.env.SUITE ?? 'units'}.test.ts`],
	transform: {
		'^.+\\.ts$': [
			'@swc/jest',
			{ jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
		],
	},
	testTimeout: 180_000,
};
