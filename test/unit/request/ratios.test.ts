import { describe, expect, it } from '@jest/globals';
import { refusalOf } from '../refusal';
import { read } from './read';

describe('a ratio is read', () => {
	it.each([
		['16-9', '16:9'],
		['16_9', '16:9'],
		['16–9', '16:9'],
		['16∶9', '16:9'],
		['16*9', '16:9'],
		['16 by 9', '16:9'],
		['16to9', '16:9'],
		['16 9', undefined],
		['1600x900 px', '16:9'],
		['1600x900 pixels', '16:9'],
		['10800x19200', '9:16'],
		['7:3', '21:9'],
		['landscape_16_9', '16:9'],
		['Landscape (16:9)', '16:9'],
		['portrait_9_16', '9:16'],
		['widescreen 16:9', '16:9'],
		['tall 9:16', '9:16'],
		['vertical 3:4', '3:4'],
		['horizontal 4:3', '4:3'],
		['ultratall 9:21', '9:21'],
		['ultra wide 21:9', undefined],
		['square 1:1', '1:1'],
		['portrait 1:1', '1:1'],
		['12:12', '1:1'],
		['4:03 AM', '4:3'],
		['4:09PM', '16:9'],
		['4:03 a.m.', '4:3'],
		['12:16 AM', undefined],
		['9:21 AM', '9:21'],
		['9:21 PM', '1:1'],
		['3:02:00', '3:2'],
		['1899-12-31T09:16:00.000Z', '9:16'],
		['1899-12-29T09:16:00.000Z', undefined],
		['16:9:30', undefined],
		[16 / 24 + 9 / 1440, '16:9'],
		[9 / 24 + 16 / 1440, '9:16'],
		[9.5 / 24, undefined],
		[0, undefined],
		[1, undefined],
		[1.672916666, undefined],
		[-0.672916666, undefined],
		[-1e305, undefined],
		[1e305, undefined],
		// A day, 21 hours and 45 minutes: 45:45 is no time of a day.
		[1.90625, undefined],
		['0.67292', undefined],
		['0.672', undefined],
		['100000x100000', undefined],
		['16:0', undefined],
		['0:9', undefined],
	])('%j as %s', (given, value) => {
		if (value) expect(read('aspectRatio', given)).toBe(value);
		else expect(refusalOf(() => read('aspectRatio', given))).toContain("'Aspect Ratio' is '");
	});

	it.each([
		['tall 16:9', 'taken for 16:9 or 9:16, which is unclear'],
		['vertical 4:3', 'taken for 4:3 or 3:4, which is unclear'],
		['horizontal 3:4', 'taken for 3:4 or 4:3, which is unclear'],
		['wide 9:16', 'taken for 9:16 or 16:9, which is unclear'],
		['ultrawide 9:21', 'taken for 9:21 or 21:9, which is unclear'],
	])('%j is not', (given, words) => {
		expect(refusalOf(() => read('aspectRatio', given))).toContain(words);
	});

	it('not twice in words: 8:5 is said where it differs from what was given', () => {
		expect(refusalOf(() => read('aspectRatio', '16:10'))).toContain("is '16:10', taken for 8:5.");
		expect(refusalOf(() => read('aspectRatio', '8:5'))).toContain("is '8:5'. It takes");
	});
});
