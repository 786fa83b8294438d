import { coloursOf, type Picture } from './picture';

const escapeXml = (text: string): string =>
	text
		// Control characters are no legal XML, whatever a prompt contains.
		.replace(/[\u0000-\u001f\u007f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])/g, ' ')
		.replace(/(?<![\ud800-\udbff])[\udc00-\udfff]/g, ' ')
		.replace(/&/g, '&amp;')
		.replace(/</g, '&lt;')
		.replace(/>/g, '&gt;')
		.replace(/"/g, '&quot;');

/** Breaks a text into lines of about this many characters, at most so many. */
export function wrap(text: string, width: number, most: number): string[] {
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(/\s+/).flatMap((part) => part.match(/.{1,40}/gu) ?? [])) {
		if (line !== '' && line.length + word.length + 1 > width) {
			lines.push(line);
			line = word;
		} else {
			line = line === '' ? word : `${line} ${word}`;
		}
	}
	if (line !== '') lines.push(line);
	if (lines.length <= most) return lines;
	return [...lines.slice(0, most - 1), `${lines[most - 1] ?? ''} …`];
}

/** The picture as SVG: a gradient, what was asked for, and the references in a row. */
export function sceneOf(picture: Picture): Buffer {
	const { width, height } = picture;
	const [from, to] = coloursOf(picture.prompt);
	const unit = Math.min(width, height) / 24;
	const line = (text: string, size: number, y: number, weight = 'normal') =>
		`<text x="${unit * 2.5}" y="${y}" font-size="${size}" font-weight="${weight}" font-family="sans-serif" fill="#fff">${escapeXml(text)}</text>`;
	const charactersPerLine = Math.floor((width - unit * 5) / (unit * 0.68));
	const prompt = wrap(picture.prompt, charactersPerLine, picture.thumbnails.length > 0 ? 5 : 6);
	const ground = picture.transparent
		? `<rect x="${unit}" y="${unit}" width="${width - unit * 2}" height="${height - unit * 2}" rx="${unit * 4}" fill="url(#ground)"/>`
		: `<rect width="${width}" height="${height}" fill="url(#ground)"/><circle cx="${width * 0.78}" cy="${height * 0.3}" r="${unit * 4}" fill="#fff" fill-opacity="0.16"/>`;
	return Buffer.from(
		[
			`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}">`,
			`<defs><linearGradient id="ground" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient></defs>`,
			ground,
			...prompt.map((text, index) => line(text, unit * 1.2, unit * (3.8 + index * 1.7), 'bold')),
			...thumbnailRow(picture, unit),
			line(picture.vendor, unit * 0.9, height - unit * 5),
			line(picture.model, unit * 0.9, height - unit * 3.7),
			line(`${width} × ${height}  ${picture.note}`, unit * 0.9, height - unit * 2.4),
			'</svg>',
		].join(''),
	);
}

function thumbnailRow(picture: Picture, unit: number): string[] {
	const count = picture.thumbnails.length;
	if (count === 0) return [];
	const side = Math.min(unit * 5, (picture.width - unit * 5) / count - unit * 0.3);
	const top = picture.height - unit * 6.5 - side;
	return picture.thumbnails.map((thumbnail, index) => {
		const left = unit * 2.5 + index * (side + unit * 0.3);
		return `<rect x="${left - 2}" y="${top - 2}" width="${side + 4}" height="${side + 4}" fill="#fff" fill-opacity="0.7"/><image x="${left}" y="${top}" width="${side}" height="${side}" xlink:href="data:image/jpeg;base64,${thumbnail.toString('base64')}"/>`;
	});
}
