import { boxesInside, boxesOf, type Box } from './boxes';
import { turned } from './exif';
import type { FileBytes } from './fileBytes';
import type { Shape } from './formatReader';
import { FULL_BOX } from './itemLocations';

/**
 * The shape of the primary item of a `meta` box (ISO/IEC 23008-12, 6.5): its size (`ispe`), cut (`clap`), then
 * turned (`irot`); `imir` mirrors, which leaves the shape as it is. Exif in the file describes the same turn and
 * must not be applied on top.
 */
export function primaryShape(file: FileBytes, meta: Box): Shape {
	const boxes = boxesInside(file, meta.offset + FULL_BOX, meta.end ?? meta.offset);
	const [primary, properties] = [boxes.get('pitm'), boxes.get('iprp')];
	if (!primary || !properties?.end) return {};
	const wide = file.uint8(primary.offset) > 0;
	const item = wide
		? file.uint32(primary.offset + FULL_BOX)
		: file.uint16(primary.offset + FULL_BOX);
	const inside = boxesInside(file, properties.offset, properties.end);
	const [container, associations] = [inside.get('ipco'), inside.get('ipma')];
	if (!container?.end || !associations?.end) return {};
	const wanted = propertiesOf(file, associations, item);
	const own = new Map<string, number>();
	let index = 0;
	for (const property of boxesOf(file, container.offset, container.end)) {
		if (!property) break;
		index += 1;
		if (wanted.has(index)) own.set(property.type, property.offset);
	}
	const size = sizeOf(file, own);
	const rotation = own.get('irot');
	return rotation !== undefined && file.uint8(rotation) & 1 ? turned(size) : size;
}

function sizeOf(file: FileBytes, own: Map<string, number>): Shape {
	const cut = own.get('clap');
	if (cut !== undefined) {
		// Fractions of 32 bits each.
		const width = Math.round(file.uint32(cut) / file.uint32(cut + 4));
		return { width, height: Math.round(file.uint32(cut + 8) / file.uint32(cut + 12)) };
	}
	const size = own.get('ispe');
	if (size === undefined) return {};
	return { width: file.uint32(size + FULL_BOX), height: file.uint32(size + FULL_BOX + 4) };
}

/** Which properties an item has, by their place in the container from 1 on (the `ipma` box). */
function propertiesOf(file: FileBytes, associations: Box, item: number): Set<number> {
	const { offset, end = offset } = associations;
	const wideItems = file.uint8(offset) > 0;
	const wideProperties = (file.uint8(offset + 3) & 1) === 1;
	const found = new Set<number>();
	let at = offset + FULL_BOX + 4;
	for (let entries = file.uint32(offset + FULL_BOX); entries > 0 && at < end; entries -= 1) {
		const id = wideItems ? file.uint32(at) : file.uint16(at);
		at += wideItems ? 4 : 2;
		const count = file.uint8(at);
		at += 1;
		for (let left = count; left > 0 && at < end; left -= 1) {
			// The highest bit says whether the property is essential.
			const index = wideProperties ? file.uint16(at) & 0x7fff : file.uint8(at) & 0x7f;
			at += wideProperties ? 2 : 1;
			if (id === item) found.add(index);
		}
	}
	return found;
}
