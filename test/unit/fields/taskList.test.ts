import { describe, expect, it } from '@jest/globals';
import type { INodeProperties, INodeType } from 'n8n-workflow';
import type { Vendor } from '../../../nodes/shared/vendors/vendor';
import { EVERY_VENDOR } from '../../../nodes/shared/vendors/vendors';
import { complete, displayed } from './display';
import { NODES } from './nodes';

const { description } = NODES.SeedreamPollPrediction as INodeType;
const POLLED = EVERY_VENDOR.filter(({ tasks }) => tasks !== undefined);
const lists = ({ tasks }: Vendor) => tasks?.list !== undefined;

const namesOf = (parameters: object): string[] =>
	displayed(description, parameters as never).map(({ name }) => name);
/** Fields on screen, with the options that can be added. */
const GETTING = [
	...['taskId', 'wait', 'output', 'binaryPropertyName', 'options'],
	...['fileName', 'maxConcurrency', 'onTimeout', 'allInOneItem', 'timeout'],
];
/** The collection on screen, as the editor shows it. */
const optionsFor = (parameters: object): string[] => {
	const [field] = displayed(description, parameters as never).filter(
		({ name }) => name === 'options',
	);
	return ((field?.options ?? []) as INodeProperties[]).map(({ name }) => name);
};

describe.each(POLLED.filter(lists))("Poll Prediction's operations at $displayName", (vendor) => {
	const { credential: authentication } = vendor;

	it('start with Get, as workflows from before there were any have it', () => {
		expect(complete(description, { authentication }).operation).toBe('get');
		expect(namesOf({ authentication })).toEqual(['authentication', 'operation', ...GETTING]);
	});

	it('have nothing about results in List', () => {
		const listing = { authentication, operation: 'list' };
		const shown = namesOf(listing).filter(
			(name) => !['fileName', 'onTimeout', 'allInOneItem', 'timeout'].includes(name),
		);
		expect(shown).toEqual([
			...['authentication', 'operation', 'returnAll', 'limit', 'filters', 'options'],
			'maxConcurrency',
		]);
		expect(optionsFor(listing)).toEqual(['maxConcurrency']);
		expect(namesOf({ ...listing, returnAll: true })).not.toContain('limit');
	});
});

describe.each(POLLED.filter((vendor) => !lists(vendor)))(
	'Poll Prediction at $displayName, which has no list,',
	({ credential: authentication }) => {
		it.each([undefined, 'get', 'list'])(
			'offers no operation, whatever was chosen before (%s)',
			(operation) => {
				expect(namesOf({ authentication, operation })).toEqual(['authentication', ...GETTING]);
				expect(
					complete(description, { authentication, operation: operation ?? 'get' }),
				).not.toHaveProperty('operation');
			},
		);
	},
);
