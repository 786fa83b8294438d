import { describe, expect, it } from '@jest/globals';
import type { INodeType } from 'n8n-workflow';
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

	it('start new nodes as the second', () => {
		expect(description.version).toEqual([1, 2]);
		expect(description.defaultVersion).toBe(2);
	});
});
