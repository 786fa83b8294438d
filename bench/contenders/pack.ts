import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { runWorkflow, type EngineWorkflow } from '../../test/engine/engine';
import { CREDENTIALS, VENDORS } from '../../test/engine/seedream';
import type { EmulatorProcess } from '../emulator/process';
import { PROMPT, timed, type Contender, type Job } from './contender';

interface PackRun extends Pick<Job, 'vendor'> {
	emulator: Pick<EmulatorProcess, 'vendors'>;
	node: string;
	parameters: IDataObject;
	items: INodeExecutionData[];
}

function credentialsOf({ vendors }: PackRun['emulator']): EngineWorkflow['credentials'] {
	return Object.fromEntries(
		VENDORS.map((vendor) => {
			const { url, apiKey } = vendors[vendor];
			return [CREDENTIALS[vendor], { baseUrl: url, apiKey }];
		}),
	);
}

/** Runs one of the pack's nodes in n8n's engine and counts the files it delivers. */
export async function runPack({ emulator, vendor, node, parameters, items }: PackRun) {
	const authentication = CREDENTIALS[vendor];
	const run = await runWorkflow({
		items,
		nodes: [{ name: 'Node', type: node, parameters: { authentication, ...parameters } }],
		credentials: credentialsOf(emulator),
	});
	const { error, runData } = run.data.resultData;
	if (error) throw error;
	const delivered = runData.Node?.at(-1)?.data?.main?.[0] ?? [];
	return delivered.filter(({ json, binary }) => binary?.data?.id && Number(json.fileSize) > 0)
		.length;
}

/** The pack, in n8n's engine. Its own constants are real time, whatever the scale. */
export const pack: Contender = async ({ emulator, vendor, items, slots }) =>
	await timed(
		async () =>
			await runPack({
				emulator,
				vendor,
				node: 'seedreamGenerate',
				parameters: { prompt: PROMPT, options: { maxConcurrency: slots } },
				items: Array.from({ length: items }, (_, number) => ({ json: { number } })),
			}),
	);
