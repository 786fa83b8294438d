import type { IBinaryKeyData, INodeExecutionData } from 'n8n-workflow';
import type { Cost } from '../request/cost';
import { costJson } from '../run/itemJson';

/** What the images of a task have in common; all else of an image's JSON is its own. */
const OF_TASK = ['vendor', 'model', 'taskId', 'status', 'prompt', 'failedImages'];

/**
 * All images of a task in one item, for one mail, album or answer: the files in `data`, `data_1`, `data_2`, as n8n's
 * Aggregate node names them, and in `images` what tells the images apart, with the field that has the file of each.
 */
export function inOneItem(items: INodeExecutionData[], cost: Cost | undefined): INodeExecutionData {
	const common = Object.entries(items[0]?.json ?? {}).filter(([key]) => OF_TASK.includes(key));
	const binary: IBinaryKeyData = {};
	const images = items.map((item) => {
		const own = Object.entries(item.json).filter(([key]) => !OF_TASK.includes(key));
		const [[field, file] = []] = Object.entries(item.binary ?? {});
		if (field === undefined || !file) return Object.fromEntries(own);
		const place = Object.keys(binary).length;
		const binaryField = place === 0 ? field : `${field}_${place}`;
		binary[binaryField] = file;
		return { ...Object.fromEntries(own), binaryField };
	});
	return {
		json: { ...Object.fromEntries(common), images, ...(cost && costJson(cost)) },
		...(Object.keys(binary).length > 0 && { binary }),
		pairedItem: items[0]?.pairedItem,
	};
}
