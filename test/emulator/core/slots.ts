import type { Picture } from '../drawing/picture';
import { MODERATION } from '../faults/outcome';
import type { TaskPlan } from './create-task';
import { layersOf } from './layers';
import type { Size } from './size';
import type { Slot } from './tasks';
import type { VendorState } from './vendor-state';

/** The places of a task's result: drawn images, layers, or what moderation leaves of them. */
export function slotsOf(vendor: VendorState, plan: TaskPlan, imageBytes?: number): Slot[] {
	const { settings, descriptor } = vendor;
	const hang = (index: number, picture: Picture) =>
		vendor.gallery.hang(vendor.name, index, picture, descriptor.resultQuery?.());
	const picture = (size: Size, note: string, over: Partial<Picture> = {}): Picture => ({
		format: settings.imageFormat ?? plan.format,
		...size,
		transparent: plan.transparent,
		vendor: descriptor.title,
		model: plan.model,
		prompt: plan.prompt,
		note,
		thumbnails: plan.references.flatMap(({ thumbnail }) => thumbnail ?? []),
		bytes: imageBytes,
		drawing: settings.drawing,
		...over,
	});
	if (plan.layers !== undefined) {
		return layersOf(plan.size, plan.layers).map(({ layer, size }, index) => {
			const transparent = index > 0;
			const over: Partial<Picture> = { format: 'png', transparent };
			if (transparent) over.thumbnails = [];
			return { image: hang(index, picture(size, layer.name, over)), layer, transparent };
		});
	}
	const count = plan.count > 1 ? Math.max(1, plan.count - settings.fewerImagesInSet) : 1;
	let index = 0;
	return Array.from({ length: count }, (_, place): Slot => {
		if (settings.failImagesInSet.includes(place)) {
			if (plan.listsFailures) index += 1;
			const { code, message } = MODERATION['output-image'];
			return { failure: { code: descriptor.moderation.code ?? code, message } };
		}
		const note = count > 1 ? `${place + 1} of ${count}` : '';
		const image = hang(index, picture(plan.size, note));
		index += 1;
		return { image, transparent: plan.transparent };
	});
}
