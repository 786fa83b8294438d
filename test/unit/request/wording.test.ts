import { describe, expect, it } from '@jest/globals';
import type { Job } from '../../../nodes/shared/models/families';
import { parseImageRequest } from '../../../nodes/shared/request/imageRequest';
import { VENDORS, type VendorName } from '../../../nodes/shared/vendors/vendors';
import { refusalOf } from '../refusal';

const parse = (vendor: VendorName, job: Job, more: object) =>
	parseImageRequest(VENDORS[vendor], job, { prompt: 'x', ...more });

describe('what is refused says what would be taken', () => {
	it.each<[VendorName, Job, object, string]>([
		[
			'aceData',
			'edit',
			{ model: 'seededit-3.0', resolution: '8K' },
			"'Resolution' is '8K'. SeedEdit 3.0 (Legacy) on AceData Cloud keeps the size of the image it edits: set 'Resolution' to 2K.",
		],
		[
			'aceData',
			'edit',
			{ model: 'seededit-3.0', aspectRatio: 'z' },
			"'Aspect Ratio' is 'z'. SeedEdit 3.0 (Legacy) on AceData Cloud keeps the size of the image it edits: set 'Aspect Ratio' to Auto.",
		],
		[
			'aceData',
			'edit',
			{ model: 'seededit-3.0', resolution: '4K', aspectRatio: '1:1' },
			"'Resolution' is '4K'. SeedEdit 3.0 (Legacy) on AceData Cloud keeps the size of the image it edits: set 'Resolution' to 2K and 'Aspect Ratio' to Auto.",
		],
		[
			'aceData',
			'edit',
			{ model: 'seededit-3.0', aspectRatio: '1:1' },
			"'Aspect Ratio' is '1:1'. SeedEdit 3.0 (Legacy) on AceData Cloud keeps the size of the image it edits: set 'Aspect Ratio' to Auto.",
		],
		[
			'aceData',
			'edit',
			{ model: 'seededit-3.0', resolution: 'custom', aspectRatio: 'auto' },
			"'Resolution' is 'Custom'. SeedEdit 3.0 (Legacy) on AceData Cloud keeps the size of the image it edits: set 'Resolution' to 2K.",
		],
		[
			'aceData',
			'edit',
			{ model: 'seededit-3.0', guidanceScale: 50 },
			"'Guidance Scale' is '50'. It takes a number from 1 to 10.",
		],
		[
			'aceData',
			'generate',
			{ model: 'seedream-4.5', guidanceScale: 5 },
			"'Guidance Scale' is '5'. Seedream 4.5 on AceData Cloud takes no guidance scale. Remove it from 'Options'.",
		],
		[
			'aioagi',
			'generate',
			{ model: 'seedream-4.0', output: 'x' },
			"'Output' is 'x'. It takes Image Files, Image URLs or Price Quote.",
		],
		[
			'aceData',
			'generate',
			{ model: 'seedream-4.5', output: 'x' },
			"'Output' is 'x'. It takes Image Files, Image URLs, Task ID or Price Quote.",
		],
		[
			'aioagi',
			'generate',
			{ model: 'seedream-4.0', output: 'task' },
			"'Output' is 'Task ID'. AIOAGI answers with the finished images and has no tasks to come back to: choose Image Files or Image URLs.",
		],
		[
			'kie',
			'generate',
			{ model: 'seedream-4.5', resolution: 'x' },
			"'Resolution' is 'x'. Seedream 4.5 on Kie.ai takes 2K or 4K.",
		],
		[
			'kie',
			'generate',
			{ model: 'seedream-4.5', resolution: '1K' },
			"'Resolution' is '1K'. Seedream 4.5 on Kie.ai takes 2K or 4K.",
		],
		[
			'kie',
			'generate',
			{ model: 'seedream-4.5', resolution: 'custom' },
			"'Resolution' is 'Custom'. Seedream 4.5 on Kie.ai has no size of your own: choose 2K or 4K.",
		],
		[
			'fal',
			'generate',
			{ model: 'seedream-4.5', resolution: '1K' },
			"'Resolution' is '1K'. Seedream 4.5 on fal takes 2K, 4K or Custom.",
		],
		[
			'fal',
			'generate',
			{ model: 'seedream-4.5', outputFormat: 'png' },
			"'Output Format' is 'PNG'. Seedream 4.5 on fal gives JPEG only. Remove it from 'Options'.",
		],
		[
			'fal',
			'generate',
			{ model: 'seedream-4.5', watermark: true },
			"'Watermark' is 'on'. Seedream 4.5 on fal has no watermark to turn on. Remove it from 'Options'.",
		],
		[
			'aceData',
			'generate',
			{ model: 'seedream-4.5', seed: 5 },
			"'Seed' is '5'. Seedream 4.5 on AceData Cloud takes no seed. Remove it from 'Options'.",
		],
		[
			'aceData',
			'generate',
			{ model: 'seedream-4.5', webSearch: true },
			"'Web Search' is 'on'. Seedream 4.5 on AceData Cloud has no web search. Remove it from 'Options'.",
		],
		[
			'aceData',
			'generate',
			{ model: 'seedream-4.5', background: 'opaque' },
			"'Background' is 'Opaque'. Seedream 4.5 on AceData Cloud has no such setting here. Remove it from 'Options'.",
		],
		[
			'aceData',
			'decomposeLayers',
			{ outputFormat: 'jpeg' },
			"'Output Format' is 'JPEG'. Layers are always PNG. Remove it from 'Options'.",
		],
		[
			'aceData',
			'edit',
			{ model: 'seedream-5.0-pro', background: 'transparent', outputFormat: 'jpeg' },
			"'Output Format' is 'JPEG'. 'Background' Transparent needs PNG.",
		],
		['aceData', 'generate', { model: '' }, "'Model' is empty. Choose a model from the list."],
		[
			'aceData',
			'generate',
			{ model: 'seedream-5.5' },
			"'Model' is 'Seedream 5.5'. AceData Cloud does not have it: choose Seedream 5.0 Pro, Seedream 5.0 Lite, Seedream 4.5, Seedream 4.0 or Seedream 3.0 (Legacy).",
		],
		[
			'aceData',
			'generate',
			{ model: 'seededit-3.0' },
			'SeedEdit 3.0 (Legacy) on AceData Cloud only edits images: use the Seedream Edit node, or choose another model.',
		],
		[
			'aceData',
			'edit',
			{ model: 'seedream-3.0' },
			'Seedream 3.0 (Legacy) on AceData Cloud does not edit images: use the Seedream Generate node, or choose another model.',
		],
		[
			'aceData',
			'compose',
			{ model: 'seededit-3.0' },
			'SeedEdit 3.0 (Legacy) on AceData Cloud takes one image: use the Seedream Edit node, or choose another model.',
		],
		[
			'aceData',
			'generate',
			{ model: 'seedream-5.0-pro', imageSet: true },
			"Seedream 5.0 Pro on AceData Cloud makes one image per task: turn 'Image Set' off, or choose Seedream 5.0 Lite, Seedream 4.5 or Seedream 4.0.",
		],
		[
			'aceData',
			'edit',
			{ model: 'seedream-5.0-pro', imageSet: true },
			"Seedream 5.0 Pro on AceData Cloud makes one image per task: turn 'Image Set' off, or choose Seedream 5.0 Lite, Seedream 4.5 or Seedream 4.0.",
		],
		[
			'aceData',
			'decomposeLayers',
			{ model: 'seedream-4.5' },
			'Seedream 4.5 on AceData Cloud cannot decompose layers: choose Seedream 5.0 Pro.',
		],
		[
			'aceData',
			'generate',
			{ spendingLimit: '' },
			"'Spending Limit' is empty. It takes an amount, 0 or more; remove it from 'Options' to run without one.",
		],
		[
			'aceData',
			'generate',
			{ model: 'seedream-4.5', imageSet: true, maxImages: 16 },
			"'Max Images' is '16'. It takes a whole number from 1 to 15.",
		],
		['aceData', 'generate', { prompt: '' }, "'Prompt' is empty. Write what the image should show."],
		[
			'aceData',
			'generate',
			{ extraFields: '{"model": "x"}' },
			"'Extra Fields' holds 'model', which this node sets itself.",
		],
		[
			'aceData',
			'generate',
			{ extraFields: { model: 'x', seed: 1, prompt: 'y' } },
			"'Extra Fields' holds 'model', 'prompt', which this node sets itself.",
		],
		[
			'aioagi',
			'decomposeLayers',
			{ model: 'seedream-4.5' },
			'Seedream 4.5 on AIOAGI cannot decompose layers: choose Seedream 5.5, Seedream 5.0 Flash or Seedream 5.0 Pro on Atlas Cloud, AceData Cloud, BytePlus ModelArk, Volcengine Ark, fal, Replicate, WaveSpeedAI or Kie.ai.',
		],
		[
			'kie',
			'generate',
			{ model: 'seedream-4.0', aspectRatio: '9:21' },
			"'Aspect Ratio' is '9:21'. Seedream 4.0 on Kie.ai takes Auto, 1:1, 4:3, 3:4, 16:9, 9:16, 3:2, 2:3 or 21:9.",
		],
		[
			'aceData',
			'generate',
			{ extraFields: '["x"]' },
			`'Extra Fields' is '["x"]'. It takes a JSON object of fields as the vendor names them, such as {"size": "2K"}.`,
		],
		[
			'aceData',
			'generate',
			{ extraFields: '{x' },
			"'Extra Fields' is '{x'. It takes a JSON object",
		],
	])('%s, %s, %j', (vendor, job, more, words) => {
		expect(refusalOf(() => parse(vendor, job, more))).toContain(words);
	});

	it('of a model ID that is for another task', () => {
		const { edit = '' } = VENDORS.atlasCloud.offerings['seedream-4.5']?.ids ?? {};
		const { generate = '' } = VENDORS.atlasCloud.offerings['seedream-4.5']?.ids ?? {};
		expect(refusalOf(() => parse('atlasCloud', 'generate', { model: edit }))).toContain(
			`'Model' is '${edit}'. That is for another task. For this one enter ${generate}, or choose the model from the list.`,
		);
		expect(parse('atlasCloud', 'edit', { model: edit }).model.id).toBe(edit);
	});
});

