import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { startEmulator } from '../emulator';
import type { Emulator, Submission } from '../emulator';
import { openAccounts } from './accounts';
import type { Accounts } from './accounts';
import { eventually } from './eventually';
import { importExample } from './example';
import { hashOf, imageHashes, servedHashes } from './image-hashes';
import { PictureWebhook, PROMPTS, keyOf } from './picture-webhook';
import type { WebhookExecution } from './picture-webhook';
import { readLog } from './n8n-log';
import { INSPECTABLE, memoryOf } from './process-memory';
import { QueueN8n } from './queue-n8n';
import { vendorOf } from './vendors';
import type { Vendor } from './vendors';
import { manualTrigger, seedreamNode } from './workflow-nodes';
import { workflow } from './workflow-sketch';

jest.setTimeout(120_000);

const STARTED_WITHIN = 180_000;
/** So that n8n notices within some 10 seconds that a worker is gone; by default it takes 50 to 90. */
const QUICK_LOCKS = {
	QUEUE_WORKER_LOCK_DURATION: '8000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '1000',
	QUEUE_WORKER_STALLED_INTERVAL: '2000',
};
const GIVEN_UP = 'This execution failed to be processed too many times';
const STORED = { status: 200, text: '[{"success":true}]' };
/** As many bytes as a real picture has, so that one that stays in memory shows. */
const IMAGE_BYTES = 1_000_000;
const MANY = 40;
const FAIR_SHARE = 8;
/** Half as many executions with pictures of twice the size leave as much behind, if they do. */
const FEWER = MANY / 2;
/** In MB. Files of 40 MB go through each worker meanwhile. */
const KEPT_AT_MOST = 15;
/** How many executions a worker runs at once, by default. */
const CONCURRENCY = 10;
const EXAMPLE = 'catalogue-batch';
const START = 'Start the tasks';
const PRODUCTS = 5;

/** n8n lets a worker that is told to stop finish what it does for half a minute. */
const GRACE = 40_000;

const subjectsOf = (animal: string, count: number) =>
	Array.from({ length: count }, (_, index) => `${animal}-${index + 1}`);

