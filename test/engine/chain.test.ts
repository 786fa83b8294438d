import { describe, expect, it } from '@jest/globals';
import type { INodeExecutionData, IRun } from 'n8n-workflow';
import { emulator, useEmulator } from './emulated';
import { bytesOf, runWorkflow, type EngineNode } from './engine';
import { dataUri, itemWith, picture, pictures, sha256 } from './pictures';
import { CREDENTIALS, credentialsFor, modelOf, VENDORS, type VendorName } from './seedream';
import { STATED } from './wire';
import { BASE64_RUN, FILE_KIND, separated } from './wire';

useEmulator();

const itemsOf = (run: IRun, name: string): INodeExecutionData[] =>
	run.data.resultData.runData[name]?.[0]?.data?.main?.[0] ?? [];

/** All JSON of a run: items, parameters, errors; files apart. */
function jsonOf(run: IRun): string {
	return JSON.stringify(run.data, (key, value: unknown) =>
		key === 'binary' || key === '_files' ? undefined : value,
	);
}

/** The submissions to the model of one node, by the number at the end of the prompt. */
function submissionsOf(vendor: VendorName, word: string) {
	const own = emulator[vendor].submissions.filter(({ body }) =>
		String(body.prompt).startsWith(word),
	);
	return [...own].sort((one, other) =>
		String(one.body.prompt).localeCompare(String(other.body.prompt)),
	);
}

const chain = (vendor: VendorName, combined = false): EngineNode[] => {
	const authentication = CREDENTIALS[vendor];
	// With files in the JSON, `item` of another node is the JSON.
	const json = combined ? 'item' : 'item.json';
	const nodes: EngineNode[] = [
		{
			name: 'Generate',
			type: 'seedreamGenerate',
			parameters: { authentication, prompt: '=generate {{ $json.number }}' },
		},
		{
			name: 'Edit',
			type: 'seedreamEdit',
			parameters: {
				authentication,
				prompt: `=edit {{ $("Items").${json}.number }}`,
				binaryPropertyName: 'edited',
				options: { outputFormat: 'png' },
			},
		},
		{
			name: 'Compose',
			type: 'seedreamCompose',
			parameters: {
				authentication,
				images: `={{ ["edited", $("Generate").${json}.url] }}`,
				prompt: `=compose {{ $("Items").${json}.number }}`,
				aspectRatio: '16:9',
			},
		},
	];
	if (vendor !== 'atlasCloud') return nodes;
	return [...nodes, { name: 'Upload', type: 'seedreamUpload', parameters: { authentication } }];
};

describe.each(['separate', 'combined'] as const)(
	"a chain of all nodes in n8n's %s binary mode",
	(binaryMode) => {
		const files = (items: INodeExecutionData[]): INodeExecutionData[] =>
			binaryMode === 'combined' ? items.map(separated) : items;

		it.each(STATED)('carries five images through on %s', async (vendor) => {
			const nodes = chain(vendor, binaryMode === 'combined');
			const run = await runWorkflow({
				items: [0, 1, 2, 3, 4].map((number) => ({ json: { number } })),
				nodes,
				credentials: credentialsFor(emulator),
				binaryMode,
			});
			expect(run.data.resultData.error?.message).toBeUndefined();
			expect(emulator[vendor].submissions).toHaveLength(15);
			const [generated, edited, composed] = ['generate', 'edit', 'compose'].map((word) =>
				submissionsOf(vendor, word),
			) as [
				ReturnType<typeof submissionsOf>,
				ReturnType<typeof submissionsOf>,
				ReturnType<typeof submissionsOf>,
			];
			expect([generated.length, edited.length, composed.length]).toEqual([5, 5, 5]);

			for (const number of [0, 1, 2, 3, 4]) {
				const made = await generated[number]!.images[0]!.bytes();
				const changed = await edited[number]!.images[0]!.bytes();
				const final = await composed[number]!.images[0]!.bytes();
				expect(edited[number]!.references).toEqual([
					expect.objectContaining({ kind: FILE_KIND[vendor], sha256: sha256(made) }),
				]);
				expect(composed[number]!.references).toEqual([
					expect.objectContaining({ kind: FILE_KIND[vendor], sha256: sha256(changed) }),
					{ kind: 'url', url: generated[number]!.images[0]!.url },
				]);
				expect(await bytesOf(files(itemsOf(run, 'Generate'))[number]!)).toEqual(made);
				const editedItem = files(itemsOf(run, 'Edit'))[number]!;
				expect(await bytesOf(editedItem, 'edited')).toEqual(changed);
				expect(editedItem.binary?.edited).toMatchObject({
					mimeType: 'image/png',
					fileExtension: 'png',
				});
				expect(await bytesOf(files(itemsOf(run, 'Compose'))[number]!)).toEqual(final);
				if (vendor !== 'atlasCloud') continue;
				const uploaded = itemsOf(run, 'Upload')[number]!;
				const upload = emulator.atlasCloud.uploads.find(({ url }) => url === uploaded.json.url);
				expect(upload?.bytes.sha256).toBe(sha256(final));
				expect(uploaded.json.fileSize).toBe(final.length);
				expect(await bytesOf(files([uploaded])[0]!)).toEqual(final);
			}
			for (const { name } of nodes) {
				expect(itemsOf(run, name).map(({ pairedItem }) => pairedItem)).toEqual(
					[0, 1, 2, 3, 4].map((item) => ({ item })),
				);
			}
			// Each edited file and each composed one is uploaded once; Generate's go on as URLs.
			expect(emulator[vendor].uploads).toHaveLength(vendor === 'atlasCloud' ? 15 : 0);
			expect(jsonOf(run)).not.toMatch(BASE64_RUN);
		});
	},
);

