import { sleep, type IExecuteFunctions, type INodeType } from 'n8n-workflow';
import { startWith, testNode } from '../../test/engine/execution';
import { itemsOf, runNodes } from '../engine';
import {
	ATLAS_BODY,
	ATLAS_POLL,
	ATLAS_SUBMIT,
	FIXED_POLL,
	timed,
	type Contender,
	type Job,
	type Prediction,
} from './contender';

/** A node as the neighbouring packs write it: one item after the other, a fixed interval, whole files in memory. */
const neighbourNode = ({ emulator, scale }: Job): INodeType =>
	testNode(async function (this: IExecuteFunctions) {
		const { url, apiKey } = emulator.vendors.atlasCloud;
		const headers = { authorization: `Bearer ${apiKey}`, 'user-agent': 'bench' };
		const ask = async (path: string, body?: object): Promise<Prediction['data']> => {
			const method = body ? 'POST' : 'GET';
			const options = { method, url: `${url}${path}`, headers, body, json: true } as const;
			return ((await this.helpers.httpRequest(options)) as Prediction).data;
		};
		const made = [];
		for (const item of this.getInputData().keys()) {
			let task = await ask(ATLAS_SUBMIT, ATLAS_BODY);
			while (task.status !== 'completed') {
				await sleep((FIXED_POLL * 1000) / scale);
				task = await ask(`${ATLAS_POLL}${task.id}`);
			}
			for (const output of task.outputs ?? []) {
				const bytes: unknown = await this.helpers.httpRequest({
					url: output,
					encoding: 'arraybuffer',
				});
				const data = await this.helpers.prepareBinaryData(Buffer.from(bytes as ArrayBuffer));
				made.push({ json: { url: output }, binary: { data }, pairedItem: { item } });
			}
		}
		return [made];
	});

/** The neighbouring packs' pattern, in n8n's engine. */
export const neighbour: Contender = async (job) =>
	await timed(async () => {
		const items = Array.from({ length: job.items }, (_, number) => ({ json: { number } }));
		const run = await runNodes([
			{ name: 'Items', type: startWith(items), next: [['Neighbour']] },
			{ name: 'Neighbour', type: neighbourNode(job) },
		]);
		return itemsOf(run, 'Neighbour').filter(({ binary }) => binary?.data).length;
	});
