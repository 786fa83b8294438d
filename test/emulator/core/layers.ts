import type { Size } from './size';
import type { Layer } from './tasks';

/** The base and the layers over it, each with the box it covers. */
export function layersOf(base: Size, count: number): { layer: Layer; size: Size }[] {
	const layers = [
		{ layer: { zIndex: 0, name: 'background', description: 'The base image' }, size: base },
	];
	for (let zIndex = 1; zIndex <= count; zIndex += 1) {
		const step = zIndex / (count + 2);
		const left = Math.round(base.width * step * 0.5);
		const top = Math.round(base.height * step * 0.4);
		const size = {
			width: Math.max(32, Math.round(base.width * 0.4)),
			height: Math.max(32, Math.round(base.height * 0.35)),
		};
		const box: [number, number, number, number] = [left, top, left + size.width, top + size.height];
		const layer: Layer = { zIndex, name: `layer ${zIndex}`, description: `Element ${zIndex}`, box };
		layers.push({ layer, size });
	}
	return layers;
}

/** A box as both forms the vendors give: pixels, and thousandths of the base. */
export function boxForms(
	box: [number, number, number, number],
	base: Size,
): Record<'absolute' | 'normalized', number[]> {
	const [left, top, right, bottom] = box;
	const thousandth = (value: number, side: number) => Math.round((value / side) * 1000);
	return {
		absolute: box,
		normalized: [
			thousandth(left, base.width),
			thousandth(top, base.height),
			thousandth(right, base.width),
			thousandth(bottom, base.height),
		],
	};
}
