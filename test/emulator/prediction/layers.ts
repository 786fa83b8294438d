import { boxForms } from '../core/layers';
import { imagesOf } from '../core/tasks';
import type { TaskView } from '../faults/task-view';

/** Layers stand beside the outputs, in their order. */
export function layerFields(view: TaskView): Record<string, unknown> {
	const [base] = imagesOf(view.slots);
	if (base === undefined) return {};
	const { width, height } = base;
	const layers = view.slots.flatMap((slot) => {
		if (!('image' in slot) || slot.layer === undefined) return [];
		const { zIndex, name, description, box } = slot.layer;
		return {
			z_index: zIndex,
			name,
			description,
			bounding_box: boxForms(box ?? [0, 0, width, height], { width, height }),
			image: { width: slot.image.width, height: slot.image.height },
		};
	});
	return layers.length === 0 ? {} : { layers };
}
