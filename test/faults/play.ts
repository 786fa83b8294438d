import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import type { Emulator, RecordedRequest, Stage, Submission } from '../emulator';
import { itemWith, picture } from '../engine/pictures';
import { runNode, type NodeRun } from '../engine/seedream';
import { detourTo, type Detour } from './addresses';
import { inject, struckBy } from './aim';
import type { Cell, Mode, StageName } from './types';

/** Seconds: the time-out every cell sets. */
export const TIMEOUT = 3;
/** Milliseconds after which a cell is given up as hanging. */
const WATCHDOG = 150_000;

const SETTINGS: Record<Mode, Partial<INode>> = {
	plain: {},
	continue: { onError: 'continueRegularOutput' },
	'error output': { onError: 'continueErrorOutput' },
	'retry 3': { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
};

interface Act {
	node: string;
	parameters: IDataObject;
	items: number;
	at: Stage;
}

const options = { timeout: TIMEOUT };
const prompt = '={{ $json.text }}';
const generate: Act = {
	node: 'seedreamGenerate',
	parameters: { prompt, options },
	items: 3,
	at: 'submit',
};
const poll: Omit<Act, 'at'> = {
	node: 'seedreamPollPrediction',
	parameters: { taskId: '={{ $json.taskId }}', options },
	items: 3,
};

function actOf({ stage, vendor }: Cell): Act {
	const acts: Record<StageName, Act> = {
		submission: generate,
		upload: { ...generate, node: 'seedreamEdit', items: 1, at: 'upload' },
		'upload node': { node: 'seedreamUpload', parameters: {}, items: 1, at: 'upload' },
		poll: { ...generate, at: 'poll' },
		'batch query': { ...generate, at: 'batch' },
		resume: { ...poll, at: vendor === 'aceData' ? 'batch' : 'poll' },
		download: { ...generate, at: 'download' },
		callback: { ...generate, at: 'callback' },
	};
	return acts[stage];
}

export interface Observation {
	prompts: string[];
	/** Items the fault was aimed at. */
	struck: Set<number>;
	run: NodeRun;
	/** The vendor's tasks of each item. */
	submissions: Submission[][];
	/** How often each item was sent; undefined where the vendor could not tell items apart. */
	sent: number[] | undefined;
	submitRequests: number;
	milliseconds: number;
}

/** Runs a cell's workflow on a vendor of its own. */
export async function play(
	cell: Cell,
	emulator: Emulator,
	foreignUrl: string,
): Promise<Observation> {
	const { vendor, stage, mode, fault, persists } = cell;
	const act = actOf(cell);
	const { submissions, requests } = emulator[vendor];
	const prompts = Array.from(
		{ length: act.items },
		(_, item) => `cell ${cell.number} item ${item}`,
	);
	const tasks = () => prompts.map((text) => submissions.filter(({ body }) => body.prompt === text));
	const startedAt = Date.now();
	let items: INodeExecutionData[] = prompts.map((text) => ({ json: { text } }));
	let parameters: IDataObject = { ...act.parameters };
	if (fault.timeout) parameters.options = { timeout: fault.timeout };
	if (act.at === 'upload') items = await withPictures(items);
	if (stage === 'callback') {
		const callbackUrl = foreignUrl;
		parameters = { prompt, output: 'task', options: { ...options, callbackUrl } };
	}
	if (stage === 'resume') {
		const made = await runNode(emulator, {
			node: generate.node,
			vendor,
			parameters: { prompt, output: 'task' },
			items,
		});
		items = made.items;
	}
	const struck = struckBy(cell, act.items);
	if (fault.rule) inject(cell, emulator, act.at, struck, prompts, foreignUrl);
	const detour = fault.address && (await detourTo(emulator[vendor].url, fault.address, !persists));
	const watch = detour && leaveOnceSubmitted(detour, requests, act.items);
	const run = await runNode(emulator, {
		node: act.node,
		vendor,
		parameters,
		items,
		settings: SETTINGS[mode],
		credential: detour ? { baseUrl: detour.baseUrl } : undefined,
		cancelAfter: WATCHDOG,
	});
	clearInterval(watch);
	detour?.close();
	const submits = requests.filter(({ stage: seen }) => seen === 'submit');
	const blind = fault.blind && stage === 'submission';
	const promptOf = ({ body }: RecordedRequest) => (body as { prompt?: string } | null)?.prompt;
	return {
		prompts,
		struck,
		run,
		submissions: tasks(),
		sent: blind
			? undefined
			: prompts.map((text) => submits.filter((request) => promptOf(request) === text).length),
		submitRequests: submits.length,
		milliseconds: Date.now() - startedAt,
	};
}

async function withPictures(items: INodeExecutionData[]): Promise<INodeExecutionData[]> {
	const bytes = await picture();
	return items.map(({ json }) => itemWith(bytes, json));
}

function leaveOnceSubmitted(detour: Detour, requests: RecordedRequest[], items: number) {
	const watch = setInterval(() => {
		const answered = requests.filter(({ stage, endedAt }) => stage === 'submit' && endedAt);
		if (answered.length < items) return;
		clearInterval(watch);
		// The last answer is still on its way through the tunnel.
		setTimeout(() => detour.leave(), 60);
	}, 5);
	return watch;
}
