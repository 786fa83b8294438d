import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser';
import { Editor } from './editor';
import type { NodeCreator } from './node-creator';
import { sharedN8n } from './shared-n8n';
import { VENDORS } from './vendors';
import type { Vendor } from './vendors';
import { manualTrigger } from './workflow-nodes';
import { workflow } from './workflow-sketch';

jest.setTimeout(60_000);

const GENERATE = 'Seedream Generate';
const EDIT = 'Seedream Edit';
const COMPOSE = 'Seedream Compose';
const UPLOAD = 'Seedream Upload';
const POLL = 'Seedream Poll Prediction';

/** What people type who want what only a node of ours does, which then is the first of the list. */
const FIRST: Record<string, string> = {
	'generate image': GENERATE,
	'create image': GENERATE,
	'make image': GENERATE,
	'ai image': GENERATE,
	'AI image generator': GENERATE,
	'image generator': GENERATE,
	'image generation': GENERATE,
	'text to image': GENERATE,
	'create picture': GENERATE,
	picture: GENERATE,
	logo: GENERATE,
	'edit photo': EDIT,
	'photo editor': EDIT,
	'image editor': EDIT,
	'image to image': EDIT,
	'product photo': EDIT,
	'remove background': EDIT,
	layers: EDIT,
	'combine images': COMPOSE,
	'merge images': COMPOSE,
	'virtual try-on': COMPOSE,
	'virtual try on': COMPOSE,
	'upload image': UPLOAD,
	'image url': UPLOAD,
	'task status': POLL,
	'get images': POLL,
};

/**
 * What other nodes are found for as well, of which n8n puts first those that many use: Edit Image for "edit image",
 * Anthropic for "image", and for "poster" whatever has these letters in this order. Ours is among so many of the first.
 */
const AMONG_FIRST: Array<[phrase: string, name: string, among: number]> = [
	['photo', EDIT, 2],
	['edit image', EDIT, 2],
	['poster', GENERATE, 5],
	['image', GENERATE, 10],
	['image', EDIT, 10],
];

/** What people type beside a vendor's name. */
const ALSO: Partial<Record<Vendor['key'], string[]>> = {
	atlasCloud: ['atlas'],
	aceData: ['acedata'],
	bytePlus: ['BytePlus', 'ModelArk'],
	volcengine: ['volcengine'],
	fal: ['fal.ai'],
	waveSpeed: ['wavespeed'],
	kie: ['kie'],
};

/** The nodes that take an account of the vendor. */
const nodesOf = ({ can }: Vendor): string[] => [
	COMPOSE,
	EDIT,
	GENERATE,
	...(can.tasks ? [POLL] : []),
	...(can.uploads ? [UPLOAD] : []),
];

describe('who searches the node creator of n8n', () => {
	let browser: Browser;
	let editor: Editor;
	let creator: NodeCreator;

	beforeAll(async () => {
		const { api } = await sharedN8n();
		browser = await launchBrowser((line) => process.stderr.write(`editor: ${line}\n`));
		const { id } = await api.createWorkflow(workflow('To be searched in', manualTrigger, []));
		editor = await Editor.open(browser, api.session);
		await editor.openWorkflow(id);
		creator = await editor.openNodeCreator();
	});
	afterAll(async () => await browser?.close());

	it.each(Object.entries(FIRST))('for "%s" finds %s first', async (phrase, name) => {
		const [first] = await creator.names(phrase);
		expect(first).toBe(name);
	});

	it.each(AMONG_FIRST)('for "%s" finds %s among the first %i', async (phrase, name, among) => {
		const names = await creator.names(phrase);
		await editor.screenshot(`found-${phrase.replaceAll(' ', '-')}`);
		expect(names.slice(0, among)).toContain(name);
	});

	it.each(['seedream', 'bytedance', 'doubao'])('for "%s" finds all nodes', async (phrase) => {
		const names = await creator.names(phrase);
		expect(names.sort()).toEqual([COMPOSE, EDIT, GENERATE, POLL, UPLOAD]);
	});

	describe.each(VENDORS)('for $name', (vendor) => {
		const spellings = [vendor.name, ...(ALSO[vendor.key] ?? [])];
		// n8n finds "fal" in Facebook Lead Ads and "replicate" in Remove Duplicates, letter by letter.
		it.each(spellings)(
			'as "%s" finds what takes its account, behind one other node at most',
			async (phrase) => {
				const wanted = nodesOf(vendor);
				const names = await creator.names(phrase);
				expect(names.slice(0, wanted.length + 1)).toEqual(expect.arrayContaining(wanted));
			},
		);
	});

	it.each(['image', 'picture', 'photo', 'AI', 'ai image', 'generate image', 'edit photo'])(
		'for "%s" finds no node for what comes before or after an image in its way',
		async (phrase) => {
			const names = await creator.names(phrase);
			const ours = [GENERATE, EDIT, COMPOSE].map((name) => names.indexOf(name));
			for (const name of [UPLOAD, POLL].filter((each) => names.includes(each))) {
				expect(names.indexOf(name)).toBeGreaterThan(Math.max(...ours));
			}
		},
	);
});
