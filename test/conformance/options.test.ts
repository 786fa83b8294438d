import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import type { Offering } from '../../nodes/shared/models/offering';
import { modelId, modelList, toldBy } from '../engine/seedream';
import { emulator, useEmulator } from '../engine/emulated';
import { run } from './harness';
import { submitsOf } from './requests';
import { familyWhere, SUBJECTS } from './subjects';

useEmulator();

/** Options that not every model has: a value, and which offering takes it. */
const OPTIONS: Array<{ label: string; set: IDataObject; has: (offering: Offering) => boolean }> = [
	{
		label: 'Output Format',
		set: { outputFormat: 'png' },
		has: ({ outputFormats }) => outputFormats.includes('png'),
	},
	{ label: 'Watermark', set: { watermark: true }, has: ({ watermark }) => watermark },
	{ label: 'Seed', set: { seed: 7 }, has: ({ seed }) => seed },
	{
		label: 'Guidance Scale',
		set: { guidanceScale: 5 },
		has: ({ guidanceScale }) => guidanceScale !== undefined,
	},
	{
		label: 'Prompt Optimization',
		set: { promptOptimization: 'standard' },
		has: ({ promptOptimizations, promptOptimizationUses }) =>
			promptOptimizations.includes('standard') && promptOptimizationUses.includes('generate'),
	},
	{ label: 'Web Search', set: { webSearch: true }, has: ({ webSearch }) => webSearch },
];

describe.each(SUBJECTS)('options on $name', (subject) => {
	const { name, vendor } = subject;
	const plain = async (family: string, options: IDataObject = {}) => {
		const { error } = await run(subject, 'seedreamGenerate', {
			parameters: { model: modelList(family), prompt: 'x', output: 'urls', options },
		});
		expect(error?.message).toBeUndefined();
		const [request] = submitsOf(emulator, name);
		emulator.reset();
		return JSON.stringify([request?.path, request?.body]);
	};

	it.each(OPTIONS)('$label goes to a model that has it', async ({ set, has }) => {
		const family = familyWhere(subject, (one) => has(one) && one.ids.generate !== undefined);
		if (!family) return;
		expect(await plain(family, set)).not.toBe(await plain(family));
	});

	it.each(OPTIONS)(
		'$label is refused by name for one that does not, and nothing is sent',
		async ({ label, set, has }) => {
			const family = familyWhere(subject, (one) => !has(one) && one.ids.generate !== undefined);
			if (!family) return;
			const id = vendor.offerings[family]?.ids.generate;
			const options = Object.fromEntries(
				Object.entries(set).map(([option, value]) => [option, `={{ ${JSON.stringify(value)} }}`]),
			);
			const { error, items } = await run(subject, 'seedreamGenerate', {
				parameters: {
					model: modelId(`={{ "${id}" }}`),
					prompt: 'x',
					output: 'urls',
					options,
				},
			});
			// A field that n8n hides is dropped by n8n, and then changes nothing.
			if (items.length > 0) {
				const [request] = submitsOf(emulator, name);
				const sent = JSON.stringify([request?.path, request?.body]);
				emulator.reset();
				expect(sent).toBe(await plain(family));
				return;
			}
			expect(toldBy(error)).toContain(`'${label}' is`);
			expect(emulator[name].requests).toEqual([]);
		},
	);

	it('Extra Fields go into the body as they are, and replace nothing that the node sets', async () => {
		emulator[name].settings.unknownFields = 'accept';
		const extraFields = { new_field: { depth: 2 } };
		const { error } = await run(subject, 'seedreamGenerate', {
			parameters: {
				prompt: 'x',
				output: 'urls',
				options: { extraFields: JSON.stringify(extraFields) },
			},
		});
		expect(error?.message).toBeUndefined();
		expect(JSON.stringify(submitsOf(emulator, name)[0]?.body)).toContain(
			JSON.stringify(extraFields).slice(1, -1),
		);
		emulator.reset();
		expect(vendor.reservedFields.length).toBeGreaterThan(0);
		for (const field of vendor.reservedFields) {
			const refused = await run(subject, 'seedreamGenerate', {
				parameters: { prompt: 'x', options: { extraFields: JSON.stringify({ [field]: 'y' }) } },
			});
			expect(toldBy(refused.error)).toContain(`'Extra Fields' holds '${field}'`);
		}
		expect(emulator[name].requests).toEqual([]);
	});
});
