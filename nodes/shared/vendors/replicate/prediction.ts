import { Prediction, readState, type PredictionDialect } from '../wire/prediction';
import { objectOf } from '../wire/reply';
import type { TaskState } from '../vendor';
import { ERROR_WORDS } from './errorWords';

/** docs/vendors/replicate.md, "Task states". */
export const DIALECT: PredictionDialect = {
	codes: {},
	words: ERROR_WORDS,
	succeeded: ['succeeded'],
	failed: ['failed', 'canceled', 'aborted'],
};

/** Nobody has captured how layers come: as a list, or as lists by name. */
function outputsIn(output: unknown): unknown {
	const { layers, images } = objectOf(output) ?? {};
	return [layers, images].find((list) => Array.isArray(list) && list.length > 0) ?? output;
}

/** Layers whose places are not told: their order is the stack's, the base first (docs/vendors/upstream.md, "Layers"). */
function inOrder({ result }: Extract<TaskState, { status: 'succeeded' }>): TaskState {
	const images = result.images.map((image) => ({
		...image,
		layer: image.layer ?? { zIndex: image.index },
	}));
	return { status: 'succeeded', result: { ...result, images } };
}

/** A task's state. Replicate forgets what tasks were about, and what came of them, an hour after their end. */
export function stateOf(body: Record<string, unknown>): TaskState {
	const prediction = Prediction.parse({ ...body, output: outputsIn(body.output) });
	const state = readState(prediction, DIALECT);
	const layered = objectOf(body.input)?.layer_decomposition === true;
	if (state.status === 'succeeded' && layered) return inOrder(state);
	if (state.status !== 'failed' || state.error.kind !== 'empty' || body.data_removed !== true) {
		return state;
	}
	const message = 'the images were removed an hour after the task had ended';
	return { status: 'failed', error: { kind: 'expired', message } };
}
