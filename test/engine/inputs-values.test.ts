import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { emulator, useEmulator } from './emulated';
import { modelId, modelList, runNode, toldBy } from './seedream';

useEmulator();

const node = 'seedreamGenerate';

/** The body that Generate sends for one row of a sheet. */
async function bodyOf(row: IDataObject, parameters: IDataObject): Promise<IDataObject> {
	const { error } = await runNode(emulator, {
		node,
		vendor: 'aceData',
		parameters: { prompt: 'a kite', output: 'task', ...parameters },
		items: [{ json: row }],
	});
	expect(error?.message).toBeUndefined();
	expect(emulator.aceData.submissions).toHaveLength(1);
	return emulator.aceData.submissions[0]!.body as IDataObject;
}

it.each<[string, IDataObject, IDataObject, IDataObject]>([
	['TRUE', { v: 'TRUE' }, { options: { watermark: '={{ $json.v }}' } }, { watermark: true }],
	['False', { v: 'False' }, { options: { watermark: '={{ $json.v }}' } }, { watermark: false }],
	['yes', { v: 'yes' }, { options: { watermark: '={{ $json.v }}' } }, { watermark: true }],
	['1 as a number', { v: 1 }, { options: { watermark: '={{ $json.v }}' } }, { watermark: true }],
	['0 as text', { v: '0' }, { options: { watermark: '={{ $json.v }}' } }, { watermark: false }],
	[
		"Excel's WAHR",
		{ v: 'WAHR' },
		{ options: { watermark: '={{ $json.v }}' } },
		{ watermark: true },
	],
	['2k', { v: '2k' }, { resolution: '={{ $json.v }}' }, { size: '2K' }],
	[' 2K ', { v: ' 2K ' }, { resolution: '={{ $json.v }}' }, { size: '2K' }],
	['full-width ２Ｋ', { v: '２Ｋ' }, { resolution: '={{ $json.v }}' }, { size: '2K' }],
	['16x9', { v: '16x9' }, { aspectRatio: '={{ $json.v }}' }, { size: '2848x1600' }],
	['16/9', { v: '16/9' }, { aspectRatio: '={{ $json.v }}' }, { size: '2848x1600' }],
	[' 16:9 ', { v: ' 16:9 ' }, { aspectRatio: '={{ $json.v }}' }, { size: '2848x1600' }],
	['1920x1080', { v: '1920x1080' }, { aspectRatio: '={{ $json.v }}' }, { size: '2848x1600' }],
	[
		"a sheet's time 16:09:00",
		{ v: '16:09:00' },
		{ aspectRatio: '={{ $json.v }}' },
		{ size: '2848x1600' },
	],
	[
		"a sheet's time as a number",
		{ v: 969 / 1440 },
		{ aspectRatio: '={{ $json.v }}' },
		{ size: '2848x1600' },
	],
	[
		"a sheet's time 4:09:00 PM",
		{ v: '4:09:00 PM' },
		{ aspectRatio: '={{ $json.v }}' },
		{ size: '2848x1600' },
	],
	[
		'Portrait 9:16',
		{ v: '9:16 (Portrait)' },
		{ aspectRatio: '={{ $json.v }}' },
		{ size: '1600x2848' },
	],
	[
		'Custom, 2,048 and numbers with blanks',
		{ r: 'Custom', w: '2,048', h: ' 2 304 ' },
		{ resolution: '={{ $json.r }}', width: '={{ $json.w }}', height: '={{ $json.h }}' },
		{ size: '2048x2304' },
	],
	['PNG', { v: 'PNG' }, { options: { outputFormat: '={{ $json.v }}' } }, { output_format: 'png' }],
	['JPG', { v: 'JPG' }, { options: { outputFormat: '={{ $json.v }}' } }, { output_format: 'jpeg' }],
	[
		"a model's name as the list shows it, from an agent",
		{ v: 'Seedream 4.5' },
		{ model: modelId('={{ $json.v }}') },
		{ model: 'doubao-seedream-4-5-251128' },
	],
	[
		'a prompt cut inside an emoji',
		{ v: 'a kite 🪁'.slice(0, -1) },
		{ prompt: '={{ $json.v }}' },
		{ prompt: 'a kite \ufffd' },
	],
	['a number as a prompt', { v: 42 }, { prompt: '={{ $json.v }}' }, { prompt: '42' }],
	[
		'an AI agent that fills every field with null and empty text',
		{ n: null, e: '' },
		{
			resolution: '={{ $json.e }}',
			aspectRatio: '={{ $json.n }}',
			imageSet: '={{ $json.e }}',
			maxImages: '={{ $json.n }}',
			options: { outputFormat: '={{ $json.e }}', watermark: '={{ $json.n }}' },
		},
		{ size: '2K', watermark: false },
	],
	...Object.entries({
		'Ja out of a German form': 'Ja',
		'a tick of a check box': '☑',
		'1.0 out of a data frame': '1.0',
		't as Postgres writes it': 't',
		'ИСТИНА of a Russian Excel': 'ИСТИНА',
		'SANT of a Swedish Excel': 'SANT',
		'是 of a Chinese form': '是',
		'TRUE with a comma behind': 'TRUE,',
		'“true” in quotes of a word processor': '“true”',
		'a lookup of Airtable, a list of one': ['TRUE'],
	}).map(([what, v]): [string, IDataObject, IDataObject, IDataObject] => [
		what,
		{ v },
		{ options: { watermark: '={{ $json.v }}' } },
		{ watermark: true },
	]),
	...Object.entries({
		'“16:9” in quotes of a word processor': '“16:9”',
		'16-9': '16-9',
		'landscape_16_9, as fal calls it': 'landscape_16_9',
		'Landscape (16:9)': 'Landscape (16:9)',
		'a lookup of a ratio': ['16:9'],
		'a choice of Baserow': { id: 4, value: '16:9', color: 'blue' },
		'16:9 with a semicolon behind': '16:9;',
	}).map(([what, v]): [string, IDataObject, IDataObject, IDataObject] => [
		what,
		{ v },
		{ aspectRatio: '={{ $json.v }}' },
		{ size: '2848x1600' },
	]),
	...Object.entries({
		'1,5 with the comma of half of the world': ['1,5', 1.5],
		'2,5': ['2,5', 2.5],
		'7,25 in a list of one': [['7,25'], 7.25],
		'3,14159': ['3,14159', 3.14159],
	}).map(([what, [v, guidance]]): [string, IDataObject, IDataObject, IDataObject] => [
		what,
		{ v } as IDataObject,
		{ model: modelList('seedream-3.0'), options: { guidanceScale: '={{ $json.v }}' } },
		{ guidance_scale: guidance },
	]),
	[
		"a prompt out of Airtable's lookup",
		{ v: ['a red kite'] },
		{ prompt: '={{ $json.v }}' },
		{ prompt: 'a red kite' },
	],
	[
		"a prompt of Airtable's AI field",
		{ v: { state: 'generated', value: 'a red kite', isStale: false } },
		{ prompt: '={{ $json.v }}' },
		{ prompt: 'a red kite' },
	],
	[
		'an AI agent that fills every field with words for nothing',
		{ n: 'null', u: 'undefined', a: 'N/A', o: 'none', d: '-' },
		{
			resolution: '={{ $json.n }}',
			aspectRatio: '={{ $json.u }}',
			imageSet: '={{ $json.o }}',
			maxImages: '={{ $json.a }}',
			width: '={{ $json.d }}',
			options: {
				outputFormat: '={{ $json.a }}',
				watermark: '={{ $json.n }}',
				fileName: '={{ $json.u }}',
				timeout: '={{ $json.o }}',
			},
		},
		{ size: '2K', watermark: false },
	],
])('%s is understood', async (_what, row, parameters, expected) => {
	expect(await bodyOf(row, parameters)).toMatchObject(expected);
});

