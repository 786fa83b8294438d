import { expect, it } from '@jest/globals';
import { otherContentOf } from '../../../nodes/shared/images/otherContents';

const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70]);
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
const LOST = 'bytes that were spoiled by being read as text';
const movie = (brand: string) => Buffer.from(`\0\0\0\x18ftyp${brand}`);
const lead = (text: string) => Buffer.from(text, 'latin1');

it.each<[string, Buffer | string]>([
	['a web page', '<!DOCTYPE html><html lang="en">'],
	['a web page', ' \n<html>'],
	['a web page', '<head><title>Not found'],
	['a web page', '<body>'],
	[
		'XML: <?xml version="1.0"?> <Error>No such key</Error>',
		'<?xml version="1.0"?>\n<Error>No such key</Error>',
	],
	['JSON: {"error":"expired"}', '{"error":"expired"}'],
	['JSON: {}', '{}'],
	['JSON: []', '[]'],
	['JSON: [{"a":1}]', '[{"a":1}]'],
	['JSON: [[1]]', '[[1]]'],
	['JSON: [ "a"]', '[ "a"]'],
	['its base64 as text', 'data:image/png;base64,AAAA'],
	['its base64 as text', PNG.toString('base64')],
	['its base64 as text', `"${JPEG.toString('base64')}"`],
	['its base64 as text', 'UklGRh4AAABXRUJQ'],
	['its base64 as text', 'R0lGODlhAQABAAAA'],
	[LOST, PNG.toString('utf8')],
	[LOST, PNG.toString('latin1')],
	[LOST, JPEG.toString('utf8')],
	[LOST, JPEG.toString('latin1')],
	...['qt  ', 'isom', 'mp42', 'avc1', 'M4V ', '3gp5'].map((brand): [string, Buffer] => [
		'a video',
		movie(brand),
	]),
	['a video', lead('\x1aE\xdf\xa3')],
	['a ZIP or other archive', lead('PK\x03\x04')],
	['a ZIP or other archive', lead('\x1f\x8b\x08')],
])('%s is told from its first bytes (%#)', (name, content) => {
	expect(otherContentOf(Buffer.from(content as string))?.name).toBe(name);
});

it.each<[string, Buffer | string]>([
	['a text with a tag in it', 'see <html>'],
	['a text about JSON', '{not json'],
	['a list of numbers', '[1, 2]'],
	['one byte that was lost', '\ufffdabc'],
	['a box further back', Buffer.from('\0\0\0\x18free\0\0\0\x18ftypisom')],
	['a picture of another brand', movie('heic')],
	['nothing', ''],
])('%s is not guessed at', (_, content) => {
	expect(otherContentOf(Buffer.from(content as string))).toBeUndefined();
});

it.each<[string, string | undefined]>([
	['<html>', 'Give the address of the image itself'],
	['  <?xml version="1.0"?>', undefined],
	['{ "a": 1}', undefined],
	['R0lGODlhAQABAAAA', "Put Convert to File's Move Base64 String to File before this node"],
	['\ufffdPNG', 'In HTTP Request set Response Format to File'],
	['\0\0\0\x20ftypisom', 'Give one frame of it'],
	[' iVBORw0KGgo', "Put Convert to File's Move Base64 String to File before this node"],
	['PK\x03\x04', "Put Compression's Decompress before this node"],
])('says what to do about %j', (content, instead) => {
	const other = otherContentOf(Buffer.from(content));
	expect(other).toBeDefined();
	expect(other?.instead).toBe(instead);
});

it.each([
	...['xPK\x03\x04', 'x<html>', 'x\x1f\x8b', 'see <?xml', 'see {"a":1}', 'see iVBORw0KGgo'],
	...['/9j/ab', 'x\xef\xbf\xbdPNG'],
])('%j is not guessed at further back', (content) => {
	expect(otherContentOf(Buffer.from(content, 'latin1'))).toBeUndefined();
});

it('quotes without the blanks before it', () => {
	expect(otherContentOf(Buffer.from(' \n{"a":  1} '))?.name).toBe('JSON: {"a": 1}');
});

it('quotes the beginning only, on one line', () => {
	const { name = '' } = otherContentOf(Buffer.from(`{"a":\n"${'b'.repeat(500)}"}`)) ?? {};
	expect(name).toBe(`JSON: {"a": "${'b'.repeat(113)}`);
});
