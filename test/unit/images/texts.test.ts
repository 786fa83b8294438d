import { describe, expect, it } from '@jest/globals';
import type { IBinaryData, INodeExecutionData } from 'n8n-workflow';
import { findReferences } from '../../../nodes/shared/images/referenceSources';
import { plainBase64 } from '../../../nodes/shared/images/base64Image';
import { checkWithinReach } from '../../../nodes/shared/images/withinReach';
import { sample } from '../../images/samples';
import { refusalOf } from '../refusal';

const URL_1 = 'https://example.com/1.png';
const URL_2 = 'https://example.com/2.png';

const item = (...names: string[]): INodeExecutionData => ({
	json: {},
	binary: Object.fromEntries(
		names.map((name): [string, IBinaryData] => [name, { data: name, mimeType: 'image/png' }]),
	),
});

/** What a text names: the field, the URL, or the bytes that base64 stands for. */
function found(text: unknown, from = item(), label = 'Images'): string[] {
	return findReferences(label, text, from).map((source) => {
		switch (source.kind) {
			case 'url':
				return source.url;
			case 'binary':
				return `field ${source.binary.data}`;
			case 'dataUri':
				return `bytes ${Buffer.from(source.base64, 'base64').toString('hex')}`;
			default:
				throw new Error(JSON.stringify(source));
		}
	});
}
const refused = (text: string, from = item()): string => refusalOf(() => found(text, from));
const bytesOf = (bytes: Buffer): string => `bytes ${bytes.toString('hex')}`;
const isOnly = (bytes: Buffer, text: string): boolean => found(text).join() === bytesOf(bytes);
const lines = (base64: string, length: number, end = '\n'): string =>
	base64.replace(new RegExp(`.{${length}}`, 'g'), `$&${end}`);

describe('base64 of an image', () => {
	it.each<[string, (base64: string) => string]>([
		['as it is', (base64) => base64],
		['in lines of MIME', (base64) => lines(base64, 76, '\r\n')],
		['in lines of PEM', (base64) => lines(base64, 64)],
		['in lines with a blank between them', (base64) => lines(base64, 76, ' ')],
		['in lines that are set in', (base64) => lines(base64, 76, '\n    ')],
		['with blanks in the place of its plus signs', (base64) => base64.replaceAll('+', ' ')],
		['with percent signs', (base64) => encodeURIComponent(base64)],
		[
			'with percent signs in small letters',
			(base64) => encodeURIComponent(base64).replace(/%\w\w/g, (sign) => sign.toLowerCase()),
		],
		['without its end', (base64) => base64.replace(/=+$/, '')],
		[
			'in the alphabet of addresses',
			(base64) => base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''),
		],
	])('%s is that image, bare and in a data URI', async (_, write) => {
		for (const kind of ['png', 'jpeg', 'webp'] as const) {
			const { bytes } = await sample(kind);
			const text = write(bytes.toString('base64'));
			// As one truth: a difference of thousands of characters is no use to anybody.
			expect([kind, isOnly(bytes, text)]).toEqual([kind, true]);
			expect([kind, isOnly(bytes, `data:image/${kind};base64,${text}`)]).toEqual([kind, true]);
		}
	});

	it.each([
		['short', 'iVBORw0KGgoAAAANSUhEUg=='],
		['of something else', Buffer.from('only a text, and a long one, for sure').toString('base64')],
	])('is none where it is %s', (_, text) => {
		expect(refused(text)).toContain(`names the binary field '${text.slice(0, 77)}`);
	});

	it('is none where other characters stand in it, wherever', async () => {
		const { bytes } = await sample('jpeg');
		const base64 = bytes.toString('base64');
		for (const at of [3, 17, 100, 5000, base64.length - 1]) {
			const text = `${base64.slice(0, at)}!${base64.slice(at)}`;
			expect(refused(text)).toContain("'Images'");
		}
	});

	it.each([
		'data:image/png;name="a,b.png";base64,',
		'DATA:image/png;BASE64,',
		'data:;base64,',
		'data:image/png; base64 ,',
		'data:image/jpeg;base64,data:image/png;base64,',
		'base64,',
		'image/png;base64,',
		'base64://',
	])('is read behind %s', async (head) => {
		const { bytes } = await sample('png');
		expect(found(`${head}${bytes.toString('base64')}`)).toEqual([bytesOf(bytes)]);
	});

	it.each<[string, string]>([
		['AAAA BBBB CC==', 'AAAABBBBCC=='],
		['AAAA\n BBBB\n CCCC', 'AAAABBBBCCCC'],
		['AAAA  BBBB  CCCC', 'AAAABBBBCCCC'],
		['AAAA BBBB CCC DDDD', 'AAAA+BBBB+CCC+DDDD'],
		['AAAA BB CCCC D', 'AAAA+BB+CCCC+D'],
		['AAA BBB CC', 'AAA+BBB+CC'],
		['AAAA BBBBB', 'AAAA+BBBBB'],
		['AA  BB', 'AA++BB'],
		['AAA', 'AAA'],
		['AA%2BA%2fA%3D%0D%0A', 'AA+A/A='],
		['AA%20A', 'AA+A'],
		['AA%41', 'AA%41'],
	])(
		'written %j is %s: blanks at equal distances are line ends, others plus signs',
		(text, plain) => {
			expect(plainBase64(text)).toBe(plain);
		},
	);

	it('is looked for from 40 characters on, and named by what it is', () => {
		const gif = (bytes: number) =>
			Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(bytes - 6, 1)]).toString('base64');
		expect(findReferences('Image', gif(30), item())).toMatchObject([{ label: 'base64 text' }]);
		expect(refused(gif(29).replace(/=+$/, ''))).toContain('names the binary field');
		expect(findReferences('Image', 'data:;base64,AAAA', item())).toMatchObject([
			{ label: 'data URI' },
		]);
	});

	it('is read from a Buffer as Code nodes hand it over, and from nothing like it', async () => {
		const { bytes } = await sample('png');
		expect(found(bytes.toJSON())).toEqual([bytesOf(bytes)]);
		expect(found([bytes.toJSON()])).toEqual([bytesOf(bytes)]);
		for (const given of [
			{ type: 'Blob', data: [137, 80, 78, 71] },
			{ type: 'Buffer' },
			{ type: 'Buffer', data: 5 },
		])
			expect(() => found(given)).toThrow("'Images'");
	});
});