it.each<[string, unknown, IDataObject, string[]]>([
	['a ratio that nobody has', '1080x1350', { aspectRatio: '={{ $json.v }}' }, ['4:5', 'Auto']],
	[
		'a part of a pixel',
		'2,5',
		{ width: '={{ $json.v }}', resolution: 'custom' },
		["'Width'", "'2,5'", 'taken for 2.5', 'whole number'],
	],
	[
		'a ratio that says portrait and is none',
		'16:9 (Portrait)',
		{ aspectRatio: '={{ $json.v }}' },
		["'16:9 (Portrait)'", '16:9 or 9:16', 'unclear'],
	],
	[
		"fal's portrait_16_9, which stands",
		'portrait_16_9',
		{ aspectRatio: '={{ $json.v }}' },
		['16:9 or 9:16', 'unclear'],
	],
	['a list of two ratios', ['16:9', '1:1'], { aspectRatio: '={{ $json.v }}' }, ["'Aspect Ratio'"]],
	...[
		'undefined',
		'null',
		'NaN',
		'#N/A',
		'#REF!',
		'#NAME?',
		'#VALUE!',
		'#DIV/0!',
		'#ERROR!',
		'Loading...',
	].map((v): [string, unknown, IDataObject, string[]] => [
		`${v} as a prompt, which an image would be paid for`,
		v,
		{ prompt: '={{ $json.v }}' },
		["'Prompt'", `'${v}'`],
	]),
	[
		'an object in the text of a prompt',
		'a photo of [object Object], please',
		{ prompt: '={{ $json.v }}' },
		["'Prompt'", '[object Object]'],
	],
	[
		'pixels as a resolution',
		'2048x2048',
		{ resolution: '={{ $json.v }}' },
		["'Resolution'", 'Custom'],
	],
	[
		'a switch that says neither',
		'maybe',
		{ options: { watermark: '={{ $json.v }}' } },
		["'Watermark'", 'on or off'],
	],
	['an object as a prompt', { text: 'x' }, { prompt: '={{ $json.v }}' }, ["'Prompt'"]],
])('%s is refused with what it was taken for', async (_what, v, parameters, words) => {
	const { error } = await runNode(emulator, {
		node,
		vendor: 'aceData',
		parameters: { prompt: 'x', ...parameters },
		items: [{ json: { v } as IDataObject }],
	});
	for (const word of words) expect(toldBy(error)).toContain(word);
	expect(emulator.aceData.requests).toHaveLength(0);
});

