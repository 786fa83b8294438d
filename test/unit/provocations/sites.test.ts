import { describe, expect, it } from '@jest/globals';
import type { INodeProperties } from 'n8n-workflow';
import { PACK_NODES } from '../../documentation/packNodes';
import { EVERY_PROVOCATION } from '../../provocations/everyProvocation';
import { sitesOf, throwSites } from '../../provocations/throwSites';
import { everythingTold } from '../../provocations/told';

/** Refusals that nobody can provoke in the panel, by the first words of their place, and why. */
const OUT_OF_REACH: ReadonlyArray<[start: string, why: string]> = [
	["'Callback URL', callbackUrl,", 'the vendors without callbacks have no such option'],
	["'Operation', 'List',", 'n8n hides and drops the operation at vendors without a list'],
	["'Output Format', OUTPUT_FORMAT_NAMES.jpeg,", 'n8n hides and drops the option beside layers'],
	[
		"offering.watermark, 'Watermark',",
		'a vendor has it for all of its models or has no such option',
	],
	['has no tasks to poll', 'Poll Prediction does not list the vendors without tasks'],
	["Choose a vendor's credential first", 'n8n refuses a node without a credential itself'],
];

describe('every refusal in nodes/', () => {
	it('is provoked, or is named here with why nobody can', async () => {
		const provoked = new Set((await everythingTold()).flatMap(({ refusal }) => sitesOf(refusal)));
		const silent = [...throwSites()].filter(
			([site, text]) =>
				!provoked.has(site) && !OUT_OF_REACH.some(([start]) => text.includes(start)),
		);
		expect(silent).toEqual([]);
	});

	it('that is named here is still there, and not provoked', async () => {
		const provoked = new Set((await everythingTold()).flatMap(({ refusal }) => sitesOf(refusal)));
		const sites = [...throwSites()];
		const stale = OUT_OF_REACH.filter(
			([start]) => !sites.some(([site, text]) => text.includes(start) && !provoked.has(site)),
		);
		expect(stale).toEqual([]);
	});
});

/** Fields that hold nothing to refuse: any text will do, or n8n itself lets nothing else through. */
const TAKES_ALL: ReadonlySet<string> = new Set([
	...['Vendor', 'Operation', 'Options', 'Filters', 'One Task For'],
]);

const fieldsOf = (fields: readonly INodeProperties[]): INodeProperties[] =>
	fields.flatMap((field) =>
		field.type === 'collection' ? fieldsOf(field.options as INodeProperties[]) : [field],
	);

it('every field of the panels is provoked', () => {
	const provoked = new Set(EVERY_PROVOCATION.map(({ field }) => field));
	const fields = Object.values(PACK_NODES)
		.flatMap(({ description }) => fieldsOf(description.properties))
		.filter(({ type }) => type !== 'notice')
		.map(({ displayName }) => displayName);
	const silent = [...new Set(fields)].filter((name) => !provoked.has(name) && !TAKES_ALL.has(name));
	expect(silent).toEqual([]);
});
