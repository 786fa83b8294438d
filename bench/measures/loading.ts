import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { rounded, type Measuring } from '../report/measure';
import { plotOf } from '../report/plot';

const ROOT = join(__dirname, '..', '..');
const run = promisify(execFile);

interface Loaded {
	/** Milliseconds. */
	base: number;
	nodes: number;
	/** Bytes. */
	heap: number;
	resident: number;
}

/** In a fresh process: what everybody's pack loads first, then ours. */
const SCRIPT = `
const memory = () => { gc(); return process.memoryUsage(); };
const time = (names) => {
	const start = performance.now();
	names.forEach((name) => require(name));
	return performance.now() - start;
};
const base = time(['n8n-workflow', 'zod']);
const before = memory();
const nodes = time(JSON.parse(process.argv[1]));
const after = memory();
console.log(JSON.stringify({
	base,
	nodes,
	heap: after.heapUsed - before.heapUsed,
	resident: after.rss - before.rss,
}));`;

async function load(files: string[]): Promise<Loaded> {
	const given = ['--expose-gc', '-e', SCRIPT, JSON.stringify(files)];
	const { stdout } = await run(process.execPath, given, { cwd: ROOT });
	return JSON.parse(stdout) as Loaded;
}

const median = (numbers: number[]): number =>
	[...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? NaN;

async function packedBytes(): Promise<{ size: number; entryCount: number }> {
	const given = ['pack', '--dry-run', '--json', '--ignore-scripts'];
	const { stdout } = await run('npm', given, { cwd: ROOT });
	const [packed] = JSON.parse(stdout) as Array<{ size: number; entryCount: number }>;
	if (!packed) throw new Error('npm pack told nothing');
	return packed;
}

/** What the pack costs when n8n starts, and when it is installed. */
export const measureLoading: Measuring = async (quick) => {
	const manifest = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as {
		n8n: { nodes: string[] };
	};
	const files = manifest.n8n.nodes.map((file) => join(ROOT, file));
	const loads: Loaded[] = [];
	for (let times = quick ? 1 : 15; times > 0; times -= 1) loads.push(await load(files));
	const of = (key: keyof Loaded) => median(loads.map((one) => one[key]));
	const { size, entryCount } = await packedBytes();
	return {
		name: 'loading',
		title: 'Loading and size',
		tables: [
			{
				title: `Medians of ${loads.length} fresh processes`,
				rows: [
					{
						'n8n-workflow and zod, ms': rounded(of('base'), 1),
						'five nodes more, ms': rounded(of('nodes'), 1),
						'heap more, MB': rounded(of('heap') / 1024 ** 2),
						'resident more, MB': rounded(of('resident') / 1024 ** 2),
						'tarball, KB': rounded(size / 1024, 1),
						files: entryCount,
					},
				],
			},
		],
		targets: [
			{ what: 'require of five nodes', measured: of('nodes'), atMost: 30, unit: 'ms' },
			{ what: 'tarball', measured: size / 1024, atMost: 130, unit: 'KB' },
		],
		checks: [
			{ what: 'five nodes load by themselves', holds: files.length === 5 },
			{ what: 'the tarball is at most 150 KB', holds: size <= 150 * 1024 },
		],
		plot: plotOf({
			title: 'Loading in fresh processes',
			x: { title: 'processes', names: loads.map((_, index) => String(index + 1)) },
			y: { title: 'ms' },
			series: [
				{ name: 'n8n-workflow and zod', points: loads.map(({ base }, index) => [index, base]) },
				{ name: 'five nodes more', points: loads.map(({ nodes }, index) => [index, nodes]) },
			],
		}),
		notes: [],
	};
};
