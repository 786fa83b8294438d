import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { execFileSync } from 'node:child_process';

const ROOT = join(__dirname, '..', '..');
/** Bytes: the pack's own ceiling for what users download. */
const MOST_TARBALL_BYTES = 150 * 1024;
/** What npm adds to `files` by itself. */
const PUBLISHED = [/^dist\//, /^package\.json$/, /^README\.md$/, /^LICENSE$/];

interface ScanResult {
	passed: boolean;
	message?: string;
	details?: string;
}

/** n8n's scanner is an ES module without types. */
interface Scanner {
	analyzePackage(folder: string, patterns?: string[]): Promise<ScanResult>;
	SOURCE_FILE_PATTERNS: string[];
}

interface Manifest {
	dependencies?: Record<string, string>;
	bundledDependencies?: string[];
}

const complaints: string[] = [];

function check(name: string, passed: boolean, detail = ''): void {
	console.log(`${passed ? 'passed' : 'FAILED'}  ${name}${detail ? `: ${detail}` : ''}`);
	if (!passed) complaints.push(name);
}

function filesBelow(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

/** Packs the project and unpacks the tarball, as npm would deliver it. */
function unpackTarball(folder: string): { bytes: number; content: string } {
	execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], {
		cwd: ROOT,
	});
	const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
	execFileSync('tar', ['-xzf', join(folder, tarball), '-C', folder]);
	return { bytes: statSync(join(folder, tarball)).size, content: join(folder, 'package') };
}

async function scan(name: string, folder: string, patterns?: string[]): Promise<void> {
	const url = '@n8n/scan-community-package/scanner/scanner.mjs';
	const { analyzePackage, SOURCE_FILE_PATTERNS } = (await import(url)) as Scanner;
	const result = await analyzePackage(folder, patterns ?? SOURCE_FILE_PATTERNS);
	check(name, result.passed, result.passed ? '' : `${result.message}\n${result.details ?? ''}`);
}

async function verify(): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'seedream-verify-'));
	try {
		const { bytes, content } = unpackTarball(folder);
		await scan("n8n's scanner over the source", ROOT);
		await scan("n8n's scanner over the tarball", content, ['**/*.js', 'package.json']);
		const manifest = JSON.parse(readFileSync(join(content, 'package.json'), 'utf8')) as Manifest;
		const runtime = [
			...Object.keys(manifest.dependencies ?? {}),
			...(manifest.bundledDependencies ?? []),
		];
		check('no runtime dependency', runtime.length === 0, runtime.join(', '));
		const foreign = filesBelow(content).filter(
			(file) => !PUBLISHED.some((allowed) => allowed.test(file)),
		);
		check('only dist is published', foreign.length === 0, foreign.join(', '));
		const tests = filesBelow(content).filter((file) =>
			/(^|\/)(test|examples|bench)\/|\.test\./.test(file),
		);
		check('no test or example code in the tarball', tests.length === 0, tests.join(', '));
		check('tarball size', bytes <= MOST_TARBALL_BYTES, `${(bytes / 1024).toFixed(1)} KiB`);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
	if (complaints.length > 0) {
		console.error(`\n${complaints.length} of the checks failed.`);
		process.exitCode = 1;
	}
}

void verify();
