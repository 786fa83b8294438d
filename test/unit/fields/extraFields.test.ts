import { describe, expect, it } from '@jest/globals';
import { parseExtraFields } from '../../../nodes/shared/request/extraFields';
import { findModel } from '../../../nodes/shared/request/findModel';
import { InvalidRequest } from '../../../nodes/shared/request/invalidRequest';
import { EVERY_VENDOR, VENDORS } from '../../../nodes/shared/vendors/vendors';

const { atlasCloud } = VENDORS;

function refusalOf(given: unknown, vendor: (typeof EVERY_VENDOR)[number] = atlasCloud): string {
	try {
		parseExtraFields(vendor, given);
	} catch (error) {
		if (error instanceof InvalidRequest) return error.message;
	}
	throw new Error('Nothing was refused');
}

describe('Extra Fields', () => {
	it.each([
		['JSON text', '{"new_field": {"depth": 2}, "list": [1]}'],
		['an object by expression', { new_field: { depth: 2 }, list: [1] }],
		['text with blanks around it', '\n {"new_field": {"depth": 2}, "list": [1]} \n'],
	])('are read from %s', (_what, given) => {
		expect(parseExtraFields(atlasCloud, given)).toEqual({ new_field: { depth: 2 }, list: [1] });
	});

	it.each([undefined, null, '', '  ', '{}', {}, 'null'])('are none where they are %j', (given) => {
		expect(parseExtraFields(atlasCloud, given)).toBeUndefined();
	});

	it.each(['{"a": 1', 'seed: 7', '[1, 2]', '7', 'true', '"text"', 7, true])(
		'are refused where they are %j, with what they take',
		(given) => {
			expect(refusalOf(given)).toBe(
				`'Extra Fields' is '${typeof given === 'string' ? given : String(given)}'. It takes a JSON object of fields as the vendor names them, such as {"size": "2K"}.`,
			);
		},
	);

	it.each([[['a', 'b']], [[]]])('are refused where they are the list %j', (given) => {
		expect(refusalOf(given)).toMatch(/^'Extra Fields' is '.*'. It takes a JSON object/);
	});

	it.each(EVERY_VENDOR.map((vendor) => [vendor.displayName, vendor] as const))(
		'do not replace at %s what the node sets',
		(name, vendor) => {
			const model = findModel(vendor, 'seedream-5.0-lite', 'edit');
			const { body = {} } = vendor.submission({
				job: 'edit',
				model,
				prompt: 'THE PROMPT',
				references: ['https://example.com/REFERENCE.png'],
				webSearch: false,
			});
			const fields = vendor.fieldsIn ? (body as Record<string, object>)[vendor.fieldsIn] : body;
			for (const [field, value] of Object.entries(fields ?? {})) {
				const text = JSON.stringify(value) ?? '';
				if (![`"${model.id}"`, '"THE PROMPT"'].includes(text) && !text.includes('REFERENCE'))
					continue;
				expect(vendor.reservedFields).toContain(field);
			}
			for (const field of vendor.reservedFields) {
				const refusal = refusalOf({ fine: 1, [field]: 'x' }, vendor);
				expect(refusal).toContain(`'Extra Fields' holds '${field}', which this node sets itself`);
				expect(refusal).toContain(name);
			}
		},
	);

	it('hold nothing of a prototype', () => {
		const fields = parseExtraFields(atlasCloud, '{"__proto__": {"model": "x"}, "seed": 7}');
		expect((fields as { model?: string }).model).toBeUndefined();
	});
});
