import type { INodeProperties } from 'n8n-workflow';
import type { Vendor } from '../vendors/vendor';
import { POLLED_VENDORS } from './authentication';
import { listOptions } from './options';

const lists = ({ tasks }: Vendor): boolean => tasks?.list !== undefined;
const whereVendor = (has: (vendor: Vendor) => boolean) => ({
	authentication: POLLED_VENDORS.filter(has).map(({ credential }) => credential),
});
const AT_LISTING = whereVendor(lists);
const AT_OTHERS = whereVendor((vendor) => !lists(vendor));

/** Shown where there is a choice; without it, as in workflows from before there was one, a task is asked for. */
export const pollOperation: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	default: 'get',
	displayOptions: { show: AT_LISTING },
	options: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get the images of a task',
			description: 'Get the images of a task, or where it stands',
		},
		{
			name: 'List',
			value: 'list',
			action: 'List recent tasks',
			description: "List the account's recent tasks, the newest first",
		},
	],
	routing: { send: { type: 'body', property: 'operation' } },
};

/**
 * Fields that listing does not have. At vendors without a list they are shown whatever operation was chosen before the
 * vendor, of which n8n drops the value.
 */
export function onlyWhenGetting(fields: INodeProperties[]): INodeProperties[] {
	return fields.flatMap((field) => {
		// The vendor first, for the first of the conditions that an expression gives ends the look at them.
		const { show } = field.displayOptions ?? {};
		return [
			{
				...field,
				displayOptions: { show: { ...AT_LISTING, ...show }, hide: { operation: ['list'] } },
			},
			{ ...field, displayOptions: { show: { ...AT_OTHERS, ...show } } },
		];
	});
}

const whenListing: INodeProperties['displayOptions'] = {
	show: { ...AT_LISTING, operation: ['list'] },
};

const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	displayOptions: whenListing,
	options: [
		{
			displayName: 'Model',
			name: 'model',
			type: 'string',
			default: '',
			placeholder: 'e.g. seedream-4.5',
			description: "A model's name, or its ID at the vendor",
			routing: { send: { type: 'body', property: 'filters.model' } },
		},
		{
			displayName: 'Since',
			name: 'since',
			type: 'dateTime',
			default: '',
			description: 'Only tasks that were made at this time or later',
			routing: { send: { type: 'body', property: 'filters.since' } },
		},
		{
			displayName: 'Status',
			name: 'status',
			type: 'options',
			default: 'succeeded',
			options: [
				{ name: 'Failed', value: 'failed' },
				{ name: 'Processing', value: 'processing' },
				{ name: 'Succeeded', value: 'succeeded' },
			],
			routing: { send: { type: 'body', property: 'filters.status' } },
		},
	],
};

/** Which tasks, and how many. */
export const listFields: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
		displayOptions: whenListing,
		routing: { send: { type: 'body', property: 'returnAll' } },
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { ...AT_LISTING, operation: ['list'], returnAll: [false] } },
		routing: { send: { type: 'body', property: 'limit' } },
	},
	filters,
	{ ...listOptions, displayOptions: whenListing },
];
