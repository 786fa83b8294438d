import { describe, expect, it } from '@jest/globals';
import type { INodeParameters, INodeTypeDescription } from 'n8n-workflow';
import { choicesOf, displayed, modelById } from './display';
import { NODES } from './nodes';

/*
 * A choice of a list is offered where vendor and model have it, as a field is. What they have is copied from the
 * vendors' documentation (docs/vendors), not from the code.
 */
const node = (name: string): INodeTypeDescription => NODES[name]!.description;
const credential = (vendor: string): string => `seedream${vendor}Api`;

const chosen = (vendor: string, model: string, more: INodeParameters = {}): INodeParameters => ({
	authentication: credential(vendor),
	model: modelById(model),
	...more,
});
const offered = (name: string, field: string, parameters: INodeParameters): string[] =>
	choicesOf(node(name), field, parameters).map((choice) => choice.name);

const PRO = 'seedream-5.0-pro';
const LITE = 'seedream-5.0-lite';

describe('Resolution', () => {
	it.each([
		['AtlasCloud', LITE, ['2K', '3K', 'Custom']],
		['Fal', LITE, ['2K', '3K', 'Custom']],
		['WaveSpeed', LITE, ['2K', '3K', '4K', 'Custom']],
		['WaveSpeed', PRO, ['1K', '1.5K', '2K']],
		['WaveSpeed', 'bytedance/seedream-v5.0-flash/edit', ['1K', '1.5K', '2K']],
		['Replicate', LITE, ['2K', '3K']],
		['Replicate', PRO, ['1K', '2K']],
		['Replicate', 'seedream-4.5', ['2K', '4K', 'Custom']],
		['Kie', LITE, ['2K', '3K', '4K']],
		['Kie', 'seedream-4.0', ['1K', '2K', '4K']],
		// A model that no table knows: whatever some model of the vendor takes.
		['Kie', 'seedream/6-text-to-image', ['1K', '1.5K', '2K', '3K', '4K']],
		['Replicate', 'bytedance/seedream-6', ['1K', '2K', '3K', '4K', 'Custom']],
	])('offers at %s for %s %j', (vendor, model, names) => {
		for (const name of ['SeedreamGenerate', 'SeedreamEdit', 'SeedreamCompose']) {
			expect(offered(name, 'resolution', chosen(vendor, model))).toEqual(names);
		}
	});

	it('asks for no width and height where pixels are not taken, whatever an expression says', () => {
		const fieldsAt = (vendor: string, model: string): string[] =>
			displayed(
				node('SeedreamGenerate'),
				chosen(vendor, model, { resolution: '={{ $json.size }}' }),
			).map(({ name }) => name);
		expect(fieldsAt('AtlasCloud', LITE)).toEqual(expect.arrayContaining(['width', 'height']));
		for (const [vendor, model] of [
			['Kie', LITE],
			['Replicate', LITE],
			['WaveSpeed', PRO],
		] as const) {
			expect(fieldsAt(vendor, model)).not.toContain('width');
			expect(fieldsAt(vendor, model)).not.toContain('height');
		}
	});
});

describe('Aspect Ratio', () => {
	const TALLEST = '9:21 (Ultratall)';

	it.each([
		['Kie', LITE, false],
		['Kie', 'seedream-4.0', false],
		['Replicate', LITE, false],
		['Replicate', 'seedream-4.5', true],
		// Its list of sizes has 21:9, and nothing of 9:21.
		['AtlasCloud', LITE, false],
		['AtlasCloud', 'seedream-4.5', true],
		['WaveSpeed', PRO, true],
		['Fal', LITE, true],
		['AceData', LITE, true],
	])('offers at %s for %s the tallest shape: %s', (vendor, model, has) => {
		const names = offered('SeedreamGenerate', 'aspectRatio', chosen(vendor, model));
		expect(names.includes(TALLEST)).toBe(has);
		expect(names).toEqual(expect.arrayContaining(['Auto', '1:1 (Square)', '9:16 (Tall)']));
	});
});

describe('Prompt Optimization', () => {
	const shown = (name: string, parameters: INodeParameters): boolean =>
		displayed(node(name), parameters).some((field) => field.name === 'promptOptimization');
	const layers = { operation: 'decomposeLayers' };

	it.each(['Fal', 'WaveSpeed'])('is there at %s with 5.0 Pro for layers alone', (vendor) => {
		expect(shown('SeedreamGenerate', chosen(vendor, PRO))).toBe(false);
		expect(shown('SeedreamCompose', chosen(vendor, PRO))).toBe(false);
		expect(shown('SeedreamEdit', chosen(vendor, PRO, { operation: 'edit' }))).toBe(false);
		expect(shown('SeedreamEdit', chosen(vendor, PRO, layers))).toBe(true);
	});

	it('is not there at Atlas Cloud for the layers of a model that has it for sets', () => {
		expect(shown('SeedreamEdit', chosen('AtlasCloud', LITE, { operation: 'edit' }))).toBe(true);
		expect(shown('SeedreamEdit', chosen('AtlasCloud', LITE, layers))).toBe(false);
	});

	it.each([
		['AceData', LITE, ['Standard']],
		['BytePlus', 'seedream-4.5', ['Standard']],
		['AceData', 'seedream-4.0', ['Fast', 'Standard']],
		['AtlasCloud', LITE, ['Fast', 'Standard']],
	])('offers at %s for %s %j', (vendor, model, names) => {
		expect(offeredInOptions(chosen(vendor, model))).toEqual(names);
	});

	function offeredInOptions(parameters: INodeParameters): string[] {
		return offered('SeedreamGenerate', 'promptOptimization', parameters);
	}
});

it('no node says that it is for one vendor', () => {
	for (const { description } of Object.values(NODES)) {
		expect(description.description).not.toMatch(/Atlas|AceData|AIOAGI/);
	}
});
