import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { reportOf, SHARE, SEED, SUITE } from './run.mjs';

/** Where a mutant falls between 0 and 1: the same in every run of one seed. */
const drawn = (id) =>
	createHash('sha256').update(`${SEED} ${id}`).digest().readUInt32BE(0) / 2 ** 32;

/** The mutants that the unit tests let live, by ID: Stryker counts them in the order of the code. */
function alive() {
	const report = reportOf('units');
	if (!existsSync(report)) throw new Error('Ask the unit tests first.');
	const { files } = JSON.parse(readFileSync(report, 'utf8'));
	const mutants = Object.values(files).flatMap((file) => file.mutants);
	return new Set(
		mutants
			.filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
			.map(({ id }) => id),
	);
}

/** Which mutants are tried: for the unit tests a share that is drawn, for the engine what those let live. */
class Asked {
	alive = SUITE === 'engine' ? alive() : undefined;

	async init() {}

	async check(mutants) {
		return Object.fromEntries(mutants.map(({ id }) => [id, this.answerFor(id)]));
	}

	answerFor(id) {
		const asked = drawn(id) < SHARE && (this.alive?.has(id) ?? true);
		return asked ? { status: 'passed' } : { status: 'compileError', reason: 'not drawn' };
	}

	group(mutants) {
		return Promise.resolve([mutants.map(({ id }) => id)]);
	}
}

export const strykerPlugins = [declareClassPlugin(PluginKind.Checker, 'asked', Asked)];
