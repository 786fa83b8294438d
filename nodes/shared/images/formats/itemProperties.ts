import { boxesInside, ofType, type ClosedBox } from './boxes';
import { turned } from './exif';
import type { FileBytes } from './fileBytes';
import type { Shape } from './formatReader';
import { FULL_BOX } from './itemLocations';

/** The content of an item's properties, by type. */
type Properties = Map<string, FileBytes>;

/**
 * The shape of the primary item of a `meta` box (ISO/IEC 23008-12, 6.5): its size (`ispe`), cut (`clap`), then
 * turned (`irot`); `imir` mirrors, which leaves the shape as it is. Exif in the file describes the same turn and
 * must not be applied on top.
 */
export function primaryShape(file: FileBytes, meta: ClosedBox): Shape {
	const boxes = boxesInside(file, meta.offset + FULL_BOX, meta.end);
	const [primary, properties] = [ofType(boxes, 'pitm'), ofType(boxes, 'iprp')];
	if (!primary || !properties) return {};
	const wide = file.uint8(primary.offset) > 0;
	const item = wide
		? file.uint32(primary.offset + FULL_BOX)
		: file.uint16(primary.offset + FULL_BOX);
	const inside = boxesInside(file, properties.offset, properties.end);
	const [container, associations] = [ofType(inside, 'ipco'), ofType(inside, 'ipma')];
	if (!container || !associations) return {};
	const wanted = propertiesOf(file, associations, item);
	const own: Properties = new Map();
	for (const [index, property] of boxesInside(file, container.offset, container.end).entries()) {
		if (!wanted.has(index + 1)) continue;
		own.set(property.type, file.part(property.offset, property.end - property.offset));
	}
	const quarterTurns = own.get('irot')?.uint8(0) ?? 0;
	return quarterTurns & 1 ? turned(sizeOf(own)) : sizeOf(own);
}

function sizeOf(own: Properties): Shape {
	const cut = own.get('clap');
	if (cut) {
		// Fractions of 32 bits each.
		const width = Math.round(cut.uint32(0) / cut.uint32(4));
		return { width, height: Math.round(cut.uint32(8) / cut.uint32(12)) };
	}
	const size = own.get('ispe');
	return { width: size?.uint32(FULL_BOX), height: size?.uint32(FULL_BOX + 4) };
}

/** Which properties an item has, by their place in the container from 1 on (the `ipma` box). */
function propertiesOf(file: FileBytes, { offset, end }: ClosedBox, item: number): Set<number> {
	const wideItems = file.uint8(offset) > 0;
	const wideProperties = (file.uint8(offset + 3) & 1) === 1;
	const found = new Set<number>();
	let at = offset + FULL_BOX + 4;
	for (let entries = file.uint32(offset + FULL_BOX); entries > 0 && at < end; entries -= 1) {
		const id = wideItems ? file.uint32(at) : file.uint16(at);
		at += wideItems ? 4 : 2;
		const count = file.uint8(at);
		at += 1;
		for (let left = count; left > 0; left -= 1) {
			// The highest bit says whether the property is essential.
			const index = wideProperties ? file.uint16(at) & 0x7fff : file.uint8(at) & 0x7f;
			at += wideProperties ? 2 : 1;
			if (id === item) found.add(index);
		}
	}
	return found;
}
