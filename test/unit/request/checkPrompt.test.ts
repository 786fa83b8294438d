import { describe, expect, it } from '@jest/globals';
import { parseImageRequest } from '../../../nodes/shared/request/imageRequest';
import { VENDORS } from '../../../nodes/shared/vendors/vendors';
import { refusalOf } from '../refusal';

const parse = (prompt: unknown, vendor: keyof typeof VENDORS = 'bytePlus', model?: string) =>
	parseImageRequest(VENDORS[vendor], 'generate', { prompt, ...(model && { model }) });

describe('what stands for a value that is missing is not painted', () => {
	it.each(
		[
			'#REF! #NAME? #VALUE! #DIV/0! #NULL! #NUM! #ERROR! #SPILL! #CALC! #BEZUG! #WERT! #ZAHL! #NV',
			'Loading... NaN null undefined',
		].flatMap((words) => words.split(' ')),
	)('%s', (prompt) => {
		const message = refusalOf(() => parse(prompt));
		expect(message).toContain(`'Prompt'`);
		expect(message).toContain(`'${prompt}'`);
		expect(message).toContain('That stands for a missing value');
	});

	it('nor an object among words', () => {
		expect(refusalOf(() => parse('a cat, [object Object], a dog'))).toContain(
			'That stands for a missing value',
		);
	});

	it('but a prompt about it is', () => {
		expect(parse('a sheet of paper that says #REF!').prompt).toContain('#REF!');
	});
});

describe('the length of a prompt', () => {
	const LIMITED = Object.entries(VENDORS).flatMap(([vendor, { offerings }]) =>
		Object.entries(offerings).flatMap(([model, { longestPrompt, ids }]) =>
			longestPrompt && ids.generate
				? [[vendor as keyof typeof VENDORS, model, longestPrompt] as const]
				: [],
		),
	);

	it.each(LIMITED)('at %s, %s takes %i characters, emoji as one', (vendor, model, longest) => {
		const most = '🪁'.repeat(longest);
		expect(parse(most, vendor, model).prompt).toBe(most);
		expect(refusalOf(() => parse(`${most}a`, vendor, model))).toMatch(
			new RegExp(
				`^'Prompt' has ${longest + 1} characters\\. .* takes up to ${longest}: shorten it`,
			),
		);
	});
});
