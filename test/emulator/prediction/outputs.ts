import { base64Of } from '../core/encoding';
import type { Slot } from '../core/tasks';
import type { TaskView } from '../faults/task-view';

/** The forms of a vendor's outputs. */
export interface OutputForms {
	outputs: 'strings' | 'objects' | 'data-uri' | 'base64';
	/** The key of output objects. */
	outputKey: 'url' | 'image' | 'output' | 'download_url' | 'image_url' | 'uri';
	/** `output-*` is the singular field: a string, or an array. */
	outputField: 'outputs' | 'output-string' | 'output-array';
	/** What `enable_base64_output` gives. */
	base64Form: 'data-uri' | 'base64';
}

/** The outputs of a finished prediction in every form that was seen (docs/vendors/atlasCloud.md), under their field's name. */
export async function outputFields(
	view: TaskView,
	settings: OutputForms,
): Promise<Record<string, unknown>> {
	switch (view.outputsMissing) {
		case 'absent':
			return {};
		case 'null':
			return { outputs: null };
		case 'empty':
			return { outputs: [] };
		case 'strange':
			return { outputs: [{ status: 'stored' }] };
	}
	const asked = view.task.facts.body.enable_base64_output === true;
	const inline = view.inline ?? (asked ? settings.base64Form : undefined);
	const form = settings.outputs === 'strings' && inline ? inline : settings.outputs;
	const outputs: unknown[] = [];
	for (const slot of view.slots) {
		if ('nothing' in slot) outputs.push(null);
		if ('image' in slot) outputs.push(await outputOf(slot, form, settings));
	}
	switch (settings.outputField) {
		case 'output-string':
			return { output: outputs[0] };
		case 'output-array':
			return { output: outputs };
		default:
			return { outputs };
	}
}

async function outputOf(
	{ image }: Extract<Slot, { image: unknown }>,
	form: OutputForms['outputs'],
	settings: OutputForms,
): Promise<unknown> {
	if (form === 'data-uri' || form === 'base64') return await base64Of(image, form);
	return form === 'objects' ? { [settings.outputKey]: image.url } : image.url;
}
