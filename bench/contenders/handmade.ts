import type { IDataObject, INodeType, IVersionedNodeType } from 'n8n-workflow';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ensureN8n } from '../../test/n8n/installation';
import { startWith } from '../../test/engine/execution';
import { itemsOf, runNodes, versionOf, type BenchNode } from '../engine';
import {
	ATLAS_BODY,
	ATLAS_POLL,
	ATLAS_SUBMIT,
	FIXED_POLL,
	timed,
	type Contender,
	type Job,
} from './contender';

type BaseNode = new () => INodeType | IVersionedNodeType;

/**
 * n8n-nodes-base of the n8n that the real-n8n tests install: as a dependency of its own it would add 820 MB.
 */
async function baseNodes(): Promise<(folder: string, version: number) => INodeType> {
	const { folder } = await ensureN8n((line) => process.stderr.write(`${line}\n`));
	const load = createRequire(join(folder, 'node_modules', 'n8n-nodes-base', 'package.json'));
	return (name, version) => {
		const file = name.split('/').at(-1) ?? name;
		const module = load(`./dist/nodes/${name}.node.js`) as Record<string, BaseNode>;
		const Type = module[file];
		if (!Type) throw new Error(`n8n-nodes-base has no node ${name}`);
		return versionOf(new Type(), version);
	};
}

const finishedCondition: IDataObject = {
	options: { caseSensitive: true, typeValidation: 'strict', version: 2 },
	combinator: 'and',
	conditions: [
		{
			id: 'finished',
			leftValue: '={{ $json.data.status }}',
			rightValue: 'completed',
			operator: { type: 'string', operation: 'equals' },
		},
	],
};

async function workflow({ emulator, items, scale }: Job, turns: boolean): Promise<BenchNode[]> {
	const { url, apiKey } = emulator.vendors.atlasCloud;
	const load = await baseNodes();
	const http = load('HttpRequest/HttpRequest', 4.2);
	const headers = {
		sendHeaders: true,
		headerParameters: { parameters: [{ name: 'Authorization', value: `Bearer ${apiKey}` }] },
	};
	const submit = {
		...headers,
		method: 'POST',
		url: `${url}${ATLAS_SUBMIT}`,
		sendBody: true,
		specifyBody: 'json',
		jsonBody: JSON.stringify(ATLAS_BODY),
		options: {},
	};
	const poll = { ...headers, url: `=${url}${ATLAS_POLL}{{ $json.data.id }}`, options: {} };
	const download = {
		url: '={{ $json.data.outputs[0] }}',
		options: { response: { response: { responseFormat: 'file' } } },
	};
	const wait = { resume: 'timeInterval', amount: FIXED_POLL / scale, unit: 'seconds' };
	const given = Array.from({ length: items }, (_, number) => ({ json: { number } }));
	const loop: BenchNode = {
		name: 'Loop',
		type: load('SplitInBatches/SplitInBatches', 3),
		version: 3,
		parameters: { options: {} },
		next: [[], ['Submit']],
	};
	return [
		{ name: 'Items', type: startWith(given), next: [[turns ? 'Loop' : 'Submit']] },
		...(turns ? [loop] : []),
		{ name: 'Submit', type: http, version: 4.2, parameters: submit, next: [['Wait']] },
		{ name: 'Wait', type: load('Wait/Wait', 1.1), version: 1.1, parameters: wait, next: [['Get']] },
		{ name: 'Get', type: http, version: 4.2, parameters: poll, next: [['If']] },
		{
			name: 'If',
			type: load('If/If', 2.2),
			version: 2.2,
			parameters: { conditions: finishedCondition, options: {} },
			next: [['Download'], ['Wait']],
		},
		{
			name: 'Download',
			type: http,
			version: 4.2,
			parameters: download,
			next: [turns ? ['Loop'] : []],
		},
	];
}

const handmade =
	(turns: boolean): Contender =>
	async (job) => {
		const nodes = await workflow(job, turns);
		return await timed(async () => {
			const run = await runNodes(nodes);
			return itemsOf(run, 'Download').filter(({ binary }) => binary?.data).length;
		});
	};

/** The tutorials' loop: Loop Over Items, HTTP Request, Wait, HTTP Request, IF. */
export const handmadeInTurn = handmade(true);
/** The same without Loop Over Items: every task is submitted at once, however many there are. */
export const handmadeAtOnce = handmade(false);
