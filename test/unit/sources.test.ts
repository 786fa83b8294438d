import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
/** Notes that whoever has only this repository cannot read; in pieces, so that this file does not mention them. */
const ELSEWHERE = ['vendor-apis', 'review-2', 'ux-2', 'field-notes', 'n8n-facts'].map(
	(name) => `${name}.md`,
);
const CITATION = /docs\/(?:vendors\/)?[\w-]+\.md, "[^"\n]+"/g;

const files = execFileSync('git', ['ls-files', '*.ts', '*.mjs', '*.md', '*.yml', '*.json'], {
	cwd: ROOT,
	encoding: 'utf8',
})
	.split('\n')
	.filter((path) => path && existsSync(join(ROOT, path)) && !path.endsWith('package-lock.json'))
	.map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));

const headings = new Map(
	['docs', 'docs/vendors'].flatMap((folder) =>
		readdirSync(join(ROOT, folder))
			.filter((name) => name.endsWith('.md'))
			.map((name): [string, string[]] => {
				const text = readFileSync(join(ROOT, folder, name), 'utf8');
				return [
					`${folder}/${name}`,
					[...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => title),
				];
			}),
	),
);

describe('the sources of facts', () => {
	it('are in the repository, never in notes that nobody outside has', () => {
		const mentions = files
			.filter(({ path }) => path !== 'test/unit/sources.test.ts')
			.flatMap(({ path, text }) =>
				ELSEWHERE.filter((note) => text.includes(note)).map((note) => `${path} mentions ${note}`),
			);
		expect(mentions).toEqual([]);
	});

	it('are found where comments cite them', () => {
		const lost = files.flatMap(({ path, text }) =>
			[...text.matchAll(CITATION)].flatMap(([citation]) => {
				const [page = '', title = ''] = citation.slice(0, -1).split(', "');
				return headings.get(page)?.includes(title) ? [] : [`${path} cites ${citation}`];
			}),
		);
		expect(lost).toEqual([]);
	});
});
