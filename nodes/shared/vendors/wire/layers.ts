import { z } from 'zod';
import { optionalText } from './reply';
import type { Layer } from '../vendor';

const side = z.number();
const LayerFields = z.object({
	z_index: z.number().optional().catch(undefined),
	name: optionalText,
	bounding_box: z
		.object({ absolute: z.tuple([side, side, side, side]) })
		.transform(({ absolute: [left, top, right, bottom] }) => ({ left, top, right, bottom }))
		.optional()
		.catch(undefined),
});

/**
 * A layer's place, from the fields that all vendors name alike (docs/vendors/upstream.md, "Layers"). The base comes first
 * and has no box. Undefined where nothing says that this is a layer.
 */
export function readLayer(value: unknown): Layer | undefined {
	const parsed = LayerFields.safeParse(value);
	if (!parsed.success) return undefined;
	const { z_index, name, bounding_box } = parsed.data;
	if (z_index === undefined && !bounding_box) return undefined;
	return { zIndex: z_index ?? 0, name, boundingBox: bounding_box };
}

/**
 * The layer of an image whose model takes images apart, where the vendor does not tell its place: their order is
 * the stack's, the base first (docs/vendors/upstream.md, "Layers").
 *
 * @param model the vendor's id
 */
export function layerInOrder(model: string | undefined, index: number): Layer | undefined {
	return model?.endsWith('layer-decomposition') ? { zIndex: index } : undefined;
}
