import { expect, it } from '@jest/globals';
import { parseImageRequest } from '../../../nodes/shared/request/imageRequest';
import { VENDORS } from '../../../nodes/shared/vendors/vendors';
import { refusalOf } from '../refusal';

const asked = (vendor: keyof typeof VENDORS, model: string, promptOptimization: string) => () =>
	parseImageRequest(VENDORS[vendor], 'generate', { prompt: 'a kite', model, promptOptimization });

it.each([
	[
		'bytePlus',
		'seedream-4.5',
		'fast',
		"'Prompt Optimization' is 'Fast'. Seedream 4.5 on BytePlus ModelArk takes Standard.",
	],
	[
		'bytePlus',
		'seedream-5.0-flash',
		'standard',
		"'Prompt Optimization' is 'Standard'. Seedream 5.0 Flash on BytePlus ModelArk has no such setting. Remove it from 'Options'.",
	],
	[
		'atlasCloud',
		'seedream-5.0-lite',
		'standard',
		"'Prompt Optimization' is 'Standard'. Seedream 5.0 Lite on Atlas Cloud has it only with 'Image Set' on. Remove it from 'Options'.",
	],
] as const)('at %s, %s refuses %s and says what is taken', (vendor, model, given, message) => {
	expect(refusalOf(asked(vendor, model, given))).toBe(message);
});
