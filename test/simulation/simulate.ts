import { newWorld } from './virtualProcess';
import type { INode, INodeExecutionData } from 'n8n-workflow';
import { Journal } from './journal';
import { runNode, type NodeResult } from './n8n/nodeRun';
import { Files } from './network/files';
import { Network } from './network/network';
import { longestRun } from './verdict/bounds';
import type { Scenario } from './scenario';
import { Server, wireOf } from './vendor/server';

/** All that can be known of a run that is over, or that was given up. */
export interface Story {
	scenario: Scenario;
	/** Absent where the run did not end. */
	result?: NodeResult;
	endedAt: number;
	server: Server;
	network: Network;
	files: Files;
	/** By item, the tasks that Poll Prediction is asked for. */
	taskIds: string[][];
	/** Timers that were still set long after the end. */
	leftovers: number;
	/** Rejections that nobody handled, and errors that nobody caught. */
	unhandled: unknown[];
	journal: Journal;
}

/** Milliseconds for which a run is watched after its end. */
const WATCHED = 3 * 60 * 60 * 1_000;

const unhandled: unknown[] = [];
process.on('unhandledRejection', (reason) => unhandled.push(reason));
process.on('uncaughtException', (error) => unhandled.push(error));

/** Runs the node once in the world of a scenario. */
export async function simulate(scenario: Scenario, told = false): Promise<Story> {
	const world = newWorld(scenario.seed);
	const { time } = world;
	unhandled.length = 0;
	const journal = new Journal(time.now, told);
	const server = new Server(scenario, journal);
	const network = new Network(scenario, time, server, journal);
	const files = new Files(scenario, time, server.account, journal);
	const wire = wireOf(scenario);
	const node = nodeOf(scenario, wire.credential);
	const items: INodeExecutionData[] = Array.from({ length: scenario.items }, () => ({ json: {} }));
	const cancel = new AbortController();
	const { cancelAt, setBackAt, setBackBy } = scenario;
	if (setBackAt !== undefined) time.at(setBackAt, () => (world.clockError = -setBackBy));
	if (cancelAt !== undefined) {
		time.at(cancelAt, () => {
			journal.note('cancelled');
			cancel.abort();
		});
	}
	const taskIds = tasksToPoll(scenario, server);
	const surroundings = {
		scenario,
		network,
		files,
		journal,
		node,
		executeData: { node, data: { main: [items] }, source: null },
		cancelSignal: cancel.signal,
	};
	let result: NodeResult | undefined;
	let endedAt = Infinity;
	const run = runNode(time, surroundings, wire.baseUrl, taskIds).then((end) => {
		result = end;
		endedAt = time.now();
		journal.note('end');
	});
	await time.run(run, longestRun(scenario));
	if (result) await time.run(new Promise(() => undefined), endedAt + WATCHED);
	const leftovers = time.pending;
	return {
		scenario,
		result,
		endedAt,
		server,
		network,
		files,
		taskIds,
		leftovers,
		unhandled: [...unhandled],
		journal,
	};
}

function nodeOf({ executeOnce, onError, tries }: Scenario, authentication: string): INode {
	return {
		id: 'node',
		name: 'Seedream',
		type: 'seedream',
		typeVersion: 1,
		position: [0, 0],
		parameters: { authentication },
		executeOnce,
		retryOnFail: tries > 1,
		onError: onError === 'continue' ? 'continueRegularOutput' : 'stopWorkflow',
	};
}

/** The tasks that an earlier node has submitted, a moment ago. */
function tasksToPoll({ node, items, idsPerItem }: Scenario, { account }: Server): string[][] {
	if (node !== 'poll') return [];
	return Array.from({ length: items }, (_item, item) =>
		Array.from({ length: idsPerItem }, () => {
			return account.make({ model: 'm', prompt: `prompt ${item}` }, -100, item).id;
		}),
	);
}
