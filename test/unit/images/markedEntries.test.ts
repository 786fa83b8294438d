import { describe, expect, it } from '@jest/globals';
import { sample } from '../../images/samples';
import { bytesOf, found, item } from './found';

const [A, B, C] = ['https://a.example/a.png', 'https://b.example/b.png', 'https://c.example/c.png'];
const files = item('data', 'logo', 'photo');
const [DATA, LOGO, PHOTO] = ['field data', 'field logo', 'field photo'];
const WIX = 'https://static.example/media/x.jpg/v1/fill/w_980,h_551,al_c/x.jpg';

describe('around addresses with marks', () => {
	it.each<[string, string[]]>([
		[`* ![a](${A}) ![b](${B})`, [DATA, LOGO, PHOTO, A, B]],
		[`data ![a](${A})`, [DATA, A]],
		[`data photo ![a](${A})`, [DATA, PHOTO, A]],
		[`logo, data, ![a](${A})`, [LOGO, DATA, A]],
		[`![a](${A})\n${B}\n![c](${C})`, [A, B, C]],
		[`![a](${A})\n${B} ${C}`, [A, B, C]],
		[`![a](${A})\n(${B})\n"${C}"`, [A, B, C]],
		[`${WIX}\n![a](${A}), ${B}.`, [WIX, A, B]],
		[`![a](${A}), *`, [A, DATA, LOGO, PHOTO]],
		[`=IMAGE("${A}"), ${B}, =IMAGE("${C}")`, [A, B, C]],
		[`photo.jpg (${A}),logo.png (${B}), logo`, [A, B, LOGO]],
		[`<${A}|a> <${B}|b>\nlogo`, [A, B, LOGO]],
		[`* <${A}|a> <${B}|b>`, [DATA, LOGO, PHOTO, A, B]],
		[`<p><img src="${A}"></p>\n${B}`, [A, B]],
		[`logo,![a](${A}),photo`, [LOGO, A, PHOTO]],
		[`logo | ![a](${A}) | photo`, [LOGO, A, PHOTO]],
		[`![a](${A}?x=1&amp;y=2), logo`, [`${A}?x=1&y=2`, LOGO]],
		[`${A} <${A}>`, [A]],
		[`logo\n\u200b\n![a](${A})`, [LOGO, A]],
		[`![a](${A})\nhttp://b.example/b.png`, [A, 'http://b.example/b.png']],
	])('names, addresses and stars count, where there is nothing else: %s', (text, expected) => {
		expect(found(text, files)).toEqual(expected);
	});

	it.each([
		`Here is your logo: ![a](${A})`,
		`Here is the edited image:\n\n![a](${A})\n\nDirect link: ${A}`,
		`![a](${A})\n\nSources:\n[1]: ${B}\n2. ${C}`,
		`Here is the edited image:\n\n* ![alt](${A})\n* photo`,
		`<img src="${A}">\nView in browser: ${B}`,
		`Please edit this: <${A}>\n\nThanks\nAnna\n${B}`,
		`<style>\n*, *::before { box-sizing: border-box }\n*\n</style><img src="${A}">`,
		`| logo | Name |\n|---|---|\n| ![shoe](${A}) | red shoe |`,
		`Title,logo\nShoe,=IMAGE("${A}")`,
		`Photo\n![Photo](${A})`,
		`![photo](${A})\nphoto.png`,
		`* [a](${A})\n\nDone.`,
		`The data of ![a](${A}) and more data, as in the photo.`,
		`*![a](${A})*, nice`,
		`**Data:** ![a](${A}) **done**`,
		`[logo](${A})`,
		`logo.png (${A})`,
		`See ${B} for ![a](${A})`,
		`![a](${A})\n${B} nice`,
	])('nothing counts, where there is prose: %s', (text) => {
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

	it('base64 counts as well', async () => {
		const { bytes } = await sample('png');
		const text = `![a](${A})\n${bytes.toString('base64')}`;
		expect(found(text, files)).toEqual([A, bytesOf(bytes)]);
	});

	it('every mark counts, two of one address too', () => {
		expect(found(`![a](${A}) ![b](${A})`, files)).toEqual([A, A]);
	});
});
