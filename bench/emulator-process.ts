import { startEmulator, VENDOR_NAMES, type EmulatedVendor, type Emulator } from '../test/emulator';
import { VENDORS } from '../test/engine/seedream';
import type { Answer, EmulatorPlan, Question } from './emulator/messages';
import { recordOf } from './emulator/record';
import { taskTimes } from './spread';

/** The stages at which vendors are asked about tasks. */
const POLLS = ['poll', 'batch', 'result'] as const;
/** More than any run submits. */
const MOST_TASKS = 2_000;

let emulator: Emulator | undefined;

async function start(plan: EmulatorPlan): Promise<Emulator> {
	const { spread, imageBytes, outage, refusesAll, ...limits } = plan;
	const times = taskTimes(spread, MOST_TASKS);
	const everyVendor = {
		taskTimeMs: (taskNumber: number) => times[taskNumber % MOST_TASKS] ?? spread.median,
		drawing: 'small' as const,
		imageBytes,
		...limits,
	};
	const emulator = await startEmulator({ recordBodies: 'short', everyVendor });
	for (const vendor of VENDOR_NAMES) {
		const throttled = { vendor, fault: 'throttle', times: Infinity } as const;
		if (refusesAll) emulator.inject({ ...throttled, stage: 'submit' });
		if (!outage) continue;
		for (const stage of ['submit', ...POLLS] as const) {
			if (!emulator[vendor].stages.includes(stage)) continue;
			emulator.inject({ ...throttled, stage, when: () => isOut(emulator[vendor], outage) });
		}
	}
	return emulator;
}

/** Whether the outage is on, by the first submission that the vendor took. */
function isOut(
	{ submissions }: EmulatedVendor,
	outage: NonNullable<EmulatorPlan['outage']>,
): boolean {
	const [first] = submissions;
	if (!first) return false;
	const since = Date.now() - first.receivedAt - outage.begins;
	return since >= 0 && since < outage.lasts;
}

async function answerTo({ name, given }: Question): Promise<Answer['answer']> {
	if (name === 'start') {
		emulator = await start(given as Question<'start'>['given']);
		const access = ({ url, apiKey }: EmulatedVendor) => ({
			url,
			apiKey,
		});
		const vendors = VENDORS.map((name) => [name, access((emulator as Emulator)[name])]);
		return Object.fromEntries(vendors) as Answer['answer'];
	}
	if (!emulator) throw new Error('The emulator was not started');
	if (name === 'record') return recordOf(emulator, given as Question<'record'>['given']);
	const { vendor, taskId } = given as Question<'finishOf'>['given'];
	const task = emulator[vendor].submissions.findLast((submission) => submission.taskId === taskId);
	if (!task) throw new Error(`The emulator has no task ${taskId}`);
	return task.finishesAt;
}

process.on('message', (question: Question) => {
	answerTo(question).then(
		(answer) => process.send?.({ number: question.number, answer }),
		(error: unknown) => process.send?.({ number: question.number, error: String(error) }),
	);
});
process.once('disconnect', () => process.exit(0));