it.each(STATED)('five files that come in go through Edit and Compose on %s', async (vendor) => {
	const inputs = await pictures(5);
	const authentication = CREDENTIALS[vendor];
	const run = await runWorkflow({
		items: inputs.map((bytes, number) => itemWith(bytes, { number })),
		nodes: [
			{
				name: 'Edit',
				type: 'seedreamEdit',
				parameters: { authentication, prompt: '=edit {{ $json.number }}' },
			},
			{
				name: 'Compose',
				type: 'seedreamCompose',
				parameters: {
					authentication,
					images: '={{ ["data", $("Items").item.binary.data] }}',
					prompt: '=compose {{ $("Items").item.json.number }}',
				},
			},
		],
		credentials: credentialsFor(emulator),
	});
	expect(run.data.resultData.error?.message).toBeUndefined();
	expect(emulator[vendor].submissions).toHaveLength(10);
	const edited = submissionsOf(vendor, 'edit');
	const composed = submissionsOf(vendor, 'compose');
	for (const [number, input] of inputs.entries()) {
		const changed = await edited[number]!.images[0]!.bytes();
		expect(edited[number]!.references.map(({ sha256: hash }) => hash)).toEqual([sha256(input)]);
		expect(composed[number]!.references.map(({ sha256: hash }) => hash)).toEqual([
			sha256(changed),
			sha256(input),
		]);
	}
});

it('a set goes on as items, and all of them into one picture', async () => {
	const authentication = CREDENTIALS.atlasCloud;
	const run = await runWorkflow({
		items: [{ json: {} }],
		nodes: [
			{
				name: 'Generate',
				type: 'seedreamGenerate',
				parameters: { authentication, prompt: 'four', imageSet: true, maxImages: 4 },
			},
			{
				name: 'Compose',
				type: 'seedreamCompose',
				parameters: { authentication, combine: 'allItems', prompt: 'one' },
			},
		],
		credentials: credentialsFor(emulator),
	});
	expect(run.data.resultData.error?.message).toBeUndefined();
	const [set, one] = emulator.atlasCloud.submissions;
	const made = await Promise.all(set!.images.map(async (image) => await image.bytes()));
	expect(one!.references.map(({ sha256: hash }) => hash)).toEqual(made.map(sha256));
	expect(itemsOf(run, 'Compose')).toHaveLength(1);
	expect(itemsOf(run, 'Compose')[0]?.pairedItem).toEqual([0, 1, 2, 3].map((item) => ({ item })));
});

it.each(STATED)(
	'an image that fails half-way leaves the others in their place on %s',
	async (vendor) => {
		emulator.inject({
			vendor,
			stage: 'submit',
			fault: 'moderation-image',
			when: ({ body }) => JSON.stringify(body).includes('"edit 2"'),
		});
		const run = await runWorkflow({
			items: [0, 1, 2, 3, 4].map((number) => ({ json: { number } })),
			nodes: chain(vendor).map((node) => ({
				...node,
				settings:
					node.name === 'Edit' ? { onError: 'continueErrorOutput' as const } : node.settings,
			})),
			credentials: credentialsFor(emulator),
		});
		expect(run.data.resultData.error?.message).toBeUndefined();
		const composed = submissionsOf(vendor, 'compose');
		expect(composed.map(({ body }) => body.prompt)).toEqual([
			'compose 0',
			'compose 1',
			'compose 3',
			'compose 4',
		]);
		const edited = submissionsOf(vendor, 'edit');
		for (const [place, number] of [0, 1, 3, 4].entries()) {
			const edit = edited.find(({ body }) => body.prompt === `edit ${number}`)!;
			expect(composed[place]!.references[0]?.sha256).toBe(sha256(await edit.images[0]!.bytes()));
		}
	},
);

it('base64 from a vendor becomes a file that the next node takes', async () => {
	emulator.atlasCloud.settings.outputs = 'base64';
	const authentication = CREDENTIALS.atlasCloud;
	const run = await runWorkflow({
		items: [{ json: { picture: dataUri(await picture()) } }],
		nodes: [
			{
				name: 'Edit',
				type: 'seedreamEdit',
				parameters: { authentication, image: '={{ $json.picture }}', prompt: 'edit' },
			},
			{
				name: 'Again',
				type: 'seedreamEdit',
				parameters: { authentication, prompt: 'again' },
			},
		],
		credentials: credentialsFor(emulator),
	});
	expect(run.data.resultData.error?.message).toBeUndefined();
	const [first, second] = emulator.atlasCloud.submissions;
	const made = await first!.images[0]!.bytes();
	expect(await bytesOf(itemsOf(run, 'Edit')[0]!)).toEqual(made);
	expect(second!.references[0]?.sha256).toBe(sha256(made));
	for (const name of ['Edit', 'Again']) {
		expect(JSON.stringify(itemsOf(run, name).map(({ json }) => json))).not.toMatch(BASE64_RUN);
	}
});

it.each(VENDORS)(
	'two nodes with one prompt give their files different names on %s',
	async (vendor) => {
		const parameters = {
			authentication: CREDENTIALS[vendor],
			...modelOf(vendor),
			prompt: 'a kite',
		};
		const nodes = ['One', 'Other'].map((name) => ({
			name,
			type: 'seedreamGenerate',
			parameters,
			settings: { typeVersion: 2, executeOnce: true },
		}));
		const run = await runWorkflow({
			items: [{ json: {} }],
			nodes,
			credentials: credentialsFor(emulator),
		});
		const names = nodes.map(({ name }) => itemsOf(run, name)[0]?.binary?.data?.fileName);
		for (const name of names) expect(name).toMatch(/^a-kite-.+\./);
		expect(new Set(names).size).toBe(2);
	},
);
