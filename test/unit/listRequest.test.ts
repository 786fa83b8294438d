import { describe, expect, it } from '@jest/globals';
import type { ListRequest } from '../../nodes/shared/request/listRequest';
import { asksForList, parseListRequest } from '../../nodes/shared/request/listRequest';
import type { Vendor } from '../../nodes/shared/vendors/vendor';
import { EVERY_VENDOR, VENDORS } from '../../nodes/shared/vendors/vendors';

const list = (plain: object, vendor: Vendor = VENDORS.atlasCloud): ListRequest =>
	parseListRequest(vendor, plain, 'Europe/Berlin');

describe('a request for the list of tasks', () => {
	it.each([{}, { filters: {} }, { filters: null, limit: '', returnAll: null }, { filters: 'all' }])(
		'has the defaults of the contract in %j',
		(plain) => {
			expect(list(plain)).toEqual({
				vendor: VENDORS.atlasCloud,
				list: VENDORS.atlasCloud.tasks?.list,
				most: 50,
				status: undefined,
				models: undefined,
				since: undefined,
				timeout: 600_000,
				maxConcurrency: 10,
			});
		},
	);

	it('has what is given, as text too', () => {
		const filters = { status: ' Failed ', model: 'x/y', since: '2026-11-28T13:00:00' };
		expect(list({ limit: '7', returnAll: 'no', maxConcurrency: '2', filters })).toMatchObject({
			most: 7,
			status: 'failed',
			models: ['x/y'],
			since: Date.parse('2026-11-28T12:00:00Z'),
			maxConcurrency: 2,
		});
		expect(list({ limit: 7, returnAll: true }).most).toBe(Infinity);
		expect(list({ returnAll: false }).most).toBe(50);
		// The clocks are an hour further on in summer.
		const { since } = list({ filters: { since: '2026-07-01 12:00' } });
		expect(since).toBe(Date.parse('2026-07-01T10:00:00Z'));
	});

	it('has every ID of a family', () => {
		const { models } = list({ filters: { model: 'seedream-4.5' } });
		expect(models).toEqual([
			...new Set(Object.values(VENDORS.atlasCloud.offerings['seedream-4.5']!.ids)),
		]);
		const lite = list({ filters: { model: 'Seedream 5.0 Lite' } }, VENDORS.aceData).models;
		expect(lite).toContain('doubao-seedream-5-0-lite-260128');
	});

	it.each<[object, string]>([
		[
			{ filters: { model: 'seedream-5.5' } },
			"'Model' is 'Seedream 5.5'. Replicate does not have it: name another, or remove it from 'Filters'.",
		],
		[
			{ filters: { status: 'unknown' } },
			"'Status' is 'unknown'. It takes Failed, Processing or Succeeded.",
		],
		[
			{ filters: { since: 'soon' } },
			"'Since' is 'soon'. It takes a date and time, such as 2026-11-28T09:00:00.",
		],
		[{ limit: 1.5 }, "'Limit' is '1.5'. It takes a whole number above 0"],
		[{ limit: 0 }, "'Limit' is '0'. It takes a whole number above 0."],
		[{ filters: { model: {} } }, "It takes a model's name, or its ID at the vendor."],
	])('%j is refused', (plain, message) => {
		expect(() => list(plain, VENDORS.replicate)).toThrow(message);
	});

	const WITHOUT = EVERY_VENDOR.filter(({ tasks }) => !tasks?.list);
	it.each(WITHOUT)('is refused by name at $displayName, which has none', (vendor) => {
		expect(() => list({}, vendor)).toThrow(
			`'Operation' is 'List'. ${vendor.displayName} has no list of tasks: choose Atlas Cloud, AceData Cloud or Replicate.`,
		);
	});

	it('is asked for by the operation alone', () => {
		expect(
			[{}, { operation: 'get' }, { operation: '' }, { operation: 'LIST' }].map(asksForList),
		).toEqual([...[false, false, false], true]);
		expect(() => asksForList({ operation: 'drop' })).toThrow(
			"'Operation' is 'drop'. It takes Get or List.",
		);
	});
});
