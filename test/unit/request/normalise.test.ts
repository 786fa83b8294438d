import { describe, expect, it } from '@jest/globals';
import { parseParameters } from '../../../nodes/shared/request/parameters';
import { refusalOf } from '../refusal';

describe('a switch', () => {
	it.each([true, 'TRUE', 'True', ' true ', 'yes', 'Yes', 'y', 'on', 1, '1', 'checked', 'WAHR'])(
		'is on by %j',
		(watermark) => {
			expect(parseParameters({ watermark })).toEqual({ watermark: true });
		},
	);
	it.each([false, 'FALSE', 'False', 'no', 'No', 'n', 'off', 0, '0', 'FALSCH', '\ufefffalse'])(
		'is off by %j',
		(watermark) => {
			expect(parseParameters({ watermark })).toEqual({ watermark: false });
		},
	);
	it.each([null, '', '  ', undefined, '\u200b'])('is left alone by %j', (watermark) => {
		expect(parseParameters({ watermark })).toEqual({});
	});
	it.each(['maybe', 2, -1, 'truefalse', [], {}])('is refused for %j', (watermark) => {
		expect(refusalOf(() => parseParameters({ watermark }))).toContain("'Watermark'");
	});
});

describe('a choice', () => {
	it.each([
		['resolution', '2k', '2K'],
		['resolution', ' 2K ', '2K'],
		['resolution', '２Ｋ', '2K'],
		['resolution', '2 K', '2K'],
		['resolution', 'Custom', 'custom'],
		['resolution', '1.5k', '1.5K'],
		['resolution', { value: '2K' }, '2K'],
		['resolution', [{ value: '2K' }], '2K'],
		['output', 'price', 'quote'],
		['outputFormat', 'JPG', 'jpeg'],
		['outputFormat', 'PNG', 'png'],
		['outputFormat', 'image/jpeg', 'jpeg'],
		['outputFormat', 'Jpeg', 'jpeg'],
		['output', 'Image URLs', 'urls'],
		['output', 'task id', 'task'],
		['background', 'Transparent', 'transparent'],
		['promptOptimization', '"fast"', 'fast'],
		['onTimeout', 'Return the Task', 'return'],
		['model', 'Seedream 4.5', 'seedream-4.5'],
		['model', ' SEEDREAM-5.0-LITE', 'seedream-5.0-lite'],
		['model', 'Vendor/Own-Model ', 'Vendor/Own-Model'],
	])('%s takes %j as %s', (name, given, value) => {
		expect(parseParameters({ [name]: given })).toEqual({ [name]: value });
	});

	it.each([
		['resolution', '8K'],
		['resolution', '2048x2048'],
		['outputFormat', 'webp'],
		['output', 'constructor'],
		['output', '__proto__'],
	])('%s does not take %j', (name, given) => {
		expect(refusalOf(() => parseParameters({ [name]: given }))).toContain(`'${given}'`);
	});
});

describe('an aspect ratio', () => {
	it.each([
		['16x9', '16:9'],
		['16×9', '16:9'],
		['16/9', '16:9'],
		[' 16:9 ', '16:9'],
		['16 : 9', '16:9'],
		['16：9', '16:9'],
		['1920x1080', '16:9'],
		['1080 x 1920', '9:16'],
		['2048*2048', '1:1'],
		['2560x1080px', undefined],
		['3440x1440', undefined],
		['2100x900', '21:9'],
		['16:09', '16:9'],
		['16:09:00', '16:9'],
		['4:09:00 PM', '16:9'],
		['09:16:00', '9:16'],
		['9:16:00 AM', '9:16'],
		['04:03:00', '4:3'],
		['01:01:00', '1:1'],
		['21:09:00', '21:9'],
		['1899-12-30T16:09:00.000Z', '16:9'],
		[0.6729166666666667, '16:9'],
		['0.672917', '16:9'],
		['16:9 (Landscape)', '16:9'],
		['9:16 portrait', '9:16'],
		['21:9 (Ultrawide)', '21:9'],
		['9:21 (Ultratall)', '9:21'],
		['Auto', 'auto'],
		['AUTO ', 'auto'],
		['original', 'auto'],
		['adaptive', 'auto'],
		['default', 'auto'],
		['match_input_image', 'auto'],
		['automatic', 'auto'],
		['square', '1:1'],
	])('%j is %s', (aspectRatio, value) => {
		const parse = () => parseParameters({ aspectRatio });
		if (value) expect(parse()).toEqual({ aspectRatio: value });
		else expect(refusalOf(parse)).toContain("'Aspect Ratio'");
	});

	it.each([
		['1080x1350', 'taken for 4:5'],
		['16:10', 'taken for 8:5'],
		['5:4', 'It takes Auto, 1:1, 4:3, 3:4, 16:9, 9:16, 3:2, 2:3, 21:9, 9:21.'],
		['9x16 landscape', 'taken for 9:16 or 16:9, which is unclear'],
		['1920x1080 portrait', 'taken for 16:9 or 9:16, which is unclear'],
		['9:16 landscape', 'taken for 9:16 or 16:9, which is unclear'],
		['16:9 portrait', 'taken for 16:9 or 9:16, which is unclear'],
		['4:5 landscape', "is '4:5 landscape', taken for 4:5"],
		['landscape', 'It takes Auto'],
		[1.78, 'It takes Auto'],
		['0:0', 'It takes Auto'],
		['16:9:16', 'It takes Auto'],
	])('%j is refused: %s', (aspectRatio, words) => {
		expect(refusalOf(() => parseParameters({ aspectRatio }))).toContain(words);
	});
});

