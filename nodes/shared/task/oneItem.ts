import type { IBinaryKeyData, INodeExecutionData } from 'n8n-workflow';
import type { Cost } from '../request/cost';
import { costJson } from '../run/itemJson';

/** What the images of a task have in common; all else of an image's JSON is its own. */
const OF_TASK = ['vendor', 'model', 'taskId', 'status', 'prompt', 'failedImages'];

/**
 * All images of a task in one item, for one mail, album or answer: the files in `data`, `data_1`, `data_2`, as n8n's
 * Aggregate node names them, and what tells the images apart in `images`.
 */
export function inOneItem(items: INodeExecutionData[], cost: Cost | undefined): INodeExecutionData {
	const json = items[0]?.json ?? {};
	const common = Object.entries(json).filter(([key]) => OF_TASK.includes(key));
	const images = items.map((item) =>
		Object.fromEntries(Object.entries(item.json).filter(([key]) => !OF_TASK.includes(key))),
	);
	const files = items.flatMap(({ binary = {} }) => Object.entries(binary));
	const binary: IBinaryKeyData = Object.fromEntries(
		files.map(([field, file], place) => [place === 0 ? field : `${field}_${place}`, file]),
	);
	return {
		json: { ...Object.fromEntries(common), images, ...(cost && costJson(cost)) },
		...(files.length > 0 && { binary }),
		pairedItem: items[0]?.pairedItem,
	};
}
