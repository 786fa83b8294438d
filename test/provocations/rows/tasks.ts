import { byExpression, type Entered, type Provocation, type Setting } from '../provocation';

const node = 'seedreamPollPrediction';

const taskId = (entered: string, value: unknown, given: string[]): Provocation => ({
	field: 'Task ID',
	entered,
	node,
	parameters: { taskId: value },
	given,
});

const deep = (levels: number): unknown => (levels === 0 ? 'a1b2' : [deep(levels - 1)]);

export const TASKS: Provocation[] = [
	{ field: 'Task ID', entered: 'the default, without a task in the item', node },
	taskId('blanks', '  ', []),
	taskId('words', 'my last task', ["'my last task'"]),
	taskId('an address', 'https://example.com/a?b=1', ["'https://example.com/a?b=1'"]),
	taskId('an object without a task', byExpression({ id: 'a1b2' }), ['{"id":"a1b2"}']),
	taskId('on or off, by expression', byExpression(true), ["'true'"]),
	taskId('a list in a list in a list …', byExpression(deep(12)), []),
	taskId('more than 10000 IDs', byExpression(Array(10_002).fill('a1').join(',')), []),
	{
		field: 'Wait Until Finished',
		entered: '`maybe` by expression',
		node,
		parameters: { taskId: 'a1b2', wait: byExpression('maybe') },
		given: ["'maybe'"],
	},
	{
		field: 'On Timeout',
		entered: '`later` by expression',
		node,
		parameters: { taskId: 'a1b2', options: { onTimeout: byExpression('later') } },
		given: ["'later'"],
	},
	{
		field: 'Timeout',
		entered: '0, in Poll Prediction',
		node,
		parameters: { taskId: 'a1b2', options: { timeout: 0 } },
		given: ["'0'"],
	},
];

const lists = ({ vendor }: Setting): boolean => vendor.tasks?.list !== undefined;

const list = (field: string, entered: string, more: Entered, given: string[]): Provocation => ({
	field,
	entered: `${entered}, in List`,
	node,
	at: lists,
	parameters: { operation: 'list', ...more },
	given,
});

export const LIST: Provocation[] = [
	list('Return All', '`maybe` by expression', { returnAll: byExpression('maybe') }, ["'maybe'"]),
	list('Limit', '0', { limit: 0 }, ["'0'"]),
	list('Limit', '`all` by expression', { limit: byExpression('all') }, ["'all'"]),
	list('Status', '`done` by expression', { filters: { status: byExpression('done') } }, ["'done'"]),
	list('Since', '`yesterday` by expression', { filters: { since: byExpression('yesterday') } }, [
		"'yesterday'",
	]),
	{
		...list('Model', 'Seedream 5.5, which the vendor lacks', {}, ["'Seedream 5.5'"]),
		at: (setting) => lists(setting) && !setting.vendor.offerings['seedream-5.5'],
		parameters: { operation: 'list', filters: { model: 'Seedream 5.5' } },
	},
	list('Model', 'an object by expression', { filters: { model: byExpression({ a: 1 }) } }, [
		'{"a":1}',
	]),
	list('Max Concurrency', '0', { options: { maxConcurrency: 0 } }, ["'0'"]),
];
