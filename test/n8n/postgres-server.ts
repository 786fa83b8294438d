import { chownSync, existsSync, readdirSync, realpathSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runCommand } from './command';
import type { UnixUser } from './command';
import { freePort } from './free-port';
import { ServiceProcess } from './service-process';
import { ensureProgram, findProgram } from './system-packages';

export interface PostgresServer {
	port: number;
	/** The superuser and the database, which trust everyone on loopback. */
	name: string;
	/** Runs one SQL statement and returns its rows, each a list of its columns' texts; throws what PostgreSQL says. */
	query(statement: string): Promise<string[][]>;
	/** Ends it and removes its data. */
	stop(): Promise<void>;
}

const DEBIAN_FOLDER = '/usr/lib/postgresql';
const NAME = 'n8n';
const HOST = '127.0.0.1';
const COLUMN_END = '\u001f';
const ROW_END = '\u001e';

/** A fresh PostgreSQL of our own on a free loopback port. Its data are gone with it. */
export async function startPostgres(progress: (line: string) => void): Promise<PostgresServer> {
	const programs = await ensurePostgres(progress);
	const folder = await mkdtemp(join(tmpdir(), 'n8n-postgres-'));
	const user = await postgresUser();
	if (user) chownSync(folder, user.uid, user.gid);
	const data = join(folder, 'data');
	await runCommand(
		join(programs, 'initdb'),
		['-D', data, '-A', 'trust', '-U', NAME, '-E', 'UTF8', '--no-locale', '--no-sync'],
		{ folder, user },
	);

	const port = await freePort();
	const server = ServiceProcess.start({
		folder,
		program: join(programs, 'postgres'),
		programArguments: [
			...['-D', data, '-p', String(port), '-k', folder],
			...['-c', `listen_addresses=${HOST}`],
			// Nobody needs the data after a power cut.
			...['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'],
		],
		user,
		// "Fast shutdown": does not wait for its clients.
		stopSignal: 'INT',
	});
	const query = async (statement: string, database = NAME) => {
		const output = await runCommand(join(programs, 'psql'), [
			...['-h', HOST, '-p', String(port), '-U', NAME, '-d', database],
			...['--no-psqlrc', '--quiet', '--tuples-only', '--no-align'],
			...['-F', COLUMN_END, '-R', ROW_END],
			...['-v', 'ON_ERROR_STOP=1', '-c', statement],
		]);
		const rows = output.trimEnd().split(ROW_END);
		return rows.filter((row) => row !== '').map((row) => row.split(COLUMN_END));
	};
	await server.untilReady(async () => (await query('SELECT 1', 'postgres')).length === 1);
	await query(`CREATE DATABASE ${NAME}`, 'postgres');
	return { port, name: NAME, query, stop: async () => await server.stop() };
}

/** The folder of PostgreSQL's programs, which Debian keeps off the PATH: the newest, installed where we may. */
async function ensurePostgres(progress: (line: string) => void): Promise<string> {
	const found = findPostgres();
	if (found) return found;
	// This program of Debian's package is on the PATH.
	await ensureProgram('pg_ctlcluster', progress, 'postgresql');
	const installed = findPostgres();
	if (!installed) throw new Error('The package postgresql brought no initdb');
	return installed;
}

function findPostgres(): string | undefined {
	const onPath = findProgram('initdb');
	// Often a link into the folder of all the programs.
	if (onPath) return dirname(realpathSync(onPath));
	const versions = existsSync(DEBIAN_FOLDER) ? readdirSync(DEBIAN_FOLDER) : [];
	return versions
		.sort((one, other) => Number(other) - Number(one))
		.map((version) => join(DEBIAN_FOLDER, version, 'bin'))
		.find((folder) => existsSync(join(folder, 'initdb')));
}

/** PostgreSQL refuses to run as root: then its package's user does. */
async function postgresUser(): Promise<UnixUser | undefined> {
	if (process.getuid?.() !== 0) return undefined;
	const idOf = async (kind: string) => Number(await runCommand('id', [kind, 'postgres']));
	return { uid: await idOf('-u'), gid: await idOf('-g') };
}