describe('a callback URL', () => {
	const run = async (callbackUrl: string, credential?: IDataObject) =>
		await runNode(emulator, {
			node,
			vendor: 'atlasCloud',
			parameters: { prompt: 'x', output: 'task', options: { callbackUrl } },
			credential,
		});

	it.each([
		'http://localhost:5678/webhook-waiting/12',
		'https://localhost/webhook-waiting/12',
		'http://127.0.0.1:5678/webhook-waiting/12',
		'http://192.168.1.10:5678/webhook-waiting/12',
		'http://10.0.0.4/webhook-waiting/12',
		'http://172.20.0.3:5678/webhook-waiting/12',
		'http://[::1]:5678/webhook-waiting/12',
		'http://n8n:5678/webhook-waiting/12',
		'https://n8n.local/webhook-waiting/12',
	])('%s is refused before paying: the vendor cannot reach it', async (callbackUrl) => {
		// No request may leave: the host exists nowhere.
		const { error } = await run(callbackUrl, { baseUrl: 'https://vendor.invalid' });
		expect(toldBy(error)).toContain("'Callback URL'");
		expect(toldBy(error)).toContain('cannot reach');
		expect(toldBy(error)).toContain('WEBHOOK_URL');
	});

	it('of this machine is taken where the vendor is on it, too', async () => {
		const { error } = await run('http://localhost:5678/webhook-waiting/12');
		expect(error?.message).toBeUndefined();
		expect(emulator.atlasCloud.submissions).toHaveLength(1);
	});
});

describe('task IDs', () => {
	const taskIdFrom = async (written: (id: string) => unknown) => {
		const made = await runNode(emulator, {
			node,
			vendor: 'aceData',
			parameters: { prompt: 'x', output: 'task' },
		});
		const id = String(made.items[0]?.json.taskId);
		return await runNode(emulator, {
			node: 'seedreamPollPrediction',
			vendor: 'aceData',
			parameters: { taskId: '={{ $json.v }}', output: 'urls' },
			items: [{ json: { v: written(id) } as IDataObject }],
		});
	};

	it.each<[string, (id: string) => unknown]>([
		['as a list in JSON text', (id) => JSON.stringify([id])],
		['in quotes', (id) => `"${id}"`],
		['as a whole item', (id) => ({ vendor: 'aceData', taskId: id, status: 'processing' })],
		[
			'in the error of an item that timed out',
			(id) => `Still running. Task ID: ${id}. Get its images with Seedream Poll Prediction.`,
		],
		['with an invisible character', (id) => `\u200b${id}\ufeff`],
		['twice, with a semicolon between', (id) => `${id};${id}`],
	])('%s are read', async (_what, written) => {
		const { items, error } = await taskIdFrom(written);
		expect(error?.message).toBeUndefined();
		expect(items).toHaveLength(1);
		expect(items[0]?.json.status).toBe('succeeded');
	});
});
