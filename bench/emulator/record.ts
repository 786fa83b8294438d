import type { EmulatedVendor, Emulator, RecordedRequest, Submission } from '../../test/emulator';
import type { VendorName } from '../../test/engine/seedream';
import type { VendorRecord } from './messages';

const API_STAGES = ['submit', 'poll', 'batch', 'upload'];

/** Which tasks a question was about. */
function tasksAsked({ stage, path, body }: RecordedRequest): string[] {
	if (stage === 'poll') {
		const { id } = (body ?? {}) as { id?: string };
		return [id ?? path.split('/').at(-1) ?? ''];
	}
	const { ids } = (body ?? {}) as { ids?: string[] };
	return ids ?? [];
}

/** The answered questions about each task: the last one told of its end, for then nobody asks again. */
function answersByTask({ requests }: EmulatedVendor): Map<string, RecordedRequest[]> {
	const byTask = new Map<string, RecordedRequest[]>();
	for (const request of requests) {
		if (request.status !== 200 || !['poll', 'batch'].includes(request.stage)) continue;
		for (const taskId of tasksAsked(request)) {
			byTask.set(taskId, [...(byTask.get(taskId) ?? []), request]);
		}
	}
	return byTask;
}

/** A synchronous vendor answers the submission itself when the task is finished. */
function submissionAnswer(
	{ requests }: EmulatedVendor,
	{ receivedAt }: Submission,
	taken: Set<RecordedRequest>,
): RecordedRequest | undefined {
	const found = requests.find(
		(request) =>
			request.stage === 'submit' &&
			request.status === 200 &&
			request.receivedAt === receivedAt &&
			!taken.has(request),
	);
	if (found) taken.add(found);
	return found;
}

/** The counters of one vendor. */
export function recordOf(emulator: Emulator, name: VendorName): VendorRecord {
	const vendor: EmulatedVendor = emulator[name];
	const answers = answersByTask(vendor);
	const taken = new Set<RecordedRequest>();
	const lags = vendor.submissions.map((submission) => {
		const { taskId, finishesAt } = submission;
		const seen =
			name === 'aioagi' ? submissionAnswer(vendor, submission, taken) : answers.get(taskId)?.at(-1);
		return seen?.endedAt === undefined ? NaN : Math.max(0, seen.endedAt - finishesAt);
	});
	const count = (...stages: string[]) =>
		vendor.requests.filter(({ stage }) => stages.includes(stage)).length;
	return {
		taskTimes: vendor.submissions.map(({ finishesAt, receivedAt }) => finishesAt - receivedAt),
		lags: lags.filter((lag) => !Number.isNaN(lag)),
		submissions: vendor.submissions.length,
		submitRequests: count('submit'),
		pollRequests: count('poll', 'batch'),
		throttled: vendor.requests.filter(
			({ stage, status }) => status === 429 && API_STAGES.includes(stage),
		).length,
		downloads: emulator.images.requests.filter(({ path }) => path.startsWith(`/${name}/`)).length,
	};
}
