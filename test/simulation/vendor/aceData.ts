import { ok, PAGE, pictureOf, WORDS, type Shown, type Wire } from './wire';
import { urlsOf } from './task';

const CODES: Record<number, string> = {
	400: 'bad_request',
	403: 'forbidden',
	404: 'no_api',
	429: 'too_many_requests',
};

/** What a task came to; absent while it runs. */
function responseOf({ task, phase }: Shown): object | undefined {
	if (phase === 'unknown' || phase === 'processing') return undefined;
	const ids = { task_id: task.id, trace_id: 't-1' };
	const error = { code: 'api_error', message: 'the upstream gave up' };
	if (phase === 'failed') return { success: false, ...ids, error };
	if (phase === 'empty') return { success: true, ...ids, data: [] };
	const data = urlsOf(task).map((url) => ({
		prompt: task.body.prompt,
		...(task.base64 ? { b64_json: pictureOf(task).toString('base64') } : { image_url: url }),
	}));
	if (task.ending === 'mixed') return { success: false, ...ids, data: [...data, { error }], error };
	return { success: true, ...ids, data };
}

function recordOf(shown: Shown): object {
	const { task, createdAt } = shown;
	const response = responseOf(shown);
	return {
		id: task.id,
		type: 'images',
		created_at: createdAt / 1000,
		request: { seed: -1, ...task.body },
		...(response && { response, finished_at: createdAt / 1000 + 1 }),
	};
}

/** Tasks in batches, and a list of them by time (docs/vendors/aceData.md). */
export const aceData: Wire = {
	baseUrl: 'https://api.acedata.cloud',
	credential: 'seedreamAceDataApi',
	synchronous: false,
	read: ({ url, body = {} }) => {
		if (url === '/seedream/images') return { kind: 'submission', body };
		const {
			id,
			ids,
			created_at_min,
			offset = 0,
		} = body as {
			id?: string;
			ids?: string[];
			created_at_min?: number;
			offset?: number;
		};
		if (created_at_min !== undefined) {
			return { kind: 'list', since: created_at_min * 1000, before: offset };
		}
		return { kind: 'question', ids: ids ?? [id ?? ''], batch: ids !== undefined };
	},
	accepted: ({ task }, form) => {
		const shapes = [{ task_id: task.id }, { id: task.id }, { data: { task_id: task.id } }];
		return { ...shapes[form % 3], trace_id: 't-1' };
	},
	told: (shown, batch) => {
		const known = shown.flatMap((one) => (one && one.phase !== 'unknown' ? one : []));
		const items = known.map(recordOf);
		if (!batch) return ok(items[0] ?? {});
		return ok({ items, count: items.length });
	},
	listed: (shown) => {
		const items = shown.slice(0, PAGE).map(recordOf);
		return { items, count: items.length };
	},
	error: (statusCode, id) => ({
		success: false,
		error: { code: CODES[statusCode] ?? 'api_error', message: WORDS[statusCode] ?? 'error' },
		...(id && { task_id: id }),
		trace_id: 't-1',
	}),
};
