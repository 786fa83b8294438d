import { describe, expect, it } from '@jest/globals';
import { parseListRequest } from '../../../nodes/shared/request/listRequest';
import { parseParameters } from '../../../nodes/shared/request/parameters';
import { VENDORS } from '../../../nodes/shared/vendors/vendors';
import { refusalOf } from '../refusal';

const NONSENSE = { 'no such': 'value' };
const RATIOS = 'Auto, 1:1, 4:3, 3:4, 16:9, 9:16, 3:2, 2:3, 21:9, 9:21';

describe('a parameter that is refused is called as the editor shows it, with what it takes', () => {
	it.each([
		['prompt', 'Prompt', 'It takes text that says what the image should show'],
		['resolution', 'Resolution', 'It takes 1K, 1.5K, 2K, 3K, 4K or Custom'],
		['aspectRatio', 'Aspect Ratio', `It takes ${RATIOS}`],
		['width', 'Width', 'a whole number'],
		['height', 'Height', 'a whole number'],
		['imageSet', 'Image Set', 'It takes'],
		['maxImages', 'Max Images', 'a whole number from 1 to 15'],
		['output', 'Output', 'It takes Image Files, Image URLs, Task ID or Price Quote'],
		['binaryPropertyName', 'Put Output File in Field', 'It takes the name of a field'],
		['allInOneItem', 'Put All Images in One Item', 'It takes'],
		['outputFormat', 'Output Format', 'It takes JPEG or PNG'],
		['watermark', 'Watermark', 'It takes'],
		['seed', 'Seed', 'a whole number from -1 to 2147483647'],
		['guidanceScale', 'Guidance Scale', 'a number from 0 to 20'],
		['promptOptimization', 'Prompt Optimization', 'It takes Standard or Fast'],
		['webSearch', 'Web Search', 'It takes'],
		['background', 'Background', 'It takes Auto, Opaque or Transparent'],
		['callbackUrl', 'Callback URL', 'It takes an https URL'],
		['timeout', 'Timeout', 'seconds, from 1 to '],
		['maxConcurrency', 'Max Concurrency', 'a whole number from 1 to 100'],
		['spendingLimit', 'Spending Limit', 'It takes'],
	])('%s', (name, label, allowed) => {
		const message = refusalOf(() => parseParameters({ [name]: NONSENSE }));
		expect(message).toContain(`'${label}' is`);
		expect(message).toContain(allowed);
	});

	it.each([
		['returnAll', 'Return All', 'It takes'],
		['limit', 'Limit', 'a whole number above 0'],
	])('%s of a list', (name, label, allowed) => {
		const list = () => parseListRequest(VENDORS.atlasCloud, { [name]: NONSENSE }, 'UTC');
		expect(refusalOf(list)).toContain(`'${label}' is`);
		expect(refusalOf(list)).toContain(allowed);
	});
});

it.each([
	['image', 'images'],
	['Image Files', 'images'],
	['files', 'images'],
	['file', 'images'],
	['url', 'urls'],
	['image urls', 'urls'],
	['Task ID', 'task'],
	['Price Quote', 'quote'],
])("'Output' takes %j for %s", (output, value) => {
	expect(parseParameters({ output })).toEqual({ output: value });
});

it.each(['none', 'NONE', ' none '])('a number is absent by %j', (maxConcurrency) => {
	expect(parseParameters({ maxConcurrency })).toEqual({});
});
