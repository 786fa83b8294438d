import type { INode, INodeExecutionData, IWorkflowBase } from 'n8n-workflow';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inMemory, picture } from '../pictures';

/** A workflow as it was saved. */
export type SavedWorkflow = Pick<IWorkflowBase, 'connections'> & { nodes: INode[] };

/** The vendors of 0.1.0. */
export type SavedVendor = 'atlasCloud' | 'aceData' | 'aioagi';

interface Played {
	vendors: readonly SavedVendor[];
	/** What nodes of other packs give, by their names; the rest passes on what comes in. */
	gives: () => Promise<Record<string, INodeExecutionData[]>>;
}

const EVERY: readonly SavedVendor[] = ['atlasCloud', 'aceData', 'aioagi'];
const WITH_TASKS: readonly SavedVendor[] = ['atlasCloud', 'aceData'];

const json = (...items: Array<INodeExecutionData['json']>): INodeExecutionData[] =>
	items.map((item) => ({ json: item }));

/** Each saved workflow with the accounts it works with, and what comes into it. */
export const WORKFLOWS: Record<string, Played> = {
	'callback-instead-of-polling': { vendors: WITH_TASKS, gives: async () => ({ Start: json({}) }) },
	'catalogue-batch': {
		vendors: WITH_TASKS,
		gives: async () => ({
			Products: json(
				{ sku: 'mug-01', description: 'a blue stoneware mug' },
				{ sku: 'lamp-02', description: 'a brass desk lamp' },
				{ sku: 'chair-03', description: 'an oak chair with a woven seat' },
			),
		}),
	},
	'image-tool-for-ai-agent': {
		vendors: EVERY,
		gives: async () => ({ Chat: json({ prompt: 'A lighthouse at dusk', aspectRatio: '16:9' }) }),
	},
	'poster-layers-to-files': {
		vendors: WITH_TASKS,
		gives: async () => ({
			'Read the poster': [
				{
					json: { fileName: 'poster.png' },
					binary: {
						data: inMemory(await picture({ width: 1200, height: 1600 }), {
							fileName: 'poster.png',
						}),
					},
				},
			],
		}),
	},
	'product-photo-from-form': {
		vendors: EVERY,
		gives: async () => ({
			'Product photo form': [
				{
					json: { product: 'Blue Mug!', scene: 'on a white table' },
					binary: {
						snapshot: inMemory(await picture({ width: 900, height: 600 }), {
							fileName: 'IMG 1.png',
						}),
					},
				},
			],
		}),
	},
	'scheduled-social-post': {
		vendors: EVERY,
		gives: async () => ({ 'Topic of the day': json({ topic: 'bread from the oven' }) }),
	},
	'virtual-try-on': {
		vendors: EVERY,
		gives: async () => ({
			'Two URLs': json({
				body: {
					person: 'https://example.com/person.jpg',
					garment: 'https://example.com/garment.png?size=2,5',
				},
			}),
		}),
	},
	defaults: { vendors: EVERY, gives: async () => ({ Start: json({}) }) },
	'tasks-and-failures': {
		vendors: WITH_TASKS,
		gives: async () => ({
			Prompts: json({ prompt: 'A red kite' }, { prompt: ' ' }, { prompt: 'A blue kite' }),
		}),
	},
	'compose-default': {
		vendors: EVERY,
		gives: async () => ({ 'Two items of two files': [await twoFiles(), await twoFiles()] }),
	},
	upload: {
		vendors: ['atlasCloud'],
		gives: async () => ({ 'Two files': [await twoFiles()] }),
	},
};

/** An item with another file beside the one in `data`. */
const twoFiles = async (): Promise<INodeExecutionData> => ({
	json: { sku: 'mug-01' },
	binary: {
		data: inMemory(await picture(), { fileName: 'front.png' }),
		back: inMemory(await picture({ colour: '#b7094c', format: 'jpeg' }), {
			fileName: 'back.jpg',
			mimeType: 'image/jpeg',
		}),
	},
});

/** A workflow as it was saved. */
export const readSaved = (name: string): SavedWorkflow =>
	JSON.parse(readFileSync(join(__dirname, '0.1.0', `${name}.json`), 'utf8')) as SavedWorkflow;
