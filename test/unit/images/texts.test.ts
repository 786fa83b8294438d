import { describe, expect, it } from '@jest/globals';
import { checkWithinReach } from '../../../nodes/shared/images/withinReach';
import { refusalOf } from '../refusal';
import { found, item, refused } from './found';

const URL_1 = 'https://example.com/1.png';
const URL_2 = 'https://example.com/2.png';

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
		['a.png (http://example.com/1.png)', ['http://example.com/1.png']],
		[`${URL_1}، http://example.com/2.png`, [URL_1, 'http://example.com/2.png']],
		[`${URL_1}?a=1&#x0026;b=2&#0038;c=3&#38;d`, [`${URL_1}?a=1&b=2&c=3&d`]],
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
		['CID:image001', 'inside an email'],
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
	const nested = (depth: number): unknown => (depth === 0 ? ['a'] : { images: nested(depth - 1) });

	it('stand in objects no deeper than anybody means', () => {
		expect(found(nested(10), item('a'))).toEqual(['field a']);
		expect(() => found(nested(100), item('a'))).toThrow('a list inside too many lists');
	});

	it('are not there, and an address would do', () => {
		expect(refused('x')).toContain('connect a node that outputs a file, or enter a URL.');
	});

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
