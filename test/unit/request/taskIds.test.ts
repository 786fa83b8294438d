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
		't?1',
		't#1',
		'<t>',
		'{t}',
		'a'.repeat(201),
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
