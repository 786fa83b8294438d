import { startEmulator, type EmulatedVendor, type Emulator } from '../test/emulator';
import type { Answer, EmulatorPlan, Question } from './emulator/messages';
import { recordOf } from './emulator/record';
import { VENDORS } from '../test/engine/seedream';
import { taskTimes } from './spread';

/** More than any run submits. */
const MOST_TASKS = 2_000;

let emulator: Emulator | undefined;

async function start({ spread, imageBytes, ...limits }: EmulatorPlan): Promise<Emulator> {
	const times = taskTimes(spread, MOST_TASKS);
	const everyVendor = {
		taskTimeMs: (taskNumber: number) => times[taskNumber % MOST_TASKS] ?? spread.median,
		drawing: 'small' as const,
		imageBytes,
		...limits,
	};
	return await startEmulator({ recordBodies: 'short', everyVendor });
}

async function answerTo({ name, given }: Question): Promise<Answer['answer']> {
	if (name === 'start') {
		emulator = await start(given as Question<'start'>['given']);
		const access = ({ url, apiKey }: EmulatedVendor) => ({
			url,
			apiKey,
		});
		const started = emulator;
		return Object.fromEntries(
			VENDORS.map((vendor) => [vendor, access(started[vendor])]),
		) as Answer['answer'];
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