describe('names behind a data URI', () => {
	const from = item('photo', 'abcd', 'my photo');
	const short = 'iVBORw0KGgo=';
	const shortBytes = 'bytes 89504e470d0a1a0a';

	it.each<[string, string, string[]]>([
		['behind a comma', `data:image/png;base64,${short},photo`, [shortBytes, 'field photo']],
		['on a line', `data:image/png;base64,${short}\nphoto`, [shortBytes, 'field photo']],
		['behind a blank', `data:image/png;base64,${short} photo`, [shortBytes, 'field photo']],
		[
			'that could be base64, on a line',
			`data:image/png;base64,${short}\nabcd`,
			[shortBytes, 'field abcd'],
		],
		[
			'on several lines',
			`data:image/png;base64,${short}\nabcd\nphoto`,
			[shortBytes, 'field abcd', 'field photo'],
		],
		[
			'with blanks and semicolons around',
			`data:image/png;base64,${short} ; photo |abcd`,
			[shortBytes, 'field photo', 'field abcd'],
		],
		[
			'that are not all of base64',
			`data:image/png;base64,${short}\nmy photo`,
			[shortBytes, 'field my photo'],
		],
	])('are names %s', (_, text, expected) => {
		expect(found(text, from)).toEqual(expected);
	});

	it('are told from the lines of base64 before them', async () => {
		const { bytes } = await sample('png');
		const base64 = bytes.toString('base64');
		for (const length of [40, 64, 76, 128]) {
			const text = `data:image/png;base64,${lines(base64, length)}\nphoto`;
			expect(found(text, from)).toEqual([bytesOf(bytes), 'field photo']);
			expect(found(lines(`data:image/png;base64,\n${base64}`, length), from)).toEqual([
				bytesOf(bytes),
			]);
		}
	});

	const body = (bytes: number): string => Buffer.alloc(bytes, 'image').toString('base64');
	const cut = (base64: string, ...lengths: number[]): string =>
		lengths.reduceRight(
			(text, length) => `${text.slice(0, length)}\n${text.slice(length)}`,
			base64,
		);

	it.each<[string, string, number]>([
		['in a line of its own', `\n${body(9)}`, 9],
		['in a line as long as MIME and the like have them', cut(body(99), 128), 99],
		['in lines of any length that are all alike', cut(body(201), 132, 264), 201],
		['in a line of 40 characters below a short one', cut(body(33), 4), 33],
		['in short lines below one of 40', cut(body(33), 40), 33],
		['with blanks between', `${body(6)} ${body(6)} ${body(6)}`, 18],
	])('are not taken out of base64 %s', (_, base64, bytes) => {
		expect(found(`data:image/png;base64,${base64}`)[0]).toHaveLength('bytes '.length + 2 * bytes);
		expect(found(`data:image/png;base64,${base64}`)).toHaveLength(1);
	});

	it('are what stands below one long line, or below a line shorter than wrapped ones', () => {
		expect(refused(`data:image/png;base64,${cut(body(102), 132)}`, from)).toContain(
			`the binary field '${body(102).slice(132)}'`,
		);
		expect(refused(`data:image/png;base64,${cut(body(30), 36)}`, from)).toContain(
			`the binary field '${body(30).slice(36)}'`,
		);
	});

	it('may go on with other characters', () => {
		const fields = item('photo.png', 'my photo.png', 'photo');
		expect(found(`data:image/png;base64,${short} photo.png`, fields)).toEqual([
			shortBytes,
			'field photo.png',
		]);
		expect(found(`data:image/png;base64,${short} photo|photo.png`, fields)).toEqual([
			shortBytes,
			'field photo',
			'field photo.png',
		]);
		expect(found(`data:image/png;base64,${short};photo`, fields)).toEqual([
			shortBytes,
			'field photo',
		]);
	});

	it('that the item does not have are refused by name', () => {
		expect(refused(`data:image/png;base64,${short}\nposter`, from)).toContain("'poster'");
		expect(refused(`data:image/png;base64,${short}, poster`, from)).toContain("'poster'");
	});

	it('behind one without base64 are read, and it is refused', () => {
		const message = refused('data:text/plain,hi\nphoto', from);
		expect(message).toContain("holds 'data:text/plain,hi', which is not an http(s) URL");
	});
});