describe('n8n in queue mode, with PostgreSQL, Redis and two workers', () => {
	let queue: QueueN8n;
	let emulator: Emulator;
	let accounts: Accounts;
	let webhook: PictureWebhook;
	const atlasCloud = vendorOf('atlasCloud');
	const aceData = vendorOf('aceData');

	beforeAll(async () => {
		queue = await QueueN8n.start(2, { ...QUICK_LOCKS, ...INSPECTABLE });
		const settings = { drawing: 'small', imageBytes: IMAGE_BYTES, taskTimeMs: 1_500 } as const;
		emulator = await startEmulator({ settings: { atlasCloud: settings, aceData: settings } });
		accounts = await openAccounts(queue.api, emulator);
		webhook = await PictureWebhook.publish(queue, accounts, atlasCloud, 'pictures');
	}, STARTED_WITHIN);
	beforeEach(async () => {
		emulator.reset();
		accounts.reset();
		while (queue.runningWorkers.length < 2) await queue.addWorker();
	});
	afterAll(async () => {
		await queue?.close();
		await accounts?.close();
		await emulator?.close();
	});

	const hashesOf = async (tasks: Submission[]) =>
		(await Promise.all(tasks.map(imageHashes))).flat();

	const execution = async (id: string) => await queue.api.waitForExecution(id);
	const waiting = async (id: string) => await queue.api.waitForExecution(id, 30, true);

	/** Starts catalogue-batch, as shipped, for each vendor and waits until they have come to their Wait node. */
	const startCatalogues = async (vendors: Vendor[]) => {
		const ids = await Promise.all(
			vendors.map(async (vendor) => {
				const fillIn = accounts.fillIn(vendor);
				return await queue.api.startManually(await importExample(queue.api, EXAMPLE, fillIn));
			}),
		);
		for (const id of ids) {
			await waiting(id);
			await eventually('it is stored', async () => await queue.isSettled(id));
		}
		return ids;
	};

	/** A workflow that asks for a task that exists. */
	const fetchTask = async (taskId: string) => {
		const account = accounts
			.fillIn(atlasCloud)
			.credentials.find(({ type }) => type === atlasCloud.credentialType);
		if (!account) throw new Error('No account');
		const fetch = seedreamNode('seedreamPollPrediction', 'Fetch', account, { taskId });
		return await queue.api.createWorkflow(workflow('Fetch', manualTrigger, [[fetch]]));
	};

	/** Asserts that each subject was paid for once in each step, and that the right picture of it is stored, once. */
	const expectPictures = async (subjects: string[]) => {
		for (const subject of subjects) {
			const tasksFor = (prompt: string) =>
				emulator.atlasCloud.submissions.filter(({ body }) => body.prompt === prompt);
			const generated = tasksFor(PROMPTS.generate(subject));
			const edited = tasksFor(PROMPTS.edit(subject));
			const stored = accounts.storage.objects.filter(({ key }) => key.startsWith(keyOf(subject)));
			expect({
				subject,
				tasks: [generated.length, edited.length],
				given: edited.flatMap(({ references }) => references.map(({ sha256 }) => sha256)),
				stored: stored.map(({ bytes }) => hashOf(bytes)),
			}).toEqual({
				subject,
				tasks: [1, 1],
				given: await hashesOf(generated),
				stored: await hashesOf(edited),
			});
		}
	};

	it('spreads executions over the workers and stores the right picture of each', async () => {
		const subjects = subjectsOf('fox', MANY);
		expect(await webhook.callAll(subjects)).toEqual(subjects.map(() => STORED));

		expect(emulator.atlasCloud.submissions).toHaveLength(2 * MANY);
		await expectPictures(subjects);
		const executions = await webhook.executions();
		expect(executions.map(({ status }) => status)).toEqual(subjects.map(() => 'success'));
		const shares = await Promise.all(
			queue.runningWorkers.map(async (worker) => await queue.startedBy(worker)),
		);
		expect(shares.flat().sort()).toEqual(executions.map(({ id }) => id).sort());
		for (const share of shares) expect(share.length).toBeGreaterThanOrEqual(FAIR_SHARE);

		const files = await queue.database.query(
			`SELECT encode(sha256(data), 'hex') FROM binary_data WHERE "sourceType" = 'execution'`,
		);
		expect(files.flat().sort()).toEqual((await servedHashes(emulator.atlasCloud)).sort());
	});

	it('pays anew in new executions, whose files leave the memory of the workers', async () => {
		const memoryOfWorkers = async () => await Promise.all(queue.runningWorkers.map(memoryOf));
		const before = await memoryOfWorkers();
		emulator.atlasCloud.settings.imageBytes = 2 * IMAGE_BYTES;
		const subjects = subjectsOf('fox', FEWER);
		expect(await webhook.callAll(subjects)).toEqual(subjects.map(() => STORED));

		expect(emulator.atlasCloud.submissions).toHaveLength(2 * FEWER);
		await expectPictures(subjects);
		const after = await memoryOfWorkers();
		for (const [index, { inUse }] of after.entries()) {
			expect(inUse - (before[index]?.inUse ?? 0)).toBeLessThan(KEPT_AT_MOST);
		}
	});

	it('never hands the task of one execution to another', async () => {
		const earlier = await webhook.executions();
		const subjects = subjectsOf('hare', 8);
		emulator.atlasCloud.settings.taskTimeMs = 4_000;
		const answers = await webhook.callAll(subjects, 1);
		expect(answers.map(({ status }) => status)).toEqual(subjects.map(() => 500));
		const abandonedAt = Date.now();
		const abandoned = [...emulator.atlasCloud.submissions];
		expect(abandoned).toHaveLength(subjects.length);
		const timedOut = await webhook.executions(earlier);
		for (const { id } of timedOut) {
			const { error } = await execution(id);
			expect(abandoned.filter(({ taskId }) => error?.includes(taskId))).toHaveLength(1);
		}

		// The abandoned tasks become ready while the others run.
		emulator.atlasCloud.settings.taskTimeMs = 1_500;
		emulator.atlasCloud.submissions.length = 0;
		expect(await webhook.callAll(subjects)).toEqual(subjects.map(() => STORED));
		await expectPictures(subjects);
		const askedLater = emulator.atlasCloud.requests.filter(
			({ path, receivedAt }) =>
				receivedAt > abandonedAt && abandoned.some(({ taskId }) => path.includes(taskId)),
		);
		expect(askedLater).toEqual([]);

		const next = await webhook.executions([...earlier, ...timedOut]);
		const workersOf = async (executions: WebhookExecution[]) =>
			await Promise.all(executions.map(async ({ id }) => (await queue.workerOf(id))?.url));
		const both = new Set(await workersOf(timedOut));
		expect((await workersOf(next)).some((worker) => both.has(worker))).toBe(true);
	});

	it('lets a worker that is told to stop finish, and gives the rest to the other', async () => {
		const [stopped] = queue.runningWorkers;
		if (!stopped) throw new Error('No workers');
		emulator.atlasCloud.settings.taskTimeMs = 3_000;
		// Four more than both can run at once.
		const early = subjectsOf('owl', 2 * CONCURRENCY + 4);
		const late = subjectsOf('hawk', 4);
		const calls = webhook.callAll(early);
		await eventually(
			'both workers are busy',
			() => emulator.atlasCloud.submissions.length >= 2 * CONCURRENCY,
		);
		const stopping = stopped.stop(GRACE);
		await stopped.untilLogged('Received SIGTERM');
		const begun = await queue.startedBy(stopped);
		const lateCalls = webhook.callAll(late);
		await stopping;

		const answers = [...(await calls), ...(await lateCalls)];
		expect(answers).toEqual([...early, ...late].map(() => STORED));
		expect(await queue.startedBy(stopped)).toEqual(begun);
		for (const id of begun) expect(await queue.isSettled(id)).toBe(true);
		expect(emulator.atlasCloud.submissions).toHaveLength(2 * answers.length);
		await expectPictures([...early, ...late]);
	});

	it('does not run again what a killed worker was at: nothing is paid twice', async () => {
		const earlier = await webhook.executions();
		emulator.atlasCloud.settings.taskTimeMs = 5_000;
		const call = webhook.call('wolf-1');
		await eventually('the task is paid', () => emulator.atlasCloud.submissions.length === 1);
		const [{ id = '' } = {}] = await webhook.executions(earlier);
		const killed = await queue.workerOf(id);
		await killed?.kill();

		expect(await call).toEqual({ status: 500, text: '{"message":"Error in workflow"}' });
		const givenUp = await execution(id);
		expect(givenUp.status).toBe('error');
		expect(givenUp.error).toContain(GIVEN_UP);
		expect(await queue.workerOf(id)).toBe(killed);
		expect(emulator.atlasCloud.submissions).toHaveLength(1);
		const [task] = emulator.atlasCloud.submissions;
		if (!task) throw new Error('No task');
		// n8n has not kept the task's ID, but its log has, and who knows it gets the picture.
		expect(JSON.stringify(givenUp.data)).not.toContain(task.taskId);
		const logged = killed ? await readLog(killed.logFile) : [];
		expect(logged.filter(({ message }) => message.includes(task.taskId))).toHaveLength(1);
		const fetched = (await queue.api.runManually(await fetchTask(task.taskId))).orThrow();
		const [{ binary } = {}] = fetched.itemsOf('Fetch');
		if (!binary?.data) throw new Error('No picture');
		expect([hashOf(await queue.api.readBinary(binary.data))]).toEqual(await imageHashes(task));
		expect(emulator.atlasCloud.submissions).toHaveLength(1);
	});

	it('survives kill -9 while catalogue-batch waits, but not while it asks', async () => {
		const earlier = await webhook.executions();
		const [atlasId = '', aceId = '', lostId = ''] = await startCatalogues([
			atlasCloud,
			aceData,
			atlasCloud,
		]);
		const tasks = [...emulator.atlasCloud.submissions];
		const lost = await waiting(lostId);
		const lostTasks = lost.itemsOf(START).map(({ json }) => String(json.taskId));
		expect(tasks.filter(({ taskId }) => lostTasks.includes(taskId))).toHaveLength(PRODUCTS);
		emulator.inject({
			vendor: 'atlasCloud',
			stage: 'poll',
			fault: 'hang',
			times: Infinity,
			when: ({ path }) => lostTasks.some((taskId) => path.includes(taskId)),
		});

		// A worker and the main process go, while the other worker is in the middle of a plain run.
		const killed = await queue.workerOf(atlasId);
		await killed?.kill();
		emulator.atlasCloud.settings.taskTimeMs = 4_000;
		const call = webhook.call('boat-1').then(
			() => 'answered',
			() => 'cut',
		);
		await eventually(
			'the plain run is paid',
			() => emulator.atlasCloud.submissions.length === tasks.length + 1,
		);
		await queue.main.kill();
		expect(await call).toBe('cut');
		// n8n 2.41 may take executions whose time has come before for crashed: while it starts it wakes them and looks
		// for such that are in no queue, both at once.
		await queue.waitFor(queue.main.surelyStartedIn / 1000);
		await Promise.all([queue.main.start(), queue.addWorker()]);
		expect(accounts.storage.objects.filter(({ key }) => key.startsWith('catalogue/'))).toEqual([]);

		const [boat] = await webhook.executions(earlier);
		(await execution(boat?.id ?? '')).orThrow();
		await expectPictures(['boat-1']);
		for (const id of [atlasId, aceId]) {
			const finished = (await execution(id)).orThrow();
			expect(finished.runsOf('Wait')).toHaveLength(1);
			expect(finished.itemsOf('Failed')).toEqual([]);
			expect(await queue.workerOf(id)).not.toBe(killed);
		}
		expect(emulator.atlasCloud.submissions).toHaveLength(2 * PRODUCTS + 2);
		expect(emulator.aceData.submissions).toHaveLength(PRODUCTS);
		const catalogue = accounts.storage.objects.filter(({ key }) => key.startsWith('catalogue/'));
		const finishedTasks = tasks.filter(({ taskId }) => !lostTasks.includes(taskId));
		expect(catalogue.map(({ bytes }) => hashOf(bytes)).sort()).toEqual(
			(await hashesOf([...finishedTasks, ...emulator.aceData.submissions])).sort(),
		);

		// The third is asking, and what n8n knew of it goes with its worker.
		await (await queue.workerOf(lostId))?.kill();
		const givenUp = await execution(lostId);
		expect(givenUp.error).toContain(GIVEN_UP);
		expect(givenUp.itemsOf(START)).toEqual([]);
		expect(emulator.atlasCloud.submissions).toHaveLength(2 * PRODUCTS + 2);
	});
});
