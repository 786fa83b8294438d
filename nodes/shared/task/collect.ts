import type { INodeExecutionData } from 'n8n-workflow';
import type { StorageHelpers, StoredImage } from '../images/binaryStore';
import { downloadImage } from '../images/downloadImage';
import { DownloadRefused } from '../images/downloadRefused';
import { numberedName, type Numbering } from '../images/fileNames';
import { storeInlineImage } from '../images/storeInlineImage';
import { costOf as costOfTask, type Cost } from '../request/cost';
import { sharesOf } from '../request/money';
import type { ResultImage, TaskResult } from '../vendors/vendor';
import { backoff, pause, stopIfCancelled } from '../traffic/pause';
import { costJson, taskJson, withoutAbsent } from '../run/itemJson';
import { TaskFailure, type TaskIdentity } from '../run/taskFailure';
import type { RequestOptions } from '../images/downloadImage';
import { inOneItem } from './oneItem';

export interface Collection {
	identity: TaskIdentity;
	result: TaskResult;
	output: 'images' | 'urls';
	binaryPropertyName: string;
	prompt?: string;
	/** What the files are called, without number and extension. */
	baseName: string;
	numbering: Numbering;
	/** Whether they are one item together. */
	allInOneItem: boolean;
	pairedItem: INodeExecutionData['pairedItem'];
	helpers: StorageHelpers;
	requestOptions: RequestOptions;
	cancelSignal?: AbortSignal;
	/** What the task cost, by the areas of its images in pixels; where absent, only its bill counts. */
	costOf?(areas: Array<number | undefined>): Cost | undefined;
}

/** How often a download is tried. */
const TRIES = 3;

/**
 * One item per finished image, or one for all of them, as docs/design.md, "Output", has them. A download that does
 * not come through leaves the image at its URL: the item says so in `downloadError` and is not a failed one
 * (docs/design.md, money rule 7).
 *
 * @throws TaskFailure where no image could be stored and none has a URL
 * @throws ExecutionCancelled
 */
export async function collectImages(collection: Collection): Promise<INodeExecutionData[]> {
	const { identity, result } = collection;
	const items = await Promise.all(
		result.images.map(async (image) => await collectImage(collection, image)),
	);
	const nowhere = items.every(({ json, binary }) => json.url === undefined && !binary);
	if (nowhere && items.length > 0) {
		const message = String(items[0]?.json.downloadError);
		throw new TaskFailure(identity, 'processing', { kind: 'storage', message });
	}
	const cost = costOfItems(items, collection);
	return collection.allInOneItem ? [inOneItem(items, cost)] : withShares(items, cost);
}

/** What the task cost, as far as its items tell. */
function costOfItems(items: INodeExecutionData[], collection: Collection): Cost | undefined {
	const { result, costOf = (areas) => costOfTask(result, areas) } = collection;
	return costOf(
		items.map(({ json: { width, height } }) =>
			typeof width === 'number' && typeof height === 'number' ? width * height : undefined,
		),
	);
}

/** The items with what each image cost: together, what the task did. */
function withShares(items: INodeExecutionData[], cost: Cost | undefined): INodeExecutionData[] {
	if (!cost) return items;
	const shares = sharesOf(cost.amount, items.length);
	return items.map((item, index) => {
		const share = { ...cost, amount: shares[index] ?? 0 };
		return { ...item, json: { ...item.json, ...costJson(share) } };
	});
}

async function collectImage(
	collection: Collection,
	image: ResultImage,
): Promise<INodeExecutionData> {
	const { identity, result, output, binaryPropertyName, pairedItem } = collection;
	const stored =
		output === 'images' || image.url === undefined ? await store(collection, image) : {};
	const { file, downloadError } = stored;
	const json = {
		...taskJson({ ...identity, model: result.model ?? identity.model }, 'succeeded'),
		index: image.index,
		url: image.url,
		width: file?.format.width ?? image.width,
		height: file?.format.height ?? image.height,
		mimeType: file?.format.mimeType,
		fileSize: file?.bytes,
		prompt: collection.prompt ?? result.prompt,
		failedImages: result.failedImages.length > 0 ? result.failedImages : undefined,
		layer: image.layer,
		downloadError,
	};
	return {
		json: withoutAbsent(json),
		...(file ? { binary: { [binaryPropertyName]: file.binary } } : {}),
		pairedItem,
	};
}

async function store(
	collection: Collection,
	image: ResultImage,
): Promise<{ file?: StoredImage; downloadError?: string }> {
	const { helpers, requestOptions, result, numbering, cancelSignal } = collection;
	const count = result.images.length + result.failedImages.length;
	const baseName = numberedName(collection.baseName, { index: image.index, count }, numbering);
	for (let tries = 1; ; tries += 1) {
		stopIfCancelled(cancelSignal);
		try {
			if (image.url) {
				const { url } = image;
				return { file: await downloadImage(helpers, url, baseName, requestOptions, cancelSignal) };
			}
			const file = await storeInlineImage(helpers, image.base64 ?? '', baseName);
			return file.complete
				? { file }
				: { file, downloadError: 'the image in the answer is cut short' };
		} catch (error) {
			const refused = error instanceof DownloadRefused;
			if (!refused || !error.transient || tries >= TRIES) {
				return { downloadError: refused ? error.message : 'n8n could not store the file' };
			}
			await pause(backoff(tries - 1), cancelSignal);
		}
	}
}