describe('names with something between them', () => {
	const from = item('a', 'b', 'my photo', 'none', '-');
	const both = ['field a', 'field b'];

	it.each([
		...['a b', 'a  b', 'a;b', 'a | b', 'a、b', 'a，b', 'a；b', 'a｜b', 'a، b', 'a؛b', 'a ;| b'],
		...['a,b', 'a,,b', 'a, ;| b', 'a\nb', 'a\r\nb', 'a\n;| b', 'a\n\n b', ';a b|', '"a" \'b\''],
		...['"a b"', '“a”, „b“', '`a`;`b`', 'a,\nb'],
	])('%j', (text) => {
		expect(found(text, from)).toEqual(both);
	});

	it.each<[string, string[]]>([
		['my photo', ['field my photo']],
		['"my photo"', ['field my photo']],
		['my photo, a', ['field my photo', 'field a']],
		['none', ['field none']],
		['a, none', ['field a', 'field none']],
		['a, -', ['field a', 'field -']],
	])('%j holds names with blanks, or such as say nothing elsewhere', (text, expected) => {
		expect(found(text, from)).toEqual(expected);
	});

	it.each(['none', 'None', 'null', 'undefined', 'n/a', '#N/A', '-', '–', '—'])(
		'%s is no image where no field is called so',
		(text) => {
			expect(found(text, item('a'))).toEqual([]);
			expect(found(`a, ${text}`, item('a'))).toEqual(['field a']);
		},
	);

	it('are one field where one is called like all of them', () => {
		expect(found('a b', item('a', 'b', 'a b'))).toEqual(['field a b']);
		expect(found('a;b', item('a', 'b', 'a;b'))).toEqual(['field a;b']);
		expect(found(' ;| a b ;| ', from)).toEqual(both);
	});

	it('are one name where one of them is no field', () => {
		expect(refused('a c', from)).toContain("the binary field 'a c'");
		expect(refused('a;c', from)).toContain("the binary field 'a;c'");
	});

	it.each<[string, unknown, string[]]>([
		['a number', 5, ['field 5']],
		['a truth', true, ['field true']],
		['a star', '*', ['field *']],
	])('%s is the field that is called so', (_, given, expected) => {
		expect(found(given, item('5', 'true', '*'))).toEqual(expected);
	});
});

