import { PAGE, pictureOf, WORDS, type Shown, type Wire } from './wire';
import { urlsOf } from './task';

const WORD = {
	processing: ['processing', 'queued', 'starting', 'warming_up'],
	finished: ['completed', 'succeeded'],
	empty: ['completed'],
	failed: ['failed', 'timeout'],
	unknown: [''],
};

function outputsOf({ task, phase }: Shown): unknown[] | null {
	if (phase === 'empty') return [];
	if (phase !== 'finished') return null;
	if (!task.base64) return urlsOf(task);
	return urlsOf(task).map(() => pictureOf(task).toString('base64'));
}

function prediction(shown: Shown, form: number): Record<string, unknown> {
	const { task, phase } = shown;
	const words = WORD[phase];
	return {
		id: task.id,
		model: task.body.model,
		status: words[form % words.length],
		outputs: outputsOf(shown),
		error: phase === 'failed' ? 'the model gave up' : '',
	};
}

/** Tasks one by one, and a history of them (docs/vendors/atlasCloud.md). */
export const atlasCloud: Wire = {
	baseUrl: 'https://api.atlascloud.ai',
	credential: 'seedreamAtlasCloudApi',
	synchronous: false,
	read: ({ method, url, body = {} }) => {
		if (method === 'POST') return { kind: 'submission', body };
		if (url.startsWith('/api/v1/model/history?')) {
			const query = new URLSearchParams(url.split('?')[1]);
			const before = (Number(query.get('no')) - 1) * PAGE;
			return { kind: 'list', since: 0, before, model: query.get('model') ?? undefined };
		}
		return {
			kind: 'question',
			ids: [decodeURIComponent(url.split('/').at(-1) ?? '')],
			batch: false,
		};
	},
	accepted: (shown, form) => {
		const known = { id: shown.task.id, status: 'processing' };
		if (form % 3 === 0) return { ...known, model: shown.task.body.model, outputs: [], urls: {} };
		return { code: form % 3 === 1 ? 200 : 202, data: known };
	},
	told: ([shown], _batch, form) => {
		if (!shown || shown.phase === 'unknown') {
			const statusCode = form % 2 ? 404 : 400;
			return { statusCode, headers: {}, body: atlasCloud.error(statusCode) };
		}
		const data = prediction(shown, form);
		if (shown.phase === 'failed' && form % 2) {
			return { statusCode: 500, headers: {}, body: { code: 500, message: 'failed', data } };
		}
		return { statusCode: 200, headers: {}, body: form % 3 ? { code: 200, data } : data };
	},
	listed: (shown) => ({
		code: 200,
		data: {
			items: shown.slice(0, PAGE).map(({ task, createdAt }) => ({
				ID: task.id,
				createdAt: Math.floor(createdAt / 1000),
				model: task.body.model,
				requestBody: JSON.stringify({ seed: -1, ...task.body }),
				status: 'processing',
			})),
			pageNo: 1,
			pageSize: PAGE,
		},
	}),
	error: (statusCode, id) => ({
		code: statusCode,
		msg: WORDS[statusCode] ?? 'error',
		request_id: 'r-1',
		data: id ? { id } : null,
	}),
};
