import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const PROJECT = 'https://github.com/n8n-nodes-seedream/n8n-nodes-seedream';
const pages = execFileSync('git', ['ls-files', '*.md'], { cwd: ROOT, encoding: 'utf8' })
	.split('\n')
	.filter((path) => path && existsSync(join(ROOT, path)));

/** The text without its code, which shows links of others. */
const prose = (path: string): string =>
	readFileSync(join(ROOT, path), 'utf8')
		.replace(/^```[\s\S]*?^```/gm, '')
		.replace(/`[^`\n]*`/g, 'code');

/** The anchors that GitHub gives a page: of its headings, and those it sets itself. */
function anchorsOf(path: string): Set<string> {
	const text = readFileSync(join(ROOT, path), 'utf8').replace(/^```[\s\S]*?^```/gm, '');
	const counts = new Map<string, number>();
	const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => {
		const slug = title
			.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
			.toLowerCase()
			.replace(/[^\p{L}\p{N}_\- ]/gu, '')
			.replaceAll(' ', '-');
		const count = counts.get(slug) ?? 0;
		counts.set(slug, count + 1);
		return count === 0 ? slug : `${slug}-${count}`;
	});
	const own = [...text.matchAll(/<a id="([^"]+)"/g)].map(([, id = '']) => id);
	return new Set([...headings, ...own]);
}

const linksOf = (path: string): string[] =>
	[...prose(path).matchAll(/\]\(([^)\s]+)[^)]*\)|(?:src|srcset|href)="([^"]+)"/g)].map(
		([, inMarkdown, inHtml]) => inMarkdown ?? inHtml ?? '',
	);

/** What is wrong with a link inside the project; undefined where it leads somewhere, or out of it. */
function fault(page: string, link: string): string | undefined {
	if (/^(https?|mailto):/.test(link)) return undefined;
	const [path = '', anchor] = link.split('#');
	const target = path === '' ? page : normalize(join(dirname(page), path));
	if (!existsSync(join(ROOT, target))) return `${page}: no file ${link}`;
	if (anchor === undefined || statSync(join(ROOT, target)).isDirectory()) return undefined;
	return anchorsOf(target).has(anchor) ? undefined : `${page}: no heading ${link}`;
}

describe('the documentation', () => {
	it.each(pages)('has no link or anchor that leads nowhere: %s', (page) => {
		expect(linksOf(page).flatMap((link) => fault(page, link) ?? [])).toEqual([]);
	});

	it('has the anchors that the credentials lead to', () => {
		const sources = execFileSync(
			'git',
			['grep', '-hoE', `${PROJECT}#[a-z0-9-]+`, '--', 'credentials', 'nodes'],
			{
				cwd: ROOT,
				encoding: 'utf8',
			},
		);
		const named = sources
			.split('\n')
			.filter(Boolean)
			.map((link) => link.split('#')[1]!);
		expect(named.length).toBeGreaterThanOrEqual(9);
		const anchors = anchorsOf('README.md');
		// GitHub itself leads '#readme' to the top of the page.
		expect(named.filter((name) => name !== 'readme' && !anchors.has(name))).toEqual([]);
	});

	it('is reached from the README, page by page', () => {
		const seen = new Set<string>(['README.md']);
		for (const page of seen) {
			for (const link of linksOf(page)) {
				const target = normalize(join(dirname(page), link.split('#')[0]!));
				if (pages.includes(target)) seen.add(target);
			}
		}
		const apart = ['.github/', 'LICENSE'];
		const lost = pages.filter(
			(page) => !seen.has(page) && !apart.some((start) => page.startsWith(start)),
		);
		expect(lost).toEqual([]);
	});
});
