import { describe, expect, it } from '@jest/globals';
import {
	Workflow,
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
	type INodeParameters,
	type INodeType,
	type INodeTypes,
} from 'n8n-workflow';
import { FAMILY_NAMES } from '../../../nodes/shared/models/families';
import { EVERY_VENDOR } from '../../../nodes/shared/vendors/vendors';
import { complete, displayed, modelById } from './display';
import { NODES } from './nodes';

const Edit = NODES.SeedreamEdit as INodeType;

const DECOMPOSING = EVERY_VENDOR.filter(({ offerings }) =>
	Object.values(offerings).some(({ ids }) => ids.decomposeLayers !== undefined),
);

describe('the model of Decompose Layers', () => {
	const parameters = { operation: 'decomposeLayers' };

	it.each(DECOMPOSING.map((vendor) => [vendor.displayName, vendor] as const))(
		'is one that decomposes at %s, where nothing else is chosen',
		(_name, vendor) => {
			const { model } = complete(Edit.description, {
				authentication: vendor.credential,
				...parameters,
			});
			const { value } = model as { value: (typeof FAMILY_NAMES)[number] };
			expect(vendor.offerings[value]?.ids.decomposeLayers).toEqual(expect.any(String));
		},
	);

	it('is Seedream 5.0 Lite for edits as before', () => {
		expect(complete(Edit.description, { operation: 'edit' }).model).toMatchObject({
			value: 'seedream-5.0-lite',
		});
	});

	it.each(EVERY_VENDOR.map((vendor) => [vendor.displayName, vendor] as const))(
		'is chosen from those that decompose at %s',
		async (_name, vendor) => {
			const [field] = displayed(Edit.description, parameters).filter(
				({ name }) => name === 'model',
			);
			const method = field?.modes?.[0]?.typeOptions?.searchListMethod ?? '';
			const search = Edit.methods?.listSearch?.[method] as (
				this: ILoadOptionsFunctions,
			) => Promise<INodeListSearchResult>;
			const node = { getCurrentNodeParameter: () => vendor.credential };
			const { results } = await search.call(node as unknown as ILoadOptionsFunctions);
			const able = FAMILY_NAMES.filter((name) => vendor.offerings[name]?.ids.decomposeLayers);
			expect(results.map(({ value }) => value)).toEqual(able);
		},
	);
});

/** The line under a node on the canvas. */
function subtitleOf(type: INodeType, parameters: INodeParameters): unknown {
	const nodeTypes = {
		getByName: () => type,
		getByNameAndVersion: () => type,
		getKnownTypes: () => ({}),
	} as INodeTypes;
	const node = {
		id: '1',
		name: 'Node',
		type: 'test',
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters,
	};
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	return workflow.expression.getSimpleParameterValue(
		workflow.nodes.Node!,
		type.description.subtitle,
		'internal',
		{},
	);
}

describe('the line under a node', () => {
	it.each([
		['SeedreamGenerate', {}, 'Seedream 5.0 Lite'],
		['SeedreamGenerate', { model: modelById('seedream-4.5') }, 'Seedream 4.5'],
		['SeedreamGenerate', { model: modelById('some/model-9') }, 'some/model-9'],
		['SeedreamCompose', { model: modelById('seedream-5.0-pro') }, 'Seedream 5.0 Pro'],
		['SeedreamEdit', {}, 'Edit · Seedream 5.0 Lite'],
		['SeedreamEdit', { operation: 'decomposeLayers' }, 'Decompose layers · Seedream 5.0 Pro'],
	])('names the model of %s with %j in words', (name, parameters, subtitle) => {
		expect(subtitleOf(NODES[name] as INodeType, parameters)).toBe(subtitle);
	});
});
