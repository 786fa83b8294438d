import type { EnvironmentContext, JestEnvironment, JestEnvironmentConfig } from '@jest/environment';
import type { Circus } from '@jest/types';
import { TestEnvironment } from 'jest-environment-node';
import { basename } from 'node:path';
import { engineOf, LACKS, type Lack } from './lacks';

const fullName = (block: Circus.DescribeBlock | Circus.TestEntry): string =>
	block.parent && block.parent.name !== 'ROOT_DESCRIBE_BLOCK'
		? `${fullName(block.parent)} ${block.name}`
		: block.name;

const testsOf = ({ children }: Circus.DescribeBlock): Circus.TestEntry[] =>
	children.flatMap((child) => (child.type === 'test' ? [child] : testsOf(child)));

/** Runs a file of the engine suite on an older engine, without the tests of what that engine lacks. */
export default class EngineEnvironment extends TestEnvironment implements JestEnvironment<unknown> {
	private readonly file: string;
	private readonly lacks: Lack[];

	constructor(config: JestEnvironmentConfig, context: EnvironmentContext) {
		super(config, context);
		const engine = engineOf(config.projectConfig.testEnvironmentOptions);
		this.file = basename(context.testPath);
		this.lacks = LACKS.filter(({ engines }) => engines.includes(engine));
		// n8n 1.123 looks for idle SSH connections every minute and never stops, which would keep Jest from ending.
		const { setInterval } = this.global;
		const patient = (...given: Parameters<typeof setInterval>) => setInterval(...given).unref();
		this.global.setInterval = Object.assign(patient, setInterval);
	}

	/** @throws where the table names tests that do not exist, lest it outlives them */
	handleTestEvent = ({ name }: Circus.Event, { rootDescribeBlock }: Circus.State): void => {
		if (name !== 'run_start') return;
		const tests = testsOf(rootDescribeBlock);
		for (const { feature, since, tests: lacking } of this.lacks) {
			for (const [file, pattern] of lacking) {
				if (file !== this.file) continue;
				const skipped = tests.filter((test) => pattern.test(fullName(test)));
				if (skipped.length === 0) throw new Error(`${file} has no test named like ${pattern}`);
				for (const test of skipped) test.mode = 'skip';
				const count = `${skipped.length} of ${tests.length} tests`;
				process.stderr.write(`${file}: ${count} skipped, ${feature} comes with n8n ${since}\n`);
			}
		}
	};
}
