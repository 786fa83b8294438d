import { describe, expect, it } from '@jest/globals';
import { jsonIn } from '../../../nodes/shared/request/jsonText';
import { taskIdsOf } from '../../../nodes/shared/request/taskIds';
import { refusalOf } from '../refusal';

describe('task IDs', () => {
	it.each<[unknown, string[]]>([
		['.hidden-1', ['.hidden-1']],
		['..hidden', ['..hidden']],
		['"t-1"', ['t-1']],
		["'t-1', `t-2`", ['t-1', 't-2']],
		['[t-1, t-2]', ['t-1', 't-2']],
		['t-1;t-2\nt-3', ['t-1', 't-2', 't-3']],
		['t-1, t-1', ['t-1']],
		[17, ['17']],
	])('in %j are %j', (given, ids) => {
		expect(taskIdsOf(given)).toEqual(ids);
	});

	it.each([
		'.',
		'..',
		't 1',
		'a/b',
		'"t-1" x',
		'x "t-1"',
		'"t-1"x',
		'x"t-1"',
		't?1',
		't#1',
		'<t>',
		'{t}',
		'a'.repeat(201),
		'Task IDs: t-1 and t-2',
		{ description: 'cat' },
		{ error: 'NodeError' },
	])('are not %j', (given) => {
		expect(refusalOf(() => taskIdsOf(given))).toContain("'Task ID' holds '");
	});

	it.each(['owner/model', 'owner/model/requests/t-1', 'a'.repeat(200)])(
		'of a vendor whose IDs have parts may be %s',
		(given) => {
			expect(taskIdsOf(given, true)).toEqual([given]);
		},
	);

	it.each([
		'owner//t-1',
		'/t-1',
		't-1/',
		'owner/../t-1',
		'owner/./t-1',
		'owner/t 1',
		'a'.repeat(201),
	])('of a vendor whose IDs have parts are not %s', (given) => {
		expect(refusalOf(() => taskIdsOf(given, true))).toContain("'Task ID' holds '");
	});
});

describe('JSON in a text', () => {
	const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

	it.each<[string, unknown]>([
		['["a"]', ['a']],
		['{"a":1}', { a: 1 }],
		['"a"', 'a'],
		["['a', 'b']", "'a', 'b'"],
		["['a', 'b'", undefined],
		['{a: 1}', undefined],
		['a, b', undefined],
		[`[${'[],'.repeat(60)}[]]`, Array(61).fill([])],
		[`${'{"a":'.repeat(51)}1${'}'.repeat(51)}`, undefined],
		['12', undefined],
	])('%s is %j', (text, value) => {
		expect(jsonIn(text)).toEqual(value);
	});

	it('is read as deep as anybody means it', () => {
		expect(jsonIn(nested(50))).toBeDefined();
		expect(jsonIn(nested(51))).toBeUndefined();
	});
});