describe('what is left out is', () => {
	it('what the editor shows, and nothing of a run without files', () => {
		const { model, size, ...others } = parse('aceData', 'generate', {});
		expect(model.offering.displayName).toBe('Seedream 5.0 Lite on AceData Cloud');
		expect(size).toEqual({ resolution: '2K', aspectRatio: 'auto', width: 2048, height: 2048 });
		expect(others).toMatchObject({
			output: 'images',
			binaryPropertyName: 'data',
			allInOneItem: false,
			timeout: 600_000,
			maxConcurrency: 10,
			watermark: false,
			webSearch: false,
		});
		for (const name of [
			'maxImages',
			'seed',
			'spendingLimit',
			'extraFields',
			'callbackUrl',
			'fileName',
		])
			expect([name, (others as Record<string, unknown>)[name]]).toEqual([name, undefined]);
	});

	it('four images of a set, and Seedream 5.0 Pro for layers, without a size', () => {
		expect(parse('aceData', 'generate', { imageSet: true }).maxImages).toBe(4);
		const layers = parse('aceData', 'decomposeLayers', { imageSet: true, prompt: '' });
		expect(layers.model.offering.displayName).toBe('Seedream 5.0 Pro on AceData Cloud');
		expect([layers.size, layers.maxImages]).toEqual([undefined, undefined]);
	});

	it('a PNG for a transparent background, and no limit for a quote', () => {
		const transparent = { model: 'seedream-5.0-pro', background: 'transparent' };
		expect(parse('aceData', 'edit', transparent).outputFormat).toBe('png');
		const opaque = { ...transparent, background: 'opaque', outputFormat: 'jpeg' };
		expect(parse('aceData', 'edit', opaque)).toMatchObject({
			background: 'opaque',
			outputFormat: 'jpeg',
		});
		expect(
			parse('aceData', 'edit', { ...transparent, background: 'auto' }).background,
		).toBeUndefined();
		expect(
			parse('aceData', 'generate', { output: 'quote', spendingLimit: 5 }).spendingLimit,
		).toBeUndefined();
		expect(parse('aceData', 'generate', { spendingLimit: 5 }).spendingLimit).toBe(5);
	});

	it.each<[unknown, object | undefined]>([
		['', undefined],
		[' ', undefined],
		['{}', undefined],
		['null', undefined],
		[null, undefined],
		['{"x": 1}', { x: 1 }],
		[
			{ x: 1, y: 'z' },
			{ x: 1, y: 'z' },
		],
	])('of extra fields in %j: %j', (extraFields, expected) => {
		expect(parse('aceData', 'generate', { extraFields }).extraFields).toEqual(expected);
	});
});
