import { byExpression, type Provocation } from '../provocation';

export const OUTPUT: Provocation[] = [
	{
		field: 'Output',
		entered: '`zip` by expression',
		node: 'seedreamGenerate',
		parameters: { output: byExpression('zip') },
		given: ["'zip'"],
	},
	{
		field: 'Output',
		entered: 'Task ID, chosen before the vendor',
		node: 'seedreamGenerate',
		at: ({ vendor }) => vendor.tasks === undefined,
		parameters: { output: 'task' },
		given: ["'Task ID'"],
	},
	{
		field: 'Output',
		entered: '`zip` by expression, in Poll Prediction',
		node: 'seedreamPollPrediction',
		parameters: { taskId: 'a1b2', output: byExpression('zip') },
		given: ["'zip'"],
	},
	{
		field: 'Output',
		entered: '`Task ID` by expression, in Poll Prediction',
		node: 'seedreamPollPrediction',
		parameters: { taskId: 'a1b2', output: byExpression('Task ID') },
		given: ["'Task ID'"],
	},
	{
		field: 'Put All Images in One Item',
		entered: '`maybe` by expression',
		node: 'seedreamGenerate',
		parameters: { imageSet: true, options: { allInOneItem: byExpression('maybe') } },
		given: ["'maybe'"],
	},
	{
		field: 'Put All Images in One Item',
		entered: '`maybe` by expression, in Poll Prediction',
		node: 'seedreamPollPrediction',
		parameters: { taskId: 'a1b2', options: { allInOneItem: byExpression('maybe') } },
		given: ["'maybe'"],
	},
	{
		field: 'Put Output File in Field',
		entered: 'an object by expression',
		node: 'seedreamGenerate',
		parameters: { binaryPropertyName: byExpression({ name: 'x' }) },
		given: ['{"name":"x"}'],
	},
];
