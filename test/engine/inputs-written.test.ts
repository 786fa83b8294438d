import { beforeAll, describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { emulator, useEmulator } from './emulated';
import { hashes, refusedWith, sentReferences } from './inputs';
import { inMemory, pictures } from './pictures';

useEmulator();
let one: Buffer;
let two: Buffer;
beforeAll(async () => {
	[one, two] = (await pictures(2, { width: 80, height: 60 })) as [Buffer, Buffer];
});

const A = 'https://cdn.example.com/a.png';
const B = 'https://cdn.example.com/b.png';
/** A signed address, as attachments have it. */
const SIGNED = 'https://cdn.example.com/a.png?ex=1&is=2&hm=3';

const written = async (v: unknown) =>
	await sentReferences(emulator, 'seedreamCompose', {
		images: '={{ $json.v }}',
		json: { v } as IDataObject,
		binary: { data: inMemory(one), photo: inMemory(two) },
	});

describe('two addresses', () => {
	it.each<[string, string]>([
		['in quotes of a word processor', `“${A}”, “${B}”`],
		['in single quotes of a word processor', `‘${A}’ ‘${B}’`],
		['in German quotes', `„${A}“, „${B}“`],
		['in French quotes', `«${A}» «${B}»`],
		['in backticks, as a language model writes them', `\`${A}\` and\n\`${B}\``.replace(' and', '')],
		['in round brackets', `(${A}) (${B})`],
		['in square brackets, as a list without quotes', `[${A}, ${B}]`],
		['in curly brackets, as Postgres writes a list', `{${A},${B}}`],
		['in bold', `**${A}**, **${B}**`],
		['as links of Markdown', `[front](${A}) and [back](${B})`],
		['as links of Markdown called by their address', `[${A}](${A})\n[${B}](${B})`],
		['as links of HTML', `<a href="${A}">front</a><br><a href='${B}'>back</a>`],
		['as a bulleted list', `- ${A}\n- ${B}`],
		['as a list with stars, which is not every file', `* ${A}\n* ${B}`],
		['as a list with dots', `• ${A}\n• ${B}`],
		['as a numbered list', `1. ${A}\n2. ${B}`],
		['as a numbered list behind a sentence', `Here are the images:\n\n1) ${A}\n2) ${B}`],
		['with words before them', `Image 1: ${A}\nImage 2: ${B}`],
		['with words before them, in one line', `Front: ${A} Back: ${B}`],
		['with full stops behind them', `${A}. ${B}.`],
		['with commas behind them', `${A},\n${B},`],
		['with a full-width comma between', `${A}，${B}`],
		['with an ideographic comma between', `${A}、${B}`],
		['with a full-width semicolon between', `${A}；${B}`],
		['with an Arabic comma between', `${A}، ${B}`],
		['with line ends that were escaped', `${A}\\n${B}\\n`],
		['with slashes that were escaped', `${A}, ${B}`.replaceAll('/', '\\/')],
		["as a sheet's formulas in German", `=BILD("${A}"), =BILD("${B}")`],
		['as text that Excel must not change', `="${A}"\n="${B}"`],
		["in Python's writing with None", `['${A}', None, '${B}']`],
		['with the words for nothing', `${A}, null, ${B}, N/A, undefined`],
	])('%s', async (_what, v) => {
		expect(await written(v)).toEqual([A, B]);
	});

	it('of a list with null and the word none', async () => {
		expect(await written([A, null, 'none', B, ''])).toEqual([A, B]);
	});
});

describe('one address', () => {
	const edit = async (v: unknown) =>
		await sentReferences(emulator, 'seedreamEdit', {
			images: '={{ $json.v }}',
			json: { v } as IDataObject,
		});

	it.each<[string, string, string]>([
		['whose & came out of HTML', SIGNED.replaceAll('&', '&amp;'), SIGNED],
		["whose & came out of WordPress' HTML", SIGNED.replaceAll('&', '&#038;'), SIGNED],
		[
			'of an image in HTML whose & is escaped',
			`<img src="${SIGNED.replace(/&/g, '&amp;')}">`,
			SIGNED,
		],
		['with an exclamation mark behind', `${A}!`, A],
		[
			'with brackets that belong to it, in brackets',
			'(https://x.example/a(1).png)',
			'https://x.example/a(1).png',
		],
		['with a star that belongs to it', 'https://x.example/a*1.png', 'https://x.example/a*1.png'],
		['that ends in dots of its own', 'https://x.example/v1..', 'https://x.example/v1..'],
		[
			'that asks a proxy for another in brackets',
			`https://x.example/unsafe/mark(${A},1)/b.jpg`,
			`https://x.example/unsafe/mark(${A},1)/b.jpg`,
		],
		['with words of another script in front', `图片：${A}`, A],
	])('%s', async (_what, v, sent) => {
		expect(await edit(v)).toEqual([sent]);
	});
});

describe('base64', () => {
	const edit = async (v: unknown) =>
		await sentReferences(emulator, 'seedreamEdit', {
			images: '={{ $json.v }}',
			json: { v } as IDataObject,
		});

	it.each<[string, (base64: string) => unknown]>([
		['a data URI with a charset', (b) => `data:image/png;charset=utf-8;base64,${b}`],
		[
			'a data URI with a name that has a comma',
			(b) => `data:image/png;name="a, b.png";base64,${b}`,
		],
		['a data URI of no known type', (b) => `data:undefined;base64,${b}`],
		[
			'a data URI whose start was put before it twice',
			(b) => `data:image/png;base64,data:image/png;base64,${b}`,
		],
		['a data URI that lost its first word', (b) => `image/png;base64,${b}`],
		['a data URI that lost all but base64', (b) => `base64,${b}`],
		['base64 as chat bots write it', (b) => `base64://${b}`],
		["base64 in Python's writing of bytes", (b) => `b'${b}'`],
		['base64 whose line ends were escaped', (b) => b.replace(/.{76}/g, '$&\\n')],
		[
			'base64 whose slashes were escaped',
			(b) => `data:image/png;base64,${b.replaceAll('/', '\\/')}`,
		],
		['a Buffer that a Code node gave as JSON', (b) => Buffer.from(b, 'base64').toJSON()],
		['a Buffer as JSON text', (b) => JSON.stringify(Buffer.from(b, 'base64'))],
	])('%s', async (_what, write) => {
		expect(await edit(write(one.toString('base64')))).toEqual(hashes(one));
	});
});

describe('names of fields', () => {
	it.each<[string, string]>([
		['with a full-width comma between', 'data，photo'],
		['as a list', '- data\n- photo'],
		['as the paths that expressions have', '$binary.data, binary.photo'],
		['in quotes of a word processor', '“data”, “photo”'],
		['with none behind', 'data, photo, none'],
	])('%s', async (_what, v) => {
		expect(await written(v)).toEqual(hashes(one, two));
	});

	it('called none is a name like any other', async () => {
		expect(
			await sentReferences(emulator, 'seedreamEdit', {
				images: 'none',
				binary: { none: inMemory(one) },
			}),
		).toEqual(hashes(one));
	});
});

describe('what cannot be taken says what to do', () => {
	it.each<[string, string, string[]]>([
		['an expression in a fixed field', '{{ $json.url }}', ["'{{ $json.url }}'", 'Expression']],
		['an expression with its equal sign', '={{ $json.url }}', ["'={{ $json.url }}'", 'Expression']],
		['an expression without brackets', '$json.url', ["'$json.url'", 'Expression']],
		[
			'an address without its scheme',
			'www.example.com/a.png',
			["'www.example.com/a.png'", 'https://'],
		],
		['an address of a bucket', 's3://bucket/a.png', ['AWS S3', 'Download']],
		["an address of Google's buckets", 'gs://bucket/a.png', ['Google Cloud Storage']],
		['an address inside a browser', 'blob:https://app.example.com/1-2', ['browser']],
		['an image inside an email', 'cid:image001.png@01DA', ['email', 'attachments']],
		['a path of Windows', 'C:\\Users\\me\\photo.png', ['Read/Write Files from Disk']],
		['a path', '/data/photo.png', ['Read/Write Files from Disk']],
		['an error of a sheet', '#REF!', ["'#REF!'"]],
	])('%s', async (_what, v, words) => {
		const message = await refusedWith(emulator, 'seedreamEdit', {
			images: '={{ $json.v }}',
			json: { v },
			binary: { photo: inMemory(two) },
		});
		for (const word of ["'Image'", ...words]) expect(message).toContain(word);
	});

	it.each(['none', 'null', 'undefined', 'N/A', '#N/A', '[]', '""', ' \u00a0'])(
		'%s, from an agent that fills every field, is empty',
		async (v) => {
			const message = await refusedWith(emulator, 'seedreamEdit', {
				images: '={{ $json.v }}',
				json: { v },
				binary: { photo: inMemory(two) },
			});
			expect(message).toContain("'Image' is empty");
		},
	);
});
