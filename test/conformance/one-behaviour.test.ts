import { beforeAll, expect, it } from '@jest/globals';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { readFileSync } from 'node:fs';
import { FAMILY_NAMES } from '../../nodes/shared/models/families';
import { DIFFERENCES_PAGE, differencesPage } from '../documentation/differencesPage';
import { RATIOS, sizeFor } from '../documentation/sizeDifferences';
import { runWorkflow } from '../engine/engine';
import { itemWith, picture } from '../engine/pictures';
import { CREDENTIALS, credentialsFor, modelList } from '../engine/seedream';
import { emulator, useEmulator } from '../engine/emulated';
import { taskOf } from './requests';
import { SUBJECTS, type Subject } from './subjects';

useEmulator();

/** Vendors with the model that a node starts with: a workflow asks others for a model of their own. */
const COMPARED = SUBJECTS.filter(
	({ vendor }) => vendor.offerings['seedream-5.0-lite']?.ids.generate,
);
/** Models that all of them have are what one workflow can ask of all of them. */
const SHARED = FAMILY_NAMES.filter((family) =>
	COMPARED.every(({ vendor }) => vendor.offerings[family]?.ids.generate),
);
const CHOICES = SHARED.flatMap((family) =>
	(['2K', '4K'] as const).flatMap((resolution) =>
		RATIOS.map((ratio) => ({
			family,
			resolution,
			ratio,
			text: `${family} ${resolution} ${ratio}`,
		})),
	),
);
const REFUSED: Array<[what: string, json: IDataObject]> = [
	['no prompt', { text: '' }],
	['no such resolution', { resolution: '9K' }],
	['no such ratio', { ratio: '7:5' }],
	['no such file', { image: 'photo' }],
	['a set too large', { family: 'seedream-4.0', imageSet: true, maxImages: 99 }],
];
/** Where no model makes sets, n8n hides the field and drops what it holds (docs/design.md, "Shape"). */
const dropped = (what: string, { vendor }: Subject): boolean =>
	what === 'a set too large' &&
	!Object.values(vendor.offerings).some(({ mostImagesInSet }) => mostImagesInSet > 0);

interface Behaviour {
	made: INodeExecutionData[];
	edited: INodeExecutionData[];
	refused: INodeExecutionData[];
}

/** Runs the workflow with the credential of one vendor. */
async function behaviourOf({ name }: Subject): Promise<Behaviour> {
	const authentication = CREDENTIALS[name];
	const file = await picture();
	const onError = 'continueRegularOutput';
	const common = {
		authentication,
		model: modelList('={{ $json.family }}'),
		resolution: '={{ $json.resolution }}',
		aspectRatio: '={{ $json.ratio }}',
	};
	const outputOf = async (type: string, parameters: IDataObject, items: INodeExecutionData[]) => {
		const run = await runWorkflow({
			items,
			nodes: [{ name: 'Node', type, parameters, settings: { onError } }],
			credentials: credentialsFor(emulator),
		});
		return run.data.resultData.runData.Node?.[0]?.data?.main?.[0] ?? [];
	};
	const [family] = SHARED;
	const plain = { family, resolution: '2K', ratio: '1:1', text: 'one prompt', image: 'data' };
	return {
		made: await outputOf(
			'seedreamGenerate',
			{ ...common, prompt: '={{ $json.text }}', output: 'urls', options: { maxConcurrency: 50 } },
			CHOICES.map((json) => ({ json })),
		),
		edited: await outputOf('seedreamEdit', { ...common, prompt: '={{ $json.text }}' }, [
			itemWith(file, plain),
		]),
		refused: await outputOf(
			'seedreamEdit',
			{
				...common,
				image: '={{ $json.image }}',
				prompt: '={{ $json.text }}',
				imageSet: '={{ $json.imageSet ?? false }}',
				maxImages: '={{ $json.maxImages ?? 4 }}',
			},
			REFUSED.map(([, change]) => itemWith(file, { ...plain, ...change })),
		),
	};
}

