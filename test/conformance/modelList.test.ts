import { describe, expect, it } from '@jest/globals';
import { LoadOptionsContext } from 'n8n-core';
import type {
	INode,
	INodeListSearchResult,
	INodeTypes,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';
import { FAMILIES, FAMILY_NAMES } from '../../nodes/shared/models/families';
import { familyOfId } from '../../nodes/shared/request/findModel';
import { credentialOf } from '../emulator';
import { TestCredentials } from '../engine/credentials';
import { credentialTypes, packNode } from '../engine/pack';
import { emulator, useEmulator } from '../engine/emulated';
import { SUBJECTS, type Subject } from './subjects';

useEmulator();

type Search = (this: LoadOptionsContext, filter?: string) => Promise<INodeListSearchResult>;

/** Opens a node's list of models, as the editor does. */
async function search({ name, vendor }: Subject, node: string, filter = '', change = {}) {
	const type = await packNode(node);
	const parameters = { authentication: vendor.credential };
	const asked: INode = {
		id: 'Node',
		name: 'Node',
		type: node,
		typeVersion: 1,
		position: [0, 0],
		parameters,
		credentials: { [vendor.credential]: { id: '1', name: vendor.credential } },
	};
	const nodeTypes = {
		getByName: () => type,
		getByNameAndVersion: () => type,
		getKnownTypes: () => ({}),
	} as unknown as INodeTypes;
	const workflow = new Workflow({ nodes: [asked], connections: {}, active: false, nodeTypes });
	const data = { [vendor.credential]: { ...credentialOf(emulator, name), ...change } };
	const additionalData = {
		credentialsHelper: new TestCredentials(await credentialTypes(), data),
		currentNodeParameters: parameters,
	} as unknown as IWorkflowExecuteAdditionalData;
	const field = type.description.properties.find((one) => one.name === 'model');
	const method = String(
		field?.modes?.find((mode) => mode.name === 'list')?.typeOptions?.searchListMethod,
	);
	const searching = type.methods?.listSearch?.[method] as unknown as Search;
	const { results } = await searching.call(
		new LoadOptionsContext(workflow, asked, additionalData, 'model'),
		filter,
	);
	return results;
}

describe.each(SUBJECTS)('the model list of $name', (subject) => {
	const { name, vendor } = subject;
	const families = (node: string) =>
		FAMILY_NAMES.filter((family) => {
			const { ids, references } = vendor.offerings[family] ?? {};
			if (node === 'seedreamGenerate') return ids?.generate;
			return node === 'seedreamEdit' ? ids?.edit : ids?.edit && (references?.most ?? 0) > 1;
		});

	it.each(['seedreamGenerate', 'seedreamEdit', 'seedreamCompose'])(
		'of %s has the families that fit, then what the vendor adds',
		async (node) => {
			const results = await search(subject, node);
			const own = families(node);
			expect(results.slice(0, own.length)).toEqual(
				own.map((family) => ({ name: FAMILIES[family].displayName, value: family })),
			);
			const added = results.slice(own.length).map(({ value }) => String(value));
			if (!vendor.modelList) expect(added).toEqual([]);
			// Nothing of the vendor's list is there twice, as a family and by its ID.
			expect(added.filter((id) => familyOfId(vendor, id) !== undefined)).toEqual([]);
			expect(new Set(added).size).toBe(added.length);
		},
	);

	it.each([
		['seedreamGenerate', /edit|i2i|image-to-image|layer/],
		['seedreamEdit', /t2i|text-to-image|layer/],
		['seedreamCompose', /t2i|text-to-image|layer/],
	])('of %s has no ID that says it is for other work', async (node, otherWork) => {
		const ids = (await search(subject, node)).map(({ value }) => String(value));
		expect(ids.filter((id) => otherWork.test(id))).toEqual([]);
	});

	it('is searched by name', async () => {
		const [family] = families('seedreamGenerate');
		const { displayName } = FAMILIES[family!];
		const results = await search(subject, 'seedreamGenerate', displayName.toUpperCase());
		expect(results.map(({ name: label }) => label)).toContain(displayName);
		expect(await search(subject, 'seedreamGenerate', 'no such model')).toEqual([]);
	});

	it('has the families where the vendor does not answer', async () => {
		const own = families('seedreamGenerate');
		for (const fault of ['gateway-html', 'not-json', 'empty-body'] as const) {
			if (!vendor.modelList) break;
			emulator.inject({ vendor: name, stage: 'models', fault });
			expect((await search(subject, 'seedreamGenerate')).map(({ value }) => value)).toEqual(own);
		}
		const nobody = { baseUrl: 'http://127.0.0.1:9' };
		const results = await search(subject, 'seedreamGenerate', '', nobody);
		expect(results.map(({ value }) => value).slice(0, own.length)).toEqual(own);
	});
});
