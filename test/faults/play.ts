import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import { submitsOf, tasksOf, withPrompt } from '../conformance/requests';
import type { Subject } from '../conformance/subjects';
import { credentialOf, type Emulator, type RecordedRequest, type Submission } from '../emulator';
import { padded } from '../emulator/drawing/padding';
import { itemWith, picture } from '../engine/pictures';
import { runNode, type NodeRun } from '../engine/seedream';
import { detourTo, type Detour } from './addresses';
import { inject, isAbout, struckBy } from './aim';
import { fillDisk, NO_ROOM } from './fullDisk';
import { asksForAll } from './stages';
import { tellAt } from './toldErrors';
import type { Cell, Mode, StageName } from './types';

/** Seconds: what ends a cell whose fault does not, and what its other items need on a busy machine. */
const TIMEOUT = 20;
/** Seconds: no cell whose fault strikes once needs as long, on the busiest machine. */
const NO_TIMEOUT = 60;
/** Milliseconds after which a cell is given up as hanging. */
const WATCHDOG = 600_000;

/** Seconds: the time-out that a cell sets. */
export function timeoutOf({ fault, stage, persists }: Cell): number {
	const lasts = persists || (fault.outlasts && stage === 'submission');
	return fault.timeout ?? (lasts ? TIMEOUT : NO_TIMEOUT);
}

const SETTINGS: Record<Mode, Partial<INode>> = {
	plain: {},
	continue: { onError: 'continueRegularOutput' },
	'error output': { onError: 'continueErrorOutput' },
	'retry 3': { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
	'execute once': { executeOnce: true },
	batching: {},
};
const BATCHING = { batching: { batch: { batchSize: 1, batchInterval: 50 } } };

interface Act {
	node: string;
	parameters: IDataObject;
	items: number;
}

const prompt = '={{ $json.text }}';
const generate: Act = { node: 'seedreamGenerate', parameters: { prompt }, items: 3 };

function actOf({ stage }: Cell): Act {
	const acts: Partial<Record<StageName, Act>> = {
		upload: { ...generate, node: 'seedreamEdit', items: 1 },
		'upload node': { node: 'seedreamUpload', parameters: {}, items: 1 },
		// Each lost item asks for the list by itself: with one item, it is known whom the answer was for.
		recovery: { ...generate, items: 1 },
		resume: {
			node: 'seedreamPollPrediction',
			parameters: { taskId: '={{ $json.taskId }}' },
			items: 3,
		},
	};
	return acts[stage] ?? generate;
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
	const { subject, vendor, stage, mode, fault, persists } = cell;
	const act = actOf(cell);
	const { requests } = emulator[vendor];
	const prompts = Array.from(
		{ length: act.items },
		(_, item) => `cell ${cell.number} item ${item}`,
	);
	const tasks = () => prompts.map((text) => tasksOf(emulator, vendor, text));
	const startedAt = Date.now();
	let items: INodeExecutionData[] = prompts.map((text) => ({ json: { text } }));
	let parameters: IDataObject = { ...act.parameters };
	const timeout = timeoutOf(cell);
	if (act.node !== 'seedreamUpload') parameters.options = { timeout };
	if (stage === 'upload' || stage === 'upload node') items = await withPictures(items, subject);
	if (stage === 'callback') {
		parameters = { prompt, output: 'task', options: { timeout, callbackUrl: foreignUrl } };
	}
	if (fault.fullDisk) {
		await fillDisk();
		parameters.options = { timeout, fileName: `${NO_ROOM}-${cell.number}` };
	}
	parameters.requestOptions = {
		...(mode === 'batching' && BATCHING),
		...(fault.secure && { allowUnauthorizedCerts: true }),
	};
	let struck = struckBy(cell, act.items);
	if (stage === 'resume') {
		if (fault.tasks) inject(cell, emulator, struck, prompts, foreignUrl);
		const made = await runNode(emulator, {
			node: generate.node,
			vendor,
			parameters: { prompt, output: 'task', requestOptions: parameters.requestOptions },
			items,
		});
		items = made.items;
	}
	if (!(stage === 'resume' && fault.tasks)) inject(cell, emulator, struck, prompts, foreignUrl);
	// Nothing of it may be over before the vendor is away.
	if (fault.address === 'gone') emulator[vendor].settings.taskTimeMs = 1_000;
	const field = addressField(stage, subject);
	const address = credentialOf(emulator, vendor)[field] ?? '';
	const detour = fault.address && (await detourTo(address, fault.address, !persists));
	const watch =
		detour && leaveOnceSubmitted(detour, requests, mode === 'execute once' ? 1 : act.items);
	const { port } = new URL(detour?.baseUrl ?? address);
	const quiet = fault.told && tellAt(Number(port), fault.told);
	const givenUpAt = Date.now() + WATCHDOG;
	const run = await runNode(emulator, {
		node: act.node,
		vendor,
		parameters,
		items,
		settings: SETTINGS[mode],
		credential: detour && { [field]: detour.baseUrl },
		cancelWhen: () => Date.now() > givenUpAt,
	});
	clearInterval(watch);
	detour?.close();
	quiet?.();
	const struckRequests = requests.filter((request) => request.fault !== undefined);
	if (asksForAll(stage, subject) && fault.rule && !fault.blind && mode !== 'execute once') {
		// Which tasks one question was about shows afterwards.
		const about = ([task]: Submission[]) =>
			task !== undefined && struckRequests.some((request) => isAbout(task.taskId, request));
		struck = new Set(tasks().flatMap((own, item) => (about(own) ? [item] : [])));
	}
	const submits = submitsOf(emulator, vendor);
	const blind = fault.blind && stage === 'submission';
	return {
		prompts,
		struck,
		run,
		submissions: tasks(),
		sent: blind ? undefined : prompts.map((text) => submits.filter(withPrompt(text)).length),
		submitRequests: submits.length,
		milliseconds: Date.now() - startedAt,
	};
}

/** Files that are large enough to be uploaded. */
async function withPictures(
	items: INodeExecutionData[],
	{ vendor }: Subject,
): Promise<INodeExecutionData[]> {
	const bytes = await picture();
	const large = padded(bytes, 'png', Math.max(vendor.uploads?.least ?? 0, bytes.length));
	return items.map(({ json }) => itemWith(large, json));
}

/** The field of the credential with the address that a stage's calls go to. */
function addressField(stage: StageName, { vendor }: Subject): string {
	if (!stage.startsWith('upload')) return 'baseUrl';
	const file = { bytes: Buffer.alloc(0), fileName: '', mimeType: '' };
	return vendor.uploads?.call(file).host ?? 'baseUrl';
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
