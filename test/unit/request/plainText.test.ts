import { describe, expect, it } from '@jest/globals';
import { shown } from '../../../nodes/shared/request/invalidRequest';
import { trimmed, unquoted, wellFormed } from '../../../nodes/shared/request/plainText';

describe('a text without the quotes around it', () => {
	it.each([
		...['"a"', "'a'", '`a`', '“a”', '‘a’', '„a“', '„a”', '‚a‘', '‚a’', '”a”', '’a’', '«a»', '»a«'],
		...['‹a›', '「a」', '" a "'],
	])('%s is a', (text) => {
		expect(unquoted(text)).toBe('a');
	});

	it.each(['"a', 'a"', '"', "'", '“a"', '"a" "b"', '"a"b"', '„a“b“', 'a', '', '(a)', '«a«'])(
		'%s is left as it is',
		(text) => {
			expect(unquoted(text)).toBe(text);
		},
	);

	it('may be empty', () => {
		expect(unquoted('""')).toBe('');
	});
});

it.each([
	['\u200b\u00ad a b \ufe0f\ufeff', 'a b'],
	['\u200b\u200b', ''],
	['', ''],
	['a\u200bb', 'a\u200bb'],
])('%j has %j between what is not seen at its ends', (text, plain) => {
	expect(trimmed(text)).toBe(plain);
});

it('halves of a character are replaced, whole ones kept', () => {
	expect(wellFormed('\ud83da😀\ude00')).toBe('\ufffda😀\ufffd');
});

it.each<[unknown, string]>([
	['a\n  b\tc', 'a b c'],
	['x'.repeat(80), 'x'.repeat(80)],
	['x'.repeat(81), `${'x'.repeat(77)}...`],
	[5, '5'],
	[NaN, 'NaN'],
	[undefined, 'undefined'],
	[null, 'null'],
	[{ a: 1 }, '{"a":1}'],
])('%j is shown as %s', (value, text) => {
	expect(shown(value)).toBe(text);
});
