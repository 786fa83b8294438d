import { spawnSync } from 'node:child_process';

/**
 * `npm run test:faults` plays a seeded sample of the matrix, `-- --all` the whole of it; what else is given goes to
 * jest, which passes nothing of its own on to tests.
 */
const given = process.argv.slice(2);
const all = given.includes('--all');
const { status } = spawnSync(
	'npx',
	['jest', '--selectProjects', 'faults', ...given.filter((argument) => argument !== '--all')],
	{ stdio: 'inherit', env: { ...process.env, ...(all && { SEEDREAM_FAULTS_ALL: '1' }) } },
);
process.exitCode = status ?? 1;