describe('addresses with something around them', () => {
	const from = item('photo');

	it.each([
		...[`<${URL_1}>`, `(${URL_1})`, `[${URL_1}]`, `{${URL_1}}`, `*${URL_1}*`, `**${URL_1}**`],
		...[`"${URL_1}"`, `'${URL_1}'`, `\`${URL_1}\``, `“${URL_1}”`, `‘${URL_1}’`, `„${URL_1}“`],
		...[`‚${URL_1}‘`, `”${URL_1}”`, `’${URL_1}’`, `«${URL_1}»`, `»${URL_1}«`, `‹${URL_1}›`],
		...[`「${URL_1}」`, `("${URL_1}")`, `${URL_1}.`, `${URL_1}!`, `${URL_1}。`, `- ${URL_1}`],
		...[`1. ${URL_1}`, `2) ${URL_1}`, `\u200b${URL_1}\u200b`],
		...[`Photo: ${URL_1}`, `照片：${URL_1}`],
	])('%j is one address', (text) => {
		expect(found(text)).toEqual([URL_1]);
	});

	it.each([
		...[`${URL_1} ${URL_2}`, `${URL_1}; ${URL_2}`, `${URL_1}|${URL_2}`, `${URL_1}，${URL_2}`],
		...[`${URL_1}、 ${URL_2}`, `${URL_1}；${URL_2}`, `${URL_1}｜${URL_2}`, `${URL_1}؛${URL_2}`],
		...[`- ${URL_1}\n- ${URL_2}`, `• ${URL_1}\n• ${URL_2}`, `* ${URL_1}\n* ${URL_2}`],
		...[`Front: ${URL_1}\nBack: ${URL_2}`, `Front: ${URL_1} Back: ${URL_2}`],
		...[`a.png: ${URL_1}, b.jpeg: ${URL_2}`, `${URL_1}\\n${URL_2}`, `${URL_1}\\r\\n${URL_2}`],
		...[`[${URL_1}] [${URL_2}]`, `(${URL_1}) (${URL_2})`, `"${URL_1}","${URL_2}"`],
	])('%j is two', (text) => {
		expect(found(text)).toEqual([URL_1, URL_2]);
	});

	it.each([
		'https://example.com/a_(1).png',
		'https://example.com/a[1].png',
		'https://example.com/{a}.png',
		'https://example.com/a.png?b=(c)',
		'https://example.com/f/https://example.com/a.png',
		'https://example.com/a.png?u=https%3A%2F%2Fx.example%2Fb',
		'https://example.com/*/a.png',
	])('%s keeps what is its own', (address) => {
		const expected = address.replace('{a}', '%7Ba%7D');
		expect(found(address)).toEqual([expected]);
		expect(found(`(${address})`)).toEqual([expected]);
		expect(found(`${address}, photo`, from)).toEqual([expected, 'field photo']);
	});

	it.each<[string, string[]]>([
		['https://example.com/my photo.png', ['https://example.com/my%20photo.png']],
		[`${URL_1} photo`, [URL_1, 'field photo']],
		[`${URL_1}, photo`, [URL_1, 'field photo']],
		[`${URL_1}|photo`, [URL_1, 'field photo']],
		[`${URL_1} *`, [URL_1, 'field photo']],
		['https://example.com/a,b.png', ['https://example.com/a,b.png']],
		['https://example.com/a;b|c.png', ['https://example.com/a;b%7Cc.png']],
	])('%j ends where a field begins, not at a blank or comma of its own', (text, expected) => {
		expect(found(text, from)).toEqual(expected);
	});

	it('takes a word behind a finished address for a field misspelt', () => {
		expect(refused(`${URL_1} poster`, from)).toContain("the binary field 'poster'");
		expect(refused('https://example.com/a.jpeg|the_poster', from)).toContain("'the_poster'");
		expect(found('https://example.com/a?b=c.png d', from)).toEqual([
			'https://example.com/a?b=c.png%20d',
		]);
	});

	it.each<[string, string, string]>([
		['a comma and a blank', 'https://example.com/a?b=1, poster', 'poster'],
		['a line end', 'https://example.com/a\nposter', 'poster'],
		['a line end and a blank', 'https://example.com/a?b\n poster', 'poster'],
		['a full stop', `${URL_1}. poster`, 'poster'],
		['a word before a query', `${URL_1} poster, b?c`, 'poster'],
	])('ends at %s', (_, text, name) => {
		expect(refused(text, from)).toContain(`the binary field '${name}'`);
	});

	it.each([
		['https://example.com/a.pngx poster', 'https://example.com/a.pngx%20poster'],
		[`${URL_1} a+b`, `${URL_1}%20a+b`],
		[`${URL_1} +ab`, `${URL_1}%20+ab`],
		[`${URL_1} ${'b'.repeat(61)}`, `${URL_1}%20${'b'.repeat(61)}`],
		['https://example.com/a?b=.png poster', 'https://example.com/a?b=.png%20poster'],
		['https://example.com/my - photo.png', 'https://example.com/my%20-%20photo.png'],
		[`${URL_1})`, URL_1],
		[`${URL_1}]`, URL_1],
		['https://example.com/a(1', 'https://example.com/a(1'],
	])('goes on in %j', (text, address) => {
		expect(found(text, from)).toEqual([address]);
	});

	it.each(['jpg', 'jpeg', 'png', 'webp', 'gif', 'bmp', 'tif', 'tiff', 'heic', 'avif', 'PNG'])(
		'ends at .%s where words follow',
		(ending) => {
			const address = `https://example.com/a.${ending}`;
			expect(found(`${address} Back: ${URL_2}`)).toEqual([address, URL_2]);
			expect(refused(`${address} poster`)).toContain("the binary field 'poster'");
		},
	);

	it.each<[string, string[]]>([
		[`-  ${URL_1}\n  -\t${URL_2}`, [URL_1, URL_2]],
		[`*  ${URL_1}\n*  ${URL_2}`, [URL_1, URL_2]],
		[` * ${URL_1}\n * ${URL_2}`, [URL_1, URL_2]],
		[`10. ${URL_1}\n11) ${URL_2}`, [URL_1, URL_2]],
		[`dog, ${URL_1.replace('1', 'my photo')}`, ['field dog', 'https://example.com/my%20photo.png']],
	])('stands in a list: %j', (text, expected) => {
		expect(found(text, item('dog'))).toEqual(expected);
	});

	it.each<[string, string[]]>([
		[`![](${URL_1})`, [URL_1]],
		[`![a shoe](<${URL_1}>)`, [URL_1]],
		['![a](https://example.com/a_(1).png) b', ['https://example.com/a_(1).png']],
		['[a](http://example.com/a_(1)_(2).png)', ['http://example.com/a_(1)_(2).png']],
		[`[](${URL_1}) and [b](${URL_2})`, [URL_1, URL_2]],
		[`![a](${URL_1}) [b](${URL_2})`, [URL_1]],
		['<img src="http://example.com/1.png">', ['http://example.com/1.png']],
		[`<a href="${URL_2}"><img src="${URL_1}"></a>`, [URL_1]],
		[`="${URL_1}"`, [URL_1]],
		[`x, =IMAGE("http://example.com/1.png")`, ['http://example.com/1.png']],
		[`=BILD("${URL_1}")\n=HYPERLINK("${URL_2}")`, [URL_1, URL_2]],
		['<http://example.com/1.png|photo>', ['http://example.com/1.png']],
		[`a.png (${URL_1}),b.jpeg (${URL_2})`, [URL_1, URL_2]],
	])('stands in %j', (text, expected) => {
		expect(found(text)).toEqual(expected);
	});

	it('stands in no formula inside of a word', () => {
		expect(refused(`a=IMAGE("${URL_1}")`)).toContain("'Images'");
	});

	it('has as many characters as web servers take', () => {
		const address = (length: number) => `${URL_1}?${'a'.repeat(length - URL_1.length - 1)}`;
		expect(found(address(8192))).toEqual([address(8192)]);
		expect(refused(address(8193))).toMatch(
			/^'Images' holds 'https:.*', which is too long for an address/,
		);
	});
});