describe('a number', () => {
	it.each([
		['width', '1,024', 1024],
		['width', '2 048', 2048],
		['width', '2\u202f048', 2048],
		['width', ' 2048 ', 2048],
		['width', '2048px', 2048],
		['width', '２０４８', 2048],
		['width', '2048.0', 2048],
		['width', "'2048", 2048],
		['timeout', '600s', 600],
		['timeout', '90 seconds', 90],
		['seed', '-1', -1],
		['seed', '−1', -1],
		['seed', '1,234,567', 1234567],
		['seed', '1e3', 1000],
		['seed', '1e+3', 1000],
		['seed', '+7', 7],
		['guidanceScale', '25e-1', 2.5],
		['guidanceScale', '.5e1', 5],
		['guidanceScale', '5.', 5],
		['guidanceScale', '2.5', 2.5],
		['maxImages', '4', 4],
	])('%s takes %j as %d', (name, given, value) => {
		expect(parseParameters({ [name]: given })).toEqual({ [name]: value });
	});

	it.each([
		['maxImages', '1,5', 'taken for 1.5'],
		['seed', '1.234,5', 'taken for 1234.5'],
		['width', '1.024', 'for 1024 write it without the point'],
		['width', 'wide', 'a whole number'],
		['width', '2 048 to 4 096', "is '2 048 to 4 096'. "],
		['width', '12.345,5', 'taken for 12345.5'],
		['width', '2048.123', "is '2048.123'. "],
		['width', '10 min', 'a whole number'],
		['width', '0x10', 'a whole number'],
		['width', true, 'a whole number'],
		['width', 'NaN', 'a whole number'],
		['width', 'Infinity', 'a whole number'],
		['width', '2048x2048', 'a whole number'],
	])('%s does not take %j: %s', (name, given, words) => {
		expect(refusalOf(() => parseParameters({ [name]: given }))).toContain(words);
	});
});

describe('an amount of money', () => {
	it.each<[unknown, number]>([
		['0.035', 0.035],
		['0,035', 0.035],
		['0.5', 0.5],
		['1.5', 1.5],
		['1.234,5', 1234.5],
		[['2'], 2],
		[1.5, 1.5],
	])('is read in %j', (spendingLimit, amount) => {
		expect(parseParameters({ spendingLimit })).toEqual({ spendingLimit: amount });
	});

	it.each(['1.500', '-1,500', '+1.500', "'1.500", '１.５００', ' 1.500; ', ['1.500'], '"1,500"'])(
		'is refused where it could be a thousand times as much: %j',
		(spendingLimit) => {
			expect(refusalOf(() => parseParameters({ spendingLimit }))).toContain("'Spending Limit'");
		},
	);
});

describe('a text', () => {
	it('cut inside an emoji becomes one that UTF-8 can hold', () => {
		const cut = 'a red kite 🪁'.slice(0, -1);
		const { prompt = '' } = parseParameters({ prompt: cut });
		expect(prompt).toBe('a red kite \ufffd');
		expect(Buffer.from(prompt).toString()).toBe(prompt);
	});

	it('keeps its emoji, and loses what is not seen at its ends', () => {
		expect(parseParameters({ prompt: '\ufeff\u200ba 👩‍👩‍👧 kite\u00a0\u200b' })).toEqual({
			prompt: 'a 👩‍👩‍👧 kite',
		});
	});
});
