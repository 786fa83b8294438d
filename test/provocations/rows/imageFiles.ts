import type { IBinaryData } from 'n8n-workflow';
import { withChunk } from '../../images/build';
import { BARE_JXL, HEIC } from '../../images/fixtures';
import { file, GONE, png } from '../files';
import type { Provocation } from '../provocation';

const text = (words: string): IBinaryData => file(Buffer.from(words), 'photo.png');

/** A file in the field `data` that is not what it should be. */
const held = (
	entered: string,
	data: IBinaryData,
	given: string[] = [],
	more: Partial<Provocation> = {},
): Provocation => ({
	field: 'The image itself',
	entered,
	node: 'seedreamEdit',
	files: { data },
	given: ["'data'", ...given],
	...more,
});

const PHOTO = png(1024, 1024);
const MEGABYTES_11 = withChunk(PHOTO, 'tEXt', Buffer.alloc(11 * 1024 * 1024), 'end');
const layers: Partial<Provocation> = { parameters: { operation: 'decomposeLayers' } };

export const IMAGE_FILES: Provocation[] = [
	held('a file of 0 bytes', file(Buffer.alloc(0)), ['0 bytes']),
	held('a letter named .png', text('Dear sir or madam, this is a letter.')),
	held('a web page', text('<!doctype html><html><body>Not found</body></html>')),
	held('an answer in JSON', text('{"error": "not found"}'), ['not found']),
	held('an answer in XML', text('<?xml version="1.0"?><Error>AccessDenied</Error>'), [
		'AccessDenied',
	]),
	held('base64 as text', text(PHOTO.toString('base64'))),
	held('an image that was read as text', file(Buffer.from(PHOTO.toString('latin1'), 'utf8'))),
	held('a video', file(Buffer.from('\0\0\0\x18ftypmp42aaaaaaaaaaaa', 'latin1'))),
	held('a ZIP', file(Buffer.from('PK\x03\x04aaaaaaaaaaaa', 'latin1'))),
	held('an SVG', text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>'), [
		'SVG',
	]),
	held('a PDF', text('%PDF-1.7 aaaaaaaaaaaa'), ['PDF']),
	held('a JPEG XL', file(BARE_JXL), ['JPEG XL']),
	held('a HEIC, as iPhones make it', file(HEIC), ['HEIC'], { everyModel: true }),
	held('a HEIC, to be taken apart', file(HEIC), ['HEIC'], layers),
	held('a PNG cut short', file(PHOTO.subarray(0, -20))),
	held('11 MB', file(MEGABYTES_11), ['11.01 MB', '10 MB']),
	held('10 × 10 pixels', file(png(10, 10)), ['10x10']),
	held('7000 × 7000 pixels', file(png(7000, 7000)), ['7000x7000']),
	held('4000 × 100 pixels', file(png(4000, 100)), ['4000x100'], { everyModel: true }),
	held('300 × 300 pixels, to be taken apart', file(png(300, 300)), ['300x300'], layers),
	held('no transparency, with Background Transparent', file(PHOTO), [], {
		everyModel: true,
		parameters: { options: { background: 'transparent' } },
	}),
	held('a file of an execution that n8n has deleted', GONE),
	held('an SVG, in Upload', text('<svg xmlns="http://www.w3.org/2000/svg"></svg>'), ['SVG'], {
		node: 'seedreamUpload',
	}),
	held('a data URI of text', file(PHOTO), [], {
		parameters: { image: 'data:text/plain;base64,RGVhciBzaXIgb3IgbWFkYW0sIGEgbGV0dGVyLg==' },
		given: ["'data URI'"],
	}),
];
