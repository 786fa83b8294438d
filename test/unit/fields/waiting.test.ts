import { describe, expect, it } from '@jest/globals';
import type { INodeType } from 'n8n-workflow';
import { displayed } from './display';
import { NODES } from './nodes';

describe('Poll Prediction', () => {
	const { description } = NODES.SeedreamPollPrediction as INodeType;
	it.each([
		[true, ['onTimeout', 'timeout']],
		[false, []],
		['={{ $json.wait }}', ['onTimeout', 'timeout']],
	])('has options about time where it waits (%s)', (wait, names) => {
		const shown = displayed(description, { wait }).map(({ name }) => name);
		expect(shown.filter((name) => ['onTimeout', 'timeout'].includes(name))).toEqual(names);
	});
});
