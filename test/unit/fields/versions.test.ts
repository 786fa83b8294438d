import { describe, expect, it } from '@jest/globals';
import type { INodeProperties, INodeType } from 'n8n-workflow';
import { complete, displayed } from './display';
import { NODES } from './nodes';

describe("Compose's versions", () => {
	const { description } = NODES.SeedreamCompose as INodeType;

	it.each([
		[1, 'data'],
		[2, '*'],
	])('name in version %d by default the images %s', (version, images) => {
		expect(complete(description, {}, version).images).toBe(images);
		const fields = displayed(description, {}, version);
		expect(fields.filter(({ name }) => name === 'images')).toHaveLength(1);
	});

	it.each(['SeedreamGenerate', 'SeedreamEdit', 'SeedreamCompose', 'SeedreamPollPrediction'])(
		'start a new %s as the second',
		(name) => {
			const { description: of } = NODES[name] as INodeType;
			expect(of.version).toEqual([1, 2]);
			expect(of.defaultVersion).toBe(2);
		},
	);
});

describe('for an engine of n8n 1.x, which looks into every rule of display,', () => {
	const emptyRules = (properties: INodeProperties[], path = ''): string[] =>
		properties.flatMap(({ name, displayOptions = {}, options = [] }) => {
			const inside = options.filter((option) => 'name' in option) as INodeProperties[];
			const empty = Object.entries(displayOptions).filter(([, rule]) => !rule);
			return [
				...empty.map(([rule]) => `${path}${name}: ${rule}`),
				...emptyRules(inside, `${path}${name}.`),
			];
		});

	it.each(Object.entries(NODES))('%s has none that holds nothing', (_name, { description }) => {
		expect(emptyRules(description.properties)).toEqual([]);
	});
});
