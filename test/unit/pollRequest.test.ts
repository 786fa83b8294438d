import { describe, expect, it } from '@jest/globals';
import fc from '../properties';
import { InvalidRequest } from '../../nodes/shared/request/invalidRequest';
import { parsePollRequest } from '../../nodes/shared/request/pollRequest';
import { VENDORS } from '../../nodes/shared/vendors/vendors';
import { refusalOf } from './refusal';

const poll = (plain: Record<string, unknown>) =>
	parsePollRequest(VENDORS.atlasCloud, { taskId: 't-1', ...plain });
const idsOf = (taskId: unknown): string[] => parsePollRequest(VENDORS.aceData, { taskId }).taskIds;

describe('a request to poll', () => {
	it('has the defaults of the contract', () => {
		// Design.md 2.2 and 7.
		expect(poll({})).toEqual({
			vendor: VENDORS.atlasCloud,
			taskIds: ['t-1'],
			wait: true,
			output: 'images',
			binaryPropertyName: 'data',
			timeout: 600_000,
			returnOnTimeout: false,
			allInOneItem: false,
			maxConcurrency: 10,
			fileName: undefined,
		});
	});

	it.each([null, undefined, ''])('has them for the value %p of an expression too', (empty) => {
		const names = [
			'wait',
			'output',
			'binaryPropertyName',
			'timeout',
			'onTimeout',
			'allInOneItem',
			'maxConcurrency',
		];
		const plain = Object.fromEntries([...names, 'fileName'].map((name) => [name, empty]));
		expect(poll(plain)).toEqual(poll({}));
	});

	it('has what is given, as text too', () => {
		expect(
			poll({
				wait: 'false',
				allInOneItem: 'yes',
				output: 'urls',
				binaryPropertyName: 'picture',
				timeout: '30',
				onTimeout: 'return',
				maxConcurrency: '2',
				fileName: 'poster',
			}),
		).toEqual({
			vendor: VENDORS.atlasCloud,
			taskIds: ['t-1'],
			wait: false,
			output: 'urls',
			binaryPropertyName: 'picture',
			timeout: 30_000,
			returnOnTimeout: true,
			allInOneItem: true,
			maxConcurrency: 2,
			fileName: 'poster',
		});
	});

	it('can end in an error at the time-out', () => {
		expect(poll({ onTimeout: 'error' }).returnOnTimeout).toBe(false);
	});

	it('is refused at AIOAGI, which has no tasks', () => {
		expect(refusalOf(() => parsePollRequest(VENDORS.aioagi, { taskId: 't-1' }))).toContain(
			'AIOAGI',
		);
	});

	it.each([
		[{ timeout: 0 }, ["'Timeout'", "'0'", 'seconds']],
		[{ timeout: 'soon' }, ["'Timeout'", "'soon'"]],
		[
			{ onTimeout: 'ignore' },
			["'On Timeout'", "'ignore'", 'Stop With an Error or Return the Task'],
		],
		[{ wait: 'maybe' }, ["'Wait Until Finished'", "'maybe'", 'true or false']],
		[{ maxConcurrency: 101 }, ["'Max Concurrency'", "'101'", '1 to 100']],
		[{ output: 'all' }, ["'Output'", "'all'", 'Image Files', 'Image URLs']],
		// A task is what it has already (docs/design.md: images or urls).
		[{ output: 'task' }, ["'Output'", "'Task ID'", 'Image Files', 'Image URLs']],
	] as const)('is refused with %j', (plain, parts) => {
		const message = refusalOf(() => poll(plain));
		for (const part of parts) expect(message).toContain(part);
	});
});

describe('the tasks to poll', () => {
	it.each<[string, unknown, string[]]>([
		['one id', 'a1', ['a1']],
		['an id with blanks around it', '  a1\n', ['a1']],
		['an id that is a number', 12345, ['12345']],
		['an id with joints', 'pred_0123-ab.cd:ef', ['pred_0123-ab.cd:ef']],
		['ids with commas', 'b,a', ['b', 'a']],
		['ids with commas and blanks', ' b , a ,', ['b', 'a']],
		['ids on lines', 'b\na\n', ['b', 'a']],
		['ids on lines of Windows', 'b\r\na\r\n', ['b', 'a']],
		['a list', ['b', 'a'], ['b', 'a']],
		['a list of numbers', [2, 1], ['2', '1']],
		['a list of lists', [['b'], ['a', ['c']]], ['b', 'a', 'c']],
		['a list with commas inside', ['b,a', 'c'], ['b', 'a', 'c']],
		['a list with gaps', [null, 'b', undefined, '', ' ', 'a'], ['b', 'a']],
		['ids that come twice', 'b,a,b', ['b', 'a']],
		['a number and its text', [7, '7'], ['7']],
	])('are read from %s', (_name, given, expected) => {
		expect(idsOf(given)).toEqual(expected);
	});

	it.each([[''], [null], [undefined], [[]], [[null, '']], [' , \n']])(
		'are missing in %j, and that is said',
		(empty) => {
			const message = refusalOf(() => idsOf(empty));
			expect(message).toContain("'Task ID'");
			expect(message).toContain('empty');
		},
	);

	it('are missing where the incoming item has no taskId, as with AIOAGI', () => {
		expect(refusalOf(() => parsePollRequest(VENDORS.atlasCloud, {}))).toContain("'Task ID'");
	});

	it.each([
		'two words',
		'https://api.atlascloud.ai/api/v1/model/prediction/a1',
		'a/b',
		'a?b',
		'a#b',
		'<b>',
		'{"id":"a1"}',
		'x'.repeat(201),
	])('are not %p', (given) => {
		const message = refusalOf(() => idsOf(given));
		expect(message).toContain("'Task ID'");
		expect(message).toContain(given.slice(0, 20));
		expect(message.length).toBeLessThan(250);
	});

	it.each([true, { vendor: 'aceData' }, [{ id: 'a1' }]])('are not %j', (given) => {
		expect(refusalOf(() => idsOf(given))).toContain('not a task ID');
	});

	it.each(['.', '..'])('are not %p, which as part of a path would name something else', (given) => {
		expect(refusalOf(() => idsOf(given))).toContain("'Task ID'");
	});

	it('are all sound where one is refused', () => {
		expect(refusalOf(() => idsOf(['good', 'not good']))).toContain("'not good'");
	});

	it('are ids or refused, whatever is given', () => {
		fc.assert(
			fc.property(fc.oneof(fc.jsonValue(), fc.string(), fc.array(fc.string())), (given) => {
				try {
					const ids = idsOf(given);
					expect(ids.length).toBeGreaterThan(0);
					expect(new Set(ids).size).toBe(ids.length);
					for (const id of ids) expect(id).toMatch(/^[^\s/?#,]+$/);
				} catch (error) {
					expect(error).toBeInstanceOf(InvalidRequest);
				}
			}),
			{ numRuns: 1000 },
		);
	});
});
