import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EVERY_VENDOR } from '../../../nodes/shared/vendors/vendors';
import { NODES } from './nodes';

interface Codex {
	alias: string[];
	categories: string[];
}

const codexOf = (name: string): Codex =>
	JSON.parse(
		readFileSync(join(__dirname, `../../../nodes/${name}/${name}.node.json`), 'utf8'),
	) as Codex;

/** What people typed who had not heard of Seedream, and what they wanted. */
const PHRASES = {
	'generate image': 'SeedreamGenerate',
	'text to image': 'SeedreamGenerate',
	'ai image': 'SeedreamGenerate',
	'edit photo': 'SeedreamEdit',
	'photo editor': 'SeedreamEdit',
	'remove background': 'SeedreamEdit',
	layers: 'SeedreamEdit',
	'combine images': 'SeedreamCompose',
	'merge images': 'SeedreamCompose',
	'virtual try-on': 'SeedreamCompose',
	'upload image': 'SeedreamUpload',
	'task status': 'SeedreamPollPrediction',
};

describe("n8n's node creator", () => {
	it.each(Object.entries(PHRASES))('has "%s" among the words of %s', (phrase, name) => {
		const words = codexOf(name).alias.map((alias) => alias.toLowerCase());
		expect(words.filter((alias) => alias.includes(phrase))).not.toEqual([]);
	});

	it.each(['seedream', 'bytedance', 'doubao'])('has every node for "%s"', (phrase) => {
		for (const name of Object.keys(NODES)) {
			const words = codexOf(name).alias.map((alias) => alias.toLowerCase());
			expect([name, words.some((alias) => alias.includes(phrase))]).toEqual([name, true]);
		}
	});

	it.each(EVERY_VENDOR)('has the nodes that take an account of $displayName for it', (vendor) => {
		const named = Object.keys(NODES).filter((name) =>
			codexOf(name).alias.includes(vendor.displayName),
		);
		const taking = Object.entries(NODES).filter(([, { description }]) =>
			description.credentials?.some(({ name }) => name === vendor.credential),
		);
		expect(named).toEqual(taking.map(([name]) => name));
	});

	// It leaves nodes of the category AI out of its search unless they are roots of an agent's chain.
	it.each(Object.keys(NODES))('finds %s, which is not of its category AI', (name) => {
		expect(codexOf(name).categories).not.toContain('AI');
	});

	it.each(['SeedreamUpload', 'SeedreamPollPrediction'])(
		'does not offer %s to whoever looks for images in general',
		(name) => {
			const words = codexOf(name).alias.map((alias) => alias.toLowerCase());
			for (const common of ['image', 'picture', 'ai', 'photo']) expect(words).not.toContain(common);
		},
	);
});
