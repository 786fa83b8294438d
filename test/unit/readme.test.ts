import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
const errors = readFileSync(join(ROOT, 'docs', 'errors.md'), 'utf8');
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
	scripts: Record<string, string>;
};

describe('README', () => {
	it('names only tests that exist', () => {
		const sources = [
			...['money', 'priceQuote', 'spending', 'cost', 'balance'].map(
				(name) => `conformance/${name}.test.ts`,
			),
			'n8n/durable.n8n.test.ts',
			'n8n/recovery.n8n.test.ts',
		].map((file) => readFileSync(join(ROOT, 'test', file), 'utf8'));
		const named = [...readme.matchAll(/<sub>\*(.+?)\*<\/sub>/g)].map(([, name]) => name!);
		expect(named).toHaveLength(15);
		expect(named.filter((name) => !sources.join().includes(name))).toEqual([]);
	});

	it('quotes only what the nodes say', () => {
		const said = (readdirSync(join(ROOT, 'nodes'), { recursive: true }) as string[])
			.filter((file) => file.endsWith('.ts'))
			.map((file) => readFileSync(join(ROOT, 'nodes', file), 'utf8'))
			.join();
		const quoted = [...errors.matchAll(/^\| "(.+?)" \|/gm)].flatMap(([, text]) => text!.split('…'));
		const parts = quoted.map((part) => part.trim()).filter((part) => part !== '');
		expect(parts.length).toBeGreaterThan(4);
		expect(parts.filter((part) => !said.includes(part))).toEqual([]);
	});

	it('names only commands that exist', () => {
		const named = [...readme.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name!);
		expect(named.length).toBeGreaterThan(0);
		expect(named.filter((name) => !(name in scripts))).toEqual([]);
	});

	it('and CONTRIBUTING pick only tests that exist', () => {
		const contributing = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8');
		const picks = [...contributing.matchAll(/--selectProjects (\w+) -t '(.+?)'/g)];
		expect(picks.length).toBeGreaterThan(0);
		for (const [, project = '', title = ''] of picks) {
			const folder = join(ROOT, 'test', project);
			const tests = (readdirSync(folder, { recursive: true }) as string[])
				.filter((file) => file.endsWith('.test.ts'))
				.map((file) => readFileSync(join(folder, file), 'utf8'));
			expect(tests.join()).toContain(title);
		}
	});
});
