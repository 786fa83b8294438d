import { describe, expect, it } from '@jest/globals';
import { FAMILY_NAMES } from '../../nodes/shared/models/families';
import { RESOLUTIONS } from '../../nodes/shared/models/presets';
import { sizeFor } from '../documentation/sizeDifferences';
import { modelList } from '../engine/seedream';
import { emulator, useEmulator } from '../engine/emulated';
import { run } from './harness';
import { submitsOf, taskOf, tasksOf } from './requests';
import { SUBJECTS } from './subjects';

useEmulator();

/** Shares by which a shape may differ from the ratio that was chosen: lists and rows are rounded. */
const TOLERANCE = 0.05;

/** Portrait ratios are landscape ones turned; one stands for them. */
const SOME_RATIOS = ['auto', '1:1', '4:3', '16:9', '9:16', '3:2', '21:9'] as const;

describe.each(SUBJECTS)('sizes on $name', (subject) => {
	const { name, vendor } = subject;
	const families = FAMILY_NAMES.filter((family) => vendor.offerings[family]?.ids.generate);
	const choices = families.flatMap((family) =>
		RESOLUTIONS.flatMap((resolution) =>
			SOME_RATIOS.map((ratio) => ({
				family,
				resolution,
				ratio,
				text: `${family} ${resolution} ${ratio}`,
			})),
		),
	);

	it('of every model, resolution and ratio are what was chosen, or are refused before paying', async () => {
		emulator[name].settings.taskTimeMs = 0;
		const { items } = await run(subject, 'seedreamGenerate', {
			parameters: {
				model: modelList('={{ $json.family }}'),
				prompt: '={{ $json.text }}',
				resolution: '={{ $json.resolution }}',
				aspectRatio: '={{ $json.ratio }}',
				output: 'urls',
				options: { maxConcurrency: 50 },
			},
			items: choices.map((json) => ({ json })),
			settings: { onError: 'continueRegularOutput' },
		});
		expect(items).toHaveLength(choices.length);
		// Whatever is sent, the vendor takes.
		expect(submitsOf(emulator, name).filter(({ status }) => status >= 400)).toEqual([]);
		const wrong: string[] = [];
		for (const [index, { family, resolution, ratio, text }] of choices.entries()) {
			const expected = sizeFor(vendor.offerings[family]!, resolution, ratio);
			const { error } = items[index]!.json;
			if (expected === 'refused') {
				if (!/'(Resolution|Aspect Ratio)' is/.test(String(error))) wrong.push(`${text}: ${error}`);
				if (tasksOf(emulator, name, text).length > 0) wrong.push(`${text}: sent`);
				continue;
			}
			if (error) {
				wrong.push(`${text}: ${error}`);
				continue;
			}
			const [image] = taskOf(emulator, name, text).images;
			const { width, height } = image!;
			if (/^\d/.test(expected) && expected.includes('x') && expected !== `${width}x${height}`) {
				wrong.push(`${text}: ${width}x${height}, not ${expected}`);
			}
			if (ratio === 'auto') continue;
			const [across = 1, down = 1] = ratio.split(':').map(Number);
			if (Math.abs((width / height) * (down / across) - 1) > TOLERANCE) {
				wrong.push(`${text}: ${width}x${height}`);
			}
		}
		expect(wrong).toEqual([]);
	});

	it('of one’s own are taken or refused by the limits of the model, with what it takes', async () => {
		const { items } = await run(subject, 'seedreamGenerate', {
			parameters: {
				model: modelList('={{ $json.family }}'),
				prompt: '={{ $json.text }}',
				resolution: 'custom',
				width: '={{ $json.width }}',
				height: '={{ $json.height }}',
				output: 'urls',
			},
			items: families.flatMap((family) =>
				[
					[2048, 2048],
					[2304, 1728],
					[1000, 1000],
					[9000, 9000],
					[4096, 100],
				].map(([width, height]) => ({
					json: { family, width, height, text: `${family} ${width}x${height}` },
				})),
			),
			settings: { onError: 'continueRegularOutput' },
		});
		expect(submitsOf(emulator, name).filter(({ status }) => status >= 400)).toEqual([]);
		for (const { json } of items) {
			if (json.error) expect(json.error).toMatch(/'Width' × 'Height' is|'Resolution' is/);
		}
		for (const { images } of emulator[name].submissions) {
			expect(['2048x2048', '2304x1728', '1000x1000']).toContain(
				`${images[0]!.width}x${images[0]!.height}`,
			);
		}
	});
});
