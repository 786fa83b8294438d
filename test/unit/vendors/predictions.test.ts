import { describe, expect, it } from '@jest/globals';
import type { TaskReading } from '../../../nodes/shared/vendors/vendor';
import { VENDORS } from '../../../nodes/shared/vendors/vendors';
import { readLayer } from '../../../nodes/shared/vendors/wire/layers';
import { reply } from './reply';

/* What Atlas Cloud and WaveSpeedAI share: predictions, in an envelope or flat. */
const { atlasCloud, waveSpeed } = VENDORS;
const IMAGE = 'https://media.example.org/a.png';

const submitted = (statusCode: number, body: unknown) =>
	atlasCloud.readSubmission(reply(statusCode, body));
const asked = (body: unknown, statusCode = 200): TaskReading =>
	atlasCloud.tasks!.readSingle(reply(statusCode, body));
const ended = (more: object) => asked({ code: 200, data: { id: 'a', ...more } });
const failed = (more: object) => ended({ status: 'failed', ...more });

describe('the id of a prediction', () => {
	it.each<[object, string]>([
		[{ data: { id: 'a', prediction_id: 'b' }, id: 'c' }, 'a'],
		[{ data: { prediction_id: 'b', predictionId: 'd' } }, 'b'],
		[{ data: { predictionId: 'd', request_id: 'e' } }, 'd'],
		[{ data: { predictionId: 'd', task_id: 'f' } }, 'd'],
		[{ data: { task_id: 'f' } }, 'f'],
		[{ request_id: 'e' }, 'e'],
	])('in %j is %s', (body, taskId) => {
		expect(submitted(200, body)).toEqual({ outcome: 'accepted', taskId });
	});

	it('that is missing leaves what came to be seen', () => {
		expect(submitted(200, { code: 200, data: {} })).toMatchObject({
			outcome: 'ambiguous',
			error: { kind: 'unreadable', message: 'no prediction id in {"code":200,"data":{}}' },
		});
	});
});

describe('an error of the envelope', () => {
	it.each<[object, object]>([
		[{ message: 'a', msg: 'b', detail: 'c', error: 'd' }, { message: 'a' }],
		[{ msg: 'b', detail: 'c', error: 'd' }, { message: 'b' }],
		[{ detail: 'c', error: { message: 'd' } }, { message: 'c' }],
		[{ error: { message: 'd' } }, { message: 'd' }],
		[{ error: 'd' }, { message: 'd' }],
		[{ other: 1 }, { message: '{"other":1}' }],
	])('%j is told in the words %j', (body, error) => {
		expect(submitted(400, body)).toMatchObject({ outcome: 'refused', error });
	});

	it.each<[object, string, string]>([
		[
			{ error: { code: 'PolicyViolation' }, error_code: 'AccessDenied', code: 'ModelNotOpen' },
			'PolicyViolation',
			'moderation',
		],
		[{ error_code: 'AccessDenied', code: 'ModelNotOpen' }, 'AccessDenied', 'permission'],
		[{ code: 'ModelNotOpen' }, 'ModelNotOpen', 'model'],
		[{ error_code: 1039 }, '1039', 'moderation'],
	])('%j has the code %s', (body, code, kind) => {
		expect(submitted(400, body)).toMatchObject({ error: { code, kind, statusCode: 400 } });
	});

	it('has the status of HTTP, else that of its code', () => {
		expect(submitted(400, { code: 401 })).toMatchObject({ error: { statusCode: 400 } });
		expect(submitted(200, { code: 401 })).toMatchObject({
			error: { statusCode: 401, kind: 'credential' },
		});
		expect(submitted(200, { code: 'WORD' })).toMatchObject({ error: { statusCode: 200 } });
		expect(submitted(300, { id: 'a' })).toMatchObject({ error: { kind: 'redirect' } });
		expect(submitted(299, { id: 'a' })).toMatchObject({ outcome: 'accepted' });
	});
});

describe('a question about a prediction', () => {
	it.each<[number, unknown, TaskReading['status']]>([
		[400, { msg: 'not found' }, 'unknown'],
		[404, { msg: 'not found' }, 'unknown'],
		[404, '<html>', 'unanswered'],
		[400, '<html>', 'unanswered'],
		[404, null, 'unanswered'],
		[403, { msg: 'no' }, 'unanswered'],
		[422, { msg: 'no' }, 'unanswered'],
		[500, { data: { id: 'a', status: 'failed' } }, 'failed'],
		[500, { data: { status: 'failed' } }, 'unanswered'],
		[500, { data: { id: 'a' } }, 'unanswered'],
		[500, { data: { request_id: 'a', status: 'failed' } }, 'unanswered'],
		[200, { data: { status: 'failed' } }, 'failed'],
		[200, { data: {} }, 'processing'],
	])('answered with %i %j is %s', (status, body, reading) => {
		expect(asked(body, status).status).toBe(reading);
	});
});

