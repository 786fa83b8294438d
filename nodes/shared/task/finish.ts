import type { LostSubmission } from '../run/ledger';
import { TaskFailure } from '../run/taskFailure';
import { now } from '../traffic/pause';
import { pricedOf } from './estimate';
import { recoverTask } from './recover';
import type { Story } from './story';
import { submissionCall } from './submissionCall';
import { submitOnce } from './submit';
import { NOT_VISIBLE, waitForTask } from './wait';

/**
 * Submits the task, unless an earlier attempt has, and waits for it; meanwhile it counts as in hand.
 *
 * @throws TaskFailure when no task was made, or none that is known to have ended
 * @throws InvalidRequest when n8n no longer has a file
 * @throws ExecutionCancelled
 */
export async function finish(story: Story): Promise<void> {
	const { limiter, record } = story;
	if (record.submitted) limiter.resumed();
	else await submit(story);
	try {
		await untilFinished(story);
	} finally {
		limiter.done();
	}
}

async function submit(story: Story): Promise<void> {
	const { limiter, record, request } = story;
	record.priced = pricedOf(story);
	await submitOnce(record, {
		...story,
		asked: { model: request.model.id, mostImages: request.maxImages ?? 1 },
		prepare: async () =>
			await limiter.files.use(
				async () => await submissionCall({ ...story, helpers: story.context.helpers }),
			),
	});
	logTask(story, 'took');
}

/** A killed n8n forgets the data of the execution; its log then still tells what was paid for. */
function logTask({ context, vendor, record }: Story, what: string): void {
	if (!record.taskId) return;
	context.logger.info(`${vendor.displayName} ${what} Seedream task ${record.taskId}`);
}

/** Waits for the task, unless only its id is wanted; one whose answer was lost is found first. */
async function untilFinished(story: Story): Promise<void> {
	const { run, record, request, identity, timeout } = story;
	if (record.lost && !record.taskId) await recover(story, record.lost);
	const { taskId } = record;
	if (record.finished || !taskId || (request.output === 'task' && !record.lost)) return;
	const { submittedAt: since = now() } = record;
	try {
		const identified = { ...identity, taskId };
		record.finished = await waitForTask({
			...story,
			identity: identified,
			since,
			deadline: now() + timeout,
			patience: NOT_VISIBLE,
		});
		record.lost = undefined;
	} catch (reason) {
		const unknown = reason instanceof TaskFailure && reason.error.kind === 'notFound';
		if (!unknown || !record.lost) throw reason as Error;
		await recover(story, record.lost);
		return await untilFinished(story);
	}
	if (record.finished.status === 'succeeded') run.schedule.learn(now() - since);
}

/**
 * Finds a task whose answer was lost in the vendor's list: what a list shows exists, while what an error names may be
 * no task.
 *
 * @throws TaskFailure where it is not found: nobody can tell whether the vendor has it
 * @throws ExecutionCancelled
 */
async function recover(story: Story, lost: LostSubmission): Promise<void> {
	const { identity, record } = story;
	const named = record.taskId;
	record.taskId = undefined;
	try {
		if (!(await recoverTask(record, lost, story))) {
			throw new TaskFailure({ ...identity, taskId: named }, 'ambiguous', lost.error);
		}
	} finally {
		record.taskId ??= named;
	}
	record.lost = undefined;
	logTask(story, 'recovered');
}