describe('a text that leads nowhere', () => {
	it.each([
		...['example.com/photo', 'www.example.com', 'shop.example.co.uk/a', 'a-b.example.io/'],
		...['WWW.EXAMPLE.COM/A.PNG', 'cdn.a.b.example.photos/1'],
	])('%s lacks https://', (text) => {
		expect(refused(text)).toContain(`holds '${text}', an address without https:// before it`);
	});

	it.each([
		...['photo.png', 'example.c/photo', 'example.c0m/photo', 'a.b.c.d.e.com/x', 'photos/a'],
		...['my.photos/of me', 'www.example.com/of me', 'see www.example.com'],
		...['x s3://a', 'x gs://a', 'x ftp://a', 'x blob:a', 'x cid:a', 'x $json.a', "x $('a')"],
		`${'a'.repeat(64)}.com/photo`,
	])('%s is a name', (text) => {
		expect(refused(text)).toContain(`names the binary field '${text}'`);
	});

	it.each([
		'={{ $json.url }}',
		'{{ $json.url }}',
		'$json.url',
		"$('Form').item",
		'$node.x',
		'$items',
	])('%s is an expression as plain text', (text) => {
		expect(refused(text)).toContain('an expression as plain text');
	});

	it.each<[string, string]>([
		['s3://bucket/a.png', 'AWS S3'],
		['S3://bucket/a.png', 'AWS S3'],
		['gs://bucket/a.png', 'Google Cloud Storage'],
		['sftp://example.com/a.png', 'a file server'],
		['ftps://example.com/a.png', 'a file server'],
		['blob:https://example.com/1', 'one browser only'],
		['CID:image001', 'inside an e-mail'],
		['D:/a.png', 'a path on a disk'],
		['/srv/a.png', 'a path on a disk'],
		['~/a.png', 'a path on a disk'],
		['\\\\server\\a.png', 'a path on a disk'],
	])('%s: %s', (text, words) => {
		expect(refused(text)).toContain(words);
	});

	it.each(['mailto:me@example.com', 'javascript:alert(1)', 'x-y+z.1:abc'])(
		'%s is of another scheme',
		(text) => {
			expect(refused(text)).toContain(`holds '${text}', which is not an http(s) URL`);
		},
	);

	it('with a protocol-relative address takes https', () => {
		expect(found('//example.com/a.png')).toEqual(['https://example.com/a.png']);
	});

	it('is taken by JSON of the item where it is the path of a value there, in words', () => {
		const from = { ...item(), json: { photo: { url: URL_1 } } };
		expect(refused('photo.url', from)).toContain('{{ $json.photo.url }}');
		expect(refused('photo.uri', from)).not.toContain('$json');
		expect(refused('photo', { ...item(), json: { photo: null } })).not.toContain('$json');
	});
});