const behaviours = new Map<Subject, Behaviour>();
beforeAll(async () => {
	for (const subject of COMPARED) {
		behaviours.set(subject, await behaviourOf(subject));
		const { made } = behaviours.get(subject)!;
		// What the vendor was asked for is compared here: records are forgotten between tests.
		for (const [index, { family, resolution, ratio, text }] of CHOICES.entries()) {
			const expected = sizeFor(subject.vendor.offerings[family]!, resolution, ratio);
			const error = made[index]?.json.error;
			sizes.push([`${subject.name} ${text}`, expected, error ? 'refused' : drawn(subject, text)]);
		}
		emulator.reset();
	}
}, 120_000);
const sizes: Array<[what: string, expected: string, got: string]> = [];

function drawn({ name }: Subject, text: string): string {
	const [image] = taskOf(emulator, name, text).images;
	return `${image?.width}x${image?.height}`;
}

/** What is a vendor's own in an item: its ids, its addresses, its format, and what it says it costs. */
const OWN = ['vendor', 'model', 'taskId', 'url', 'mimeType', 'cost', 'costCurrency', 'costBasis'];
/** Told only by vendors that know them before the file is read. */
const PERHAPS = ['width', 'height'];

function fieldsOf({ json }: INodeExecutionData): IDataObject {
	const shared = Object.entries(json).filter(([field]) => ![...OWN, ...PERHAPS].includes(field));
	return Object.fromEntries(
		shared.map(([field, value]) => [field, field === 'fileSize' ? typeof value : value]),
	);
}

const compared = <Value>(of: (behaviour: Behaviour, subject: Subject) => Value) =>
	Object.fromEntries([...behaviours].map(([subject, one]) => [subject.name, of(one, subject)]));

it('every vendor gives the same sizes wherever it takes them', () => {
	const pixels = sizes.filter(([, expected]) => /^(\d+x\d+|refused)$/.test(expected));
	expect(pixels.filter(([, expected, got]) => expected !== got)).toEqual([]);
	expect(pixels.length).toBeGreaterThan(CHOICES.length);
});

it('every vendor gives items with the same fields, and a file of the same size', () => {
	const seen = compared(({ edited }) => {
		const [item] = edited;
		return { ...fieldsOf(item!), width: item?.json.width, height: item?.json.height };
	});
	const [first] = Object.values(seen);
	expect(first).toMatchObject({ status: 'succeeded', index: 0, prompt: 'one prompt' });
	expect(seen).toEqual(compared(() => first));
	const own = compared(({ edited }, { vendor }) => [
		typeof edited[0]?.json.url,
		vendor.tasks === undefined || typeof edited[0]?.json.taskId === 'string',
		edited[0]?.json.mimeType,
	]);
	expect(own).toEqual(
		compared((_, { vendor }) => {
			const [format] = vendor.offerings[SHARED[0]!]?.outputFormats ?? [];
			return ['string', true, `image/${format}`];
		}),
	);
});

it('every vendor refuses the same with the same words, but for its name', () => {
	const words = compared(({ refused }, { vendor }) =>
		refused.map(({ json }) =>
			String(json.error)
				.replaceAll(vendor.displayName, 'VENDOR')
				.replace(/up to \d+|1 to \d+|\d+ or less/g, 'N')
				// What there is to choose is the model's on that vendor.
				.replace(/(?<=VENDOR takes ).+/, 'N'),
		),
	);
	const [first = []] = Object.values(words);
	expect(first).toHaveLength(REFUSED.length);
	for (const text of first)
		expect(text).toMatch(/'(Prompt|Resolution|Aspect Ratio|Image|Max Images)'/);
	expect(words).toEqual(
		compared((_, subject) =>
			first.map((text, index) =>
				dropped(REFUSED[index]?.[0] ?? '', subject) ? 'undefined' : text,
			),
		),
	);
});

it('what differs is on the page of differences as the code has it now (npm run docs)', () => {
	expect(readFileSync(DIFFERENCES_PAGE, 'utf8')).toBe(differencesPage());
});
