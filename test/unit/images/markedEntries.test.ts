import { describe, expect, it } from '@jest/globals';
import { found, item } from './found';

const [A, B, C] = ['https://a.example/a.png', 'https://b.example/b.png', 'https://c.example/c.png'];
const files = item('data', 'logo', 'photo');
const [DATA, LOGO, PHOTO] = ['field data', 'field logo', 'field photo'];

describe('beside addresses with marks', () => {
	it.each<[string, string[]]>([
		[`* ![a](${A}) ![b](${B})`, [DATA, LOGO, PHOTO, A, B]],
		[`data ![a](${A})`, [DATA, A]],
		[`logo, data, ![a](${A})`, [LOGO, DATA, A]],
		[`![a](${A})\n${B}\n![c](${C})`, [A, B, C]],
		[`![a](${A}), *`, [A, DATA, LOGO, PHOTO]],
		[`=IMAGE("${A}"), ${B}, =IMAGE("${C}")`, [A, B, C]],
		[`photo.jpg (${A}),logo.png (${B}), logo`, [A, B, LOGO]],
		[`<${A}|a> <${B}|b>\nlogo`, [A, B, LOGO]],
		[`* <${A}|a> <${B}|b>`, [DATA, LOGO, PHOTO, A, B]],
		[`<p><img src="${A}"></p>\n${B}`, [A, B]],
		[`logo,![a](${A}),photo`, [LOGO, A, PHOTO]],
		[`logo | ![a](${A}) | photo`, [LOGO, A, PHOTO]],
	])('names, addresses and stars between separators count: %s', (text, expected) => {
		expect(found(text, files)).toEqual(expected);
	});

	it.each([
		`Here is your logo: ![a](${A})`,
		`The data of ![a](${A}) and more data, as in the photo.`,
		`*![a](${A})*, nice`,
		`**Data:** ![a](${A}) **done**`,
		`[logo](${A})`,
		`logo.png (${A})`,
		`See ${B} for ![a](${A})`,
	])('prose does not: %s', (text) => {
		expect(found(text, files)).toEqual([A]);
	});

	it.each([
		[`* ![a](${A})`, item(), 'Images'],
		[`* ![a](${A})`, files, 'Image'],
		[`data ![a](${A})`, files, 'Image'],
		[`data <${A}|a>`, files, 'Image'],
		[`data =IMAGE("${A}")`, item('photo'), 'Images'],
	])("nor a list's star without files, nor the default of Image: %s", (text, from, label) => {
		expect(found(text, from, label)).toEqual([A]);
	});
});
