import { describe, expect, it } from '@jest/globals';
import { hasDate, millisecondsOf, momentIn } from '../../../nodes/shared/vendors/wire/moment';
import {
	clockOf,
	excerpt,
	isGiven,
	objectIn,
	objectOf,
	optionalCode,
	optionalText,
	readCode,
	readImageText,
	readSize,
	webAddress,
} from '../../../nodes/shared/vendors/wire/reply';

describe('a vendor’s words', () => {
	it.each<[unknown, string]>([
		['  two\n\n words\t', 'two words'],
		['<h1>Bad</h1><p>Gateway</p>', 'Bad Gateway'],
		['busy<style>a { b: c }</style>now', 'busy now'],
		['busy<SCRIPT>call( )</SCRIPT>now', 'busy now'],
		['busy<script>call(', 'busy'],
		['busy <b class="wrap', 'busy'],
		[{ error: 'no' }, '{"error":"no"}'],
		[undefined, 'an empty answer'],
		['', 'an empty answer'],
		['the key Bearer  abc-1 is wrong', 'the key [hidden] is wrong'],
		['key sk-abc.~+/=_1-x, or apikey-1', 'key [hidden], or [hidden]'],
		['disk-full', 'disk-full'],
	])('%j are "%s"', (body, words) => {
		expect(excerpt(body)).toBe(words);
	});

	it('are cut behind 200 characters', () => {
		expect(excerpt('a '.repeat(99) + 'bc')).toBe('a '.repeat(99) + 'bc');
		expect(excerpt('a '.repeat(99) + 'bcd')).toBe(`${'a '.repeat(99)}bc…`);
	});

	it('are looked for at the start of an answer', () => {
		expect(excerpt('<p>'.repeat(7_000) + 'late')).toBe('an empty answer');
	});

	it.each([
		['A'.repeat(119), 'A'.repeat(119)],
		['A'.repeat(120), '[image data]'],
		[`${'A'.repeat(120)}==.`, '[image data].'],
		[`${'A'.repeat(60)}\\r\\n${'B'.repeat(60)}`, '[image data]'],
		[`${'A'.repeat(60)}\r\n ${'B'.repeat(60)}`, '[image data]'],
		[`${'a-_/+9'.repeat(10)}${'B'.repeat(60)}`, '[image data]'],
	])('%j hold image data where it is long: "%s"', (text, shown) => {
		expect(excerpt(text)).toBe(shown);
	});

	it('for a code are short', () => {
		expect(readCode('x'.repeat(61))).toBe('x'.repeat(60));
		expect(readCode(12)).toBe('12');
		expect(readCode(' a\n b ')).toBe('a b');
		expect(readCode(null)).toBeUndefined();
	});
});

describe('a field of a reply', () => {
	it.each([
		[undefined, false],
		[null, false],
		[0, true],
		['', true],
	])('of %j says something: %s', (value, says) => {
		expect(isGiven(value)).toBe(says);
	});

	it.each<[unknown, string | undefined, string | undefined]>([
		[' a ', 'a', 'a'],
		['ab', 'ab', 'ab'],
		['  ', undefined, undefined],
		['', undefined, undefined],
		[7, undefined, '7'],
		[null, undefined, undefined],
		[{}, undefined, undefined],
	])('of %j is as text %j, and as a code %j', (value, text, code) => {
		expect(optionalText.parse(value)).toBe(text);
		expect(optionalCode.parse(value)).toBe(code);
	});

	it.each<[unknown, object | undefined, object | undefined]>([
		[{ a: 1 }, { a: 1 }, { a: 1 }],
		['{"a":1}', undefined, { a: 1 }],
		['[1]', undefined, undefined],
		['{', undefined, undefined],
		[[1], undefined, undefined],
		[null, undefined, undefined],
		[7, undefined, undefined],
	])('of %j holds the object %j, or %j where it may be text', (value, object, written) => {
		expect(objectOf(value)).toEqual(object);
		expect(objectIn(value)).toEqual(written);
	});

	it.each<[unknown, object]>([
		['2048x1024', { width: 2048, height: 1024 }],
		['2048X1024', { width: 2048, height: 1024 }],
		['2048*1024', { width: 2048, height: 1024 }],
		['2048×1024', { width: 2048, height: 1024 }],
		[' 2048 x  1024 ', { width: 2048, height: 1024 }],
		['8x9', { width: 8, height: 9 }],
		['about 2048x1024', {}],
		['2048x1024 px', {}],
		['2048-1024', {}],
		['2K', {}],
		[2048, {}],
		[null, {}],
	])('of %j is the size %j', (value, size) => {
		expect(readSize(value)).toEqual(size);
	});

	it.each([
		['https://example.com/a.png', true],
		['HTTP://localhost:8080', true],
		[' https://example.com ', true],
		['https://', false],
		['see https://example.com', false],
		['ftp://example.com', false],
		['/a.png', false],
	])('of "%s" is a whole address: %s', (value, is) => {
		expect(webAddress.safeParse(value).success).toBe(is);
	});

	it.each<[string, object]>([
		[`${'A'.repeat(63)}.png`, { url: `${'A'.repeat(63)}.png` }],
		[`https://x.y/${'A'.repeat(99)}`, { url: `https://x.y/${'A'.repeat(99)}` }],
		['A+/z 09\n'.repeat(8), { base64: 'A+/z 09\n'.repeat(8) }],
		['data:image/png;base64,a,b', { base64: 'a,b' }],
		['data:AAAA', { base64: 'data:AAAA' }],
	])('of %j is the image %j', (text, image) => {
		expect(readImageText(text)).toEqual(image);
	});
});

describe('a moment', () => {
	it.each([
		[1_795_600_000, 1_795_600_000_000],
		[1_795_600_000_000, 1_795_600_000_000],
		// Milliseconds of 1973, seconds of the year 5138.
		[99_999_999_999, 99_999_999_999_000],
		[100_000_000_000, 100_000_000_000],
		[-100_000_000_000, -100_000_000_000],
		[-99_999_999_999, -99_999_999_999_000],
	])('of the number %i is %i', (number, milliseconds) => {
		expect(millisecondsOf(number)).toBe(milliseconds);
	});

	it.each([
		[0, false],
		[1, true],
		// The last for which ECMAScript has a date.
		[8.64e15, true],
		[8.64e15 + 2, false],
		[NaN, false],
	])('%d has a date: %s', (milliseconds, has) => {
		expect(hasDate(milliseconds)).toBe(has);
	});

	it.each<[unknown, number]>([
		[true, 0],
		[[1_795_600_000], 0],
		['1795600000', 1_795_600_000_000],
		['1970-01-01T00:00:07Z', 7000],
		['soon', 0],
	])('told as %j is %i', (told, milliseconds) => {
		expect(momentIn(told)).toBe(milliseconds);
	});

	it('by the vendor’s clock goes before ours', () => {
		const date = 'Thu, 01 Jan 1970 00:00:07 GMT';
		const at = (headers: Record<string, unknown>) =>
			clockOf({ statusCode: 200, headers, body: '' }, 5);
		expect(at({ date })).toBe(7000);
		expect(at({ date: 'today' })).toBe(5);
		expect(at({})).toBe(5);
	});
});
