import { describe, expect, it } from '@jest/globals';
import { emulator, useEmulator } from './emulated';
import { hashes, refusedWith, sentReferences } from './inputs';
import { inMemory, onDisk, picture } from './pictures';

useEmulator();

type Make = () => Promise<Buffer> | Buffer;
const png = () => picture({ width: 80, height: 60 });
const jpeg = () => picture({ width: 80, height: 60, format: 'jpeg' });
const gif = () => picture({ width: 80, height: 60, format: 'gif' });
const text =
	(words: string): Make =>
	() =>
		Buffer.from(words);

describe('a file that is no image is named by what it is', () => {
	it.each<[string, Make, string[]]>([
		[
			'a page to sign in',
			text('<!DOCTYPE html><html><head><title>Sign in</title>'),
			['a web page'],
		],
		[
			'a page with a blank line first',
			text('\r\n <html lang="de"><body>403 Forbidden</body>'),
			['a web page'],
		],
		[
			"a bucket's refusal",
			text('<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>'),
			['XML', 'AccessDenied'],
		],
		['an answer in JSON', text('{"error":"link expired"}'), ['JSON', 'link expired']],
		[
			'base64 that was written into a file',
			async () => Buffer.from((await png()).toString('base64')),
			['base64', 'Move Base64 String to File'],
		],
		[
			'a data URI that was written into a file',
			async () => Buffer.from(`data:image/png;base64,${(await png()).toString('base64')}`),
			['base64', 'Move Base64 String to File'],
		],
		[
			'a PNG that was read as text',
			async () => Buffer.from((await png()).toString('utf8')),
			['read as text', 'Response Format'],
		],
		[
			'a JPEG that was read as text',
			async () => Buffer.from((await jpeg()).toString('utf8')),
			['read as text', 'Response Format'],
		],
		[
			'a PNG that was read as Latin text',
			async () => Buffer.from((await png()).toString('latin1')),
			['read as text'],
		],
		['a video of a phone', () => Buffer.from('\0\0\0\x14ftypqt  \0\0\0\0qt  moov'), ['a video']],
		[
			'a video of WhatsApp',
			() => Buffer.from('\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41'),
			['a video'],
		],
		['an archive', () => Buffer.from('PK\x03\x04 photos of the trip'), ['ZIP', 'Compression']],
		['anything else', text('Dear sir or madam, this is a letter'), ['whatever its name says']],
	])('%s', async (_what, make, words) => {
		const file = await make();
		for (const keep of [inMemory, onDisk]) {
			const message = await refusedWith(emulator, 'seedreamEdit', {
				images: 'photo',
				binary: { photo: await keep(file) },
			});
			for (const word of ["'Image'", "'photo'", 'is not an image', 'PNG', ...words]) {
				expect(message).toContain(word);
			}
		}
	});
});

describe('an image with odd bytes is taken', () => {
	it.each<[string, Make]>([
		['a PNG with a line end behind', async () => Buffer.concat([await png(), Buffer.from('\n')])],
		['a JPEG with zeros behind', async () => Buffer.concat([await jpeg(), Buffer.alloc(5000)])],
		[
			'two JPEGs in one file, as phones in 3D and HDR write',
			async () => Buffer.concat([await jpeg(), await jpeg()]),
		],
		['a GIF without its last byte, every picture there', async () => (await gif()).subarray(0, -1)],
	])('%s', async (_what, make) => {
		const file = await make();
		expect(
			await sentReferences(emulator, 'seedreamEdit', {
				images: 'photo',
				binary: { photo: inMemory(file) },
			}),
		).toEqual(hashes(file));
	});

	it('but a GIF cut inside its picture is not', async () => {
		const message = await refusedWith(emulator, 'seedreamEdit', {
			images: 'photo',
			binary: { photo: inMemory((await gif()).subarray(0, -3)) },
		});
		expect(message).toContain('cut short');
	});
});

describe('several images in one text are all sent', () => {
	it.each<[string, string]>([
		[
			'base64 in lines of its own, and a file',
			'={{ $json.one + "\\n" + $json.other + ", photo" }}',
		],
		['a file behind base64', '={{ $json.one + "\\nphoto\\n" + $json.other }}'],
		[
			'a data URI, then base64',
			'={{ "data:image/png;base64," + $json.one + "\\n" + $json.other + "\\nphoto" }}',
		],
		[
			'marks of Markdown behind the star',
			'=* ![a](data:image/png;base64,{{ $json.one }}) ![b](data:image/gif;base64,{{ $json.other }})',
		],
	])('%s', async (_what, images) => {
		const [one, other, photo] = await Promise.all([png(), gif(), jpeg()]);
		const sent = await sentReferences(emulator, 'seedreamCompose', {
			images,
			json: { one: one.toString('base64'), other: other.toString('base64') },
			binary: { photo: inMemory(photo) },
		});
		expect(new Set(sent)).toEqual(new Set(hashes(one, other, photo)));
	});
});