describe('task IDs of items, errors and lists', () => {
	it.each<[unknown, string[]]>([
		[{ taskId: 't-1' }, ['t-1']],
		[{ task_id: 't-1' }, ['t-1']],
		[{ json: { taskId: 't-1' } }, ['t-1']],
		[{ error: 'It failed. Task ID: t-1.' }, ['t-1']],
		[{ details: 'Task ID: t-1, on fal' }, ['t-1']],
		[{ taskId: 't-1', error: 'Task ID: t-2' }, ['t-1']],
		['It failed. Task ID: t-1; t-2', ['t-1', 't-2']],
		['Task ID: t-1, t-2, t-3.', ['t-1', 't-2', 't-3']],
		['Task ID: t-1|t-2', ['t-1', 't-2']],
		['Task ID: t-1|', ['t-1']],
		['Task ID: t-1, t-2 were lost', ['t-1']],
		['Task ID: t-1\nTask ID: t-2', ['t-1', 't-2']],
		['It failed. Task ID: t-1.\nSo did this. Task ID: t-2. It runs on.', ['t-1', 't-2']],
		['Task ID: t-1, which runs on, and more', ['t-1']],
		[{ message: 'It failed. Task ID: t-1.' }, ['t-1']],
		[{ error: { message: 'It failed', description: 'Task ID: t-1.' } }, ['t-1']],
		[{ error: { description: 'Task ID: t-1.' } }, ['t-1']],
		['Task ID: abc, failed', ['abc']],
		['Task ID: abc,processing,2026-01-01', ['abc']],
		['{"errorMessage":"It failed","errorDescription":"Task ID: t-1. It runs on."}', ['t-1']],
		['{"execution":{"error":{"message":"It failed. Task ID: t-1. It runs on."}}}', ['t-1']],
		[{ output: 'Task ID: t-1.' }, ['t-1']],
		[{ response: ['Task ID: t-1.', { text: 'Task ID: t-2.' }] }, ['t-1', 't-2']],
		[{ error: true, message: 'Task ID: t-1.' }, ['t-1']],
		[{ error: { message: 'Task ID: t-1.', description: null } }, ['t-1']],
		[{ message: 'Task ID: t-1.', error: 'NodeError', description: 'Look.' }, ['t-1']],
		[{ taskId: null, error: 'Task ID: t-1.' }, ['t-1']],
		[{ code: undefined, error: 'Task ID: t-1.' }, ['t-1']],
		[
			JSON.stringify([
				{ taskId: 't-1', error: 'It failed. Task ID: t-1.' },
				{ taskId: 't-2', error: 'It failed. Task ID: t-2.' },
			]),
			['t-1', 't-2'],
		],
		['Task ID: a.b-1.', ['a.b-1']],
		[
			[{ taskId: 't-1' }, ['t-2', [{ json: { taskId: 't-3' } }]]],
			['t-1', 't-2', 't-3'],
		],
		['["t-1", "t-2"]', ['t-1', 't-2']],
		['{"taskId": "t-1"}', ['t-1']],
		['t-1 ;, t-2 |t-3', ['t-1', 't-2', 't-3']],
		['t-1,,t-2\r\n\r\nt-3,', ['t-1', 't-2', 't-3']],
		[['t-1', null, undefined, ''], ['t-1']],
	])('in %j are %j', (given, ids) => {
		expect(taskIdsOf(given)).toEqual(ids);
	});

	const nested = (depth: number): unknown => (depth === 0 ? 't-1' : [nested(depth - 1)]);
	const inItems = (depth: number): unknown =>
		depth === 0 ? 't-1' : depth === 1 ? { taskId: 't-1' } : { json: inItems(depth - 1) };

	it('are looked for ten lists or items deep', () => {
		expect(taskIdsOf(nested(10))).toEqual(['t-1']);
		expect(taskIdsOf(inItems(10))).toEqual(['t-1']);
		expect(refusalOf(() => taskIdsOf(nested(11)))).toContain('is a list inside too many lists');
		expect(refusalOf(() => taskIdsOf(inItems(13)))).toContain('which is not a task ID');
	});

	it('are up to 10,000 in a text', () => {
		const ids = (count: number) =>
			Array.from({ length: count }, (_, index) => `t${index}`).join(',');
		expect(taskIdsOf(ids(10_000))).toHaveLength(10_000);
		expect(refusalOf(() => taskIdsOf(ids(10_001)))).toContain('has more than 10000 entries');
	});

	it.each([true, {}, { id: 't-1' }, 'x y', [{}]])('are not in %j', (given) => {
		expect(refusalOf(() => taskIdsOf(given))).toMatch(
			/^'Task ID' holds '.*', which is not a task ID\. It takes the taskId of an item/,
		);
	});

	it.each([null, undefined, '', ' , ', [], [null]])('are missing in %j', (given) => {
		expect(refusalOf(() => taskIdsOf(given))).toContain("'Task ID' is empty. Enter the taskId");
	});
});