describe('a prediction that failed', () => {
	it.each<[object, object]>([
		[{ error: { message: 'a' } }, { message: 'a', kind: 'taskFailed' }],
		[{ error: 'b' }, { message: 'b' }],
		[{ error: '<p>b</p>' }, { message: 'b' }],
		[{ error: null }, { message: 'status failed' }],
		[{ error: 'b', error_code: 'x'.repeat(70) }, { code: 'x'.repeat(60) }],
		// Its code goes before one that it quotes.
		[
			{ error: 'AccessDenied', error_code: 1039 },
			{ kind: 'moderation', code: '1039' },
		],
		[
			{ error: 'AccessDenied', error_code: 7 },
			{ kind: 'permission', code: '7' },
		],
	])('as %j says why', (more, error) => {
		expect(failed(more)).toMatchObject({ status: 'failed', error });
	});

	it('says it in the words of the envelope, where it has none', () => {
		const data = { id: 'a', status: 'TIMEOUT', error: '' };
		expect(asked({ code: 500, message: 'outer', data }, 500)).toMatchObject({
			error: { message: 'outer' },
		});
		expect(asked({ code: 200, message: 'outer', data })).toMatchObject({
			error: { message: 'status timeout' },
		});
	});

	it('has the class of a code that it quotes, else of its words', () => {
		const of = (error: string) => {
			const body = { data: { id: 'a', status: 'failed', error } };
			return waveSpeed.tasks!.readSingle(reply(200, body));
		};
		expect(of('AccessDenied: a sensitive word')).toMatchObject({ error: { kind: 'permission' } });
		expect(of('a sensitive word')).toMatchObject({ error: { kind: 'moderation' } });
		expect(of('Insufficient balance')).toMatchObject({ error: { kind: 'balance' } });
	});
});

describe('the outputs of a prediction', () => {
	const outputs = (more: object) => ended({ status: 'completed', ...more });

	it('that are none of an image are shown', () => {
		expect(outputs({ outputs: [IMAGE, { id: 1 }] })).toMatchObject({
			result: { failedImages: [{ index: 1, message: 'no image in {"id":1}' }] },
		});
	});

	it.each<[object, string]>([
		[{ outputs: [] }, 'empty'],
		[{ output: null }, 'empty'],
		[{ output: 7 }, 'empty'],
		[{ outputs: [], has_nsfw_contents: [false, true] }, 'moderation'],
		[{ outputs: [], has_nsfw_contents: [false] }, 'empty'],
		[{ outputs: [], has_nsfw_contents: 'x' }, 'empty'],
	])('as %j are none: %s', (more, kind) => {
		const message = 'the task is completed but brought no images';
		expect(outputs(more)).toEqual({ status: 'failed', error: { kind, message } });
	});

	it('may be one alone, in either field', () => {
		const one = { status: 'succeeded', result: { images: [{ index: 0, url: IMAGE }] } };
		for (const more of [
			{ outputs: IMAGE },
			{ outputs: { url: IMAGE } },
			{ output: { uri: IMAGE } },
		])
			expect(outputs(more)).toMatchObject(one);
		expect(outputs({ outputs: [IMAGE], output: 'https://other.example' })).toMatchObject(one);
		expect(outputs({ outputs: [{ uri: 'https://other.example', url: IMAGE }] })).toMatchObject(one);
	});

	it('are layers by their places, told beside them or with them, else by their order', () => {
		const layers = (more: object) => {
			const state = outputs({ outputs: [IMAGE, { url: IMAGE, z_index: 4 }], ...more });
			return state.status === 'succeeded' && state.result.images.map(({ layer }) => layer?.zIndex);
		};
		const model = 'bytedance/seedream-v5.5/layer-decomposition';
		expect(layers({ layers: [{ z_index: 7 }, { z_index: 8 }] })).toEqual([7, 8]);
		expect(layers({ layers: [{ z_index: 7 }] })).toEqual([7, 4]);
		expect(layers({ layers: 'x', model })).toEqual([0, 4]);
		expect(layers({ model: `${model}/other` })).toEqual([undefined, 4]);
		expect(layers({})).toEqual([undefined, 4]);
	});

	it('tell at WaveSpeedAI no bill', () => {
		const data = { id: 'a', status: 'completed', outputs: [IMAGE], price: 0.04 };
		const reading = waveSpeed.tasks!.readSingle(reply(200, { code: 200, data }));
		expect(reading).toMatchObject({ status: 'succeeded', result: { billed: undefined } });
	});
});

describe('the place of a layer', () => {
	it.each<[unknown, object | undefined]>([
		[{ z_index: 1, bounding_box: { absolute: [1, 2, null, 4] } }, { zIndex: 1 }],
		[{ z_index: 1, bounding_box: { absolute: [1, 2, 3, 4, 5] } }, { zIndex: 1 }],
		[
			{ z_index: 1, bounding_box: null, name: ' sky ' },
			{ zIndex: 1, name: 'sky' },
		],
		[{ z_index: 'x', bounding_box: {} }, undefined],
		['text', undefined],
		[null, undefined],
	])('is read from %j', (given, layer) => {
		expect(readLayer(given)).toEqual(layer);
	});
});