describe('more entries than any use has', () => {
	it('are refused at the 301st', () => {
		const names = (count: number) => Array(count).fill('a').join(',');
		expect(found(names(299), item('a'))).toHaveLength(299);
		expect(refused(names(301), item('a'))).toContain('has more than 300 entries');
	});
});

describe('the default that n8n leaves where something is dragged onto it', () => {
	it.each([`data ${URL_1}`, `data\t${URL_1}`, `data ["${URL_1}"]`, `data {"url":"${URL_1}"}`])(
		'%j is left out where no field is called so, or one image is asked for',
		(text) => {
			expect(found(text, item())).toEqual([URL_1]);
			expect(found(text, item('data'), 'Image')).toEqual([URL_1]);
		},
	);

	it('is the field that is called so where several are asked for', () => {
		expect(found(`data ${URL_1}`, item('data'))).toEqual(['field data', URL_1]);
	});
});

describe('an address inside the own network', () => {
	const check = (url: string, baseUrl?: string) => () =>
		checkWithinReach(
			'Images',
			[
				{ kind: 'url', label: 'a', url: URL_1 },
				{ kind: 'dataUri', label: 'b', base64: '' },
				{ kind: 'url', label: 'c', url },
			],
			baseUrl,
		);

	it.each(['http://localhost/a.png', 'http://192.168.1.2/a.png', 'http://minio:9000/a.png'])(
		'%s is refused for a vendor outside',
		(url) => {
			expect(refusalOf(check(url, 'https://api.example.com'))).toContain(
				`'Images' holds '${url}', an address inside your own network`,
			);
		},
	);

	it('is taken for a vendor inside, or of which nothing is known', () => {
		expect(check('http://localhost/a.png', 'http://127.0.0.1:4000')).not.toThrow();
		expect(check('http://localhost/a.png')).not.toThrow();
		expect(check(URL_2, 'https://api.example.com')).not.toThrow();
	});
});
