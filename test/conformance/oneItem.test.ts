import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { emulator, useEmulator } from '../engine/emulated';
import { modelList } from '../engine/seedream';
import { run } from './harness';
import { pairsFor, WITH_TASKS } from './subjects';

useEmulator();

const SECOND = { typeVersion: 2 };
const SET = { prompt: 'A red kite', imageSet: true, maxImages: 3 };

describe.each(pairsFor('generateSet'))('a set of $name', ({ subject, family }) => {
	const set = { ...SET, model: modelList(family) };

	it('is one item where that is chosen, with its files as Aggregate names them', async () => {
		const parameters = { ...set, options: { allInOneItem: true } };
		const { items, error } = await run(subject, 'seedreamGenerate', {
			parameters,
			settings: SECOND,
		});
		expect(error?.message).toBeUndefined();
		expect(items).toHaveLength(1);
		const [{ json, binary = {}, pairedItem }] = items as [(typeof items)[0]];
		expect(json).toMatchObject({ vendor: subject.name, status: 'succeeded', prompt: 'A red kite' });
		const images = json.images as IDataObject[];
		expect(images.map(({ index }) => index)).toEqual([0, 1, 2]);
		for (const image of images) expect(image.mimeType).toMatch(/^image\//);
		expect(images.map(({ binaryField }) => binaryField)).toEqual(Object.keys(binary));
		expect(Object.keys(binary)).toEqual(['data', 'data_1', 'data_2']);
		const names = Object.values(binary).map(({ fileName }) => fileName);
		expect(names.map((name) => name?.replace(/kite-.*-/, 'kite-…-').split('.')[0])).toEqual([
			'a-red-kite-…-1',
			'a-red-kite-…-2',
			'a-red-kite-…-3',
		]);
		expect(new Set(names).size).toBe(3);
		expect(pairedItem).toEqual({ item: 0 });
	});

	it('costs as one item what it costs as three', async () => {
		const apart = await run(subject, 'seedreamGenerate', { parameters: set });
		const parameters = { ...set, options: { allInOneItem: true } };
		const { items } = await run(subject, 'seedreamGenerate', { parameters });
		const costs = apart.items.map(({ json }) => json.cost as number | undefined);
		const sum = costs.includes(undefined) ? undefined : costs.reduce((a = 0, b = 0) => a + b, 0);
		expect(items[0]?.json.costCurrency).toBe(apart.items[0]?.json.costCurrency);
		if (sum === undefined) expect(items[0]?.json.cost).toBeUndefined();
		else expect(items[0]?.json.cost).toBeCloseTo(sum, 6);
	});

	it('of URLs is one item without files', async () => {
		const parameters = { ...set, output: 'urls', options: { allInOneItem: true } };
		const { items } = await run(subject, 'seedreamGenerate', { parameters });
		expect(items).toHaveLength(1);
		const urls = (items[0]?.json.images as IDataObject[]).map(({ url }) => url);
		expect(urls).toEqual(emulator[subject.name].submissions[0]!.images.map(({ url }) => url));
		expect(items[0]?.binary).toBeUndefined();
	});

	it('of a node of version 1 counts its files from 0, as before', async () => {
		const parameters = { ...set, options: { fileName: 'kite' } };
		const names = async (typeVersion: number) => {
			const { items } = await run(subject, 'seedreamGenerate', {
				parameters,
				settings: { typeVersion },
			});
			return items.map(({ binary }) => binary?.data?.fileName?.split('.')[0]);
		};
		expect(await names(1)).toEqual(['kite-0', 'kite-1', 'kite-2']);
		expect(await names(2)).toEqual(['kite-1', 'kite-2', 'kite-3']);
	});
});

describe.each(WITH_TASKS)('an image of $name', (subject) => {
	it('is brought by Poll Prediction in one item where that is chosen', async () => {
		const { items: tasks } = await run(subject, 'seedreamGenerate', {
			parameters: { prompt: 'x', output: 'task' },
		});
		const parameters = { options: { allInOneItem: true } };
		const { items } = await run(subject, 'seedreamPollPrediction', { parameters, items: tasks });
		expect(items).toHaveLength(1);
		expect(items[0]?.json.images).toHaveLength(1);
		expect(Object.keys(items[0]?.binary ?? {})).toEqual(['data']);
	});
});
