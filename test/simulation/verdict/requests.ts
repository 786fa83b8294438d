import type { Story } from '../simulate';
import { PAGE } from '../vendor/wire';

const SECOND = 1_000;

/** Submissions of an item that is refused again and again: back-off doubles up to half a minute, less its jitter. */
const FIRST_SUBMISSIONS = 11;
const SUBMISSION_EVERY = 15 * SECOND;
/** Alone, nothing shortens the limiter's back-off: thirty in ten minutes at most. */
const FIRST_SUBMISSIONS_ALONE = 8;
const SUBMISSION_EVERY_ALONE = 27 * SECOND;
/** Questions about a task: ten in the first second, each a tenth of its age later up to five seconds. */
const FIRST_QUESTIONS = 85;
const QUESTION_EVERY = 4.5 * SECOND;
/** Looks into the account's list for one item, each through all its pages. */
const LOOKS = 12;
/** How often a download is tried. */
const DOWNLOADS = 3;

const spanOf = (times: number[]): number => Math.max(0, ...times) - Math.min(Infinity, ...times);

/** No vendor is asked more often than the run needs: bounds that follow from how long it took, and for how many. */
export function judgeRequests({ scenario, result, network, files, server }: Story): string[] {
	const attempts = Math.max(1, result?.attempts.length ?? 1);
	const pages = 1 + Math.floor(server.account.tasks.length / PAGE);
	const faults: string[] = [];
	const alone = scenario.items === 1;
	const first = alone ? FIRST_SUBMISSIONS_ALONE : FIRST_SUBMISSIONS;
	const every = alone ? SUBMISSION_EVERY_ALONE : SUBMISSION_EVERY;
	for (let item = 0; item < scenario.items; item += 1) {
		const own = network.sent.filter((request) => request.item === item);
		const times = own.filter(({ kind }) => kind === 'submission').map(({ at }) => at);
		// Connections that are never made are tried four times by themselves.
		const bound = attempts * first + Math.max(0, spanOf(times)) / every;
		if (times.length > bound) faults.push(`item ${item} is submitted ${times.length} times`);
		const looks = own.filter(({ kind }) => kind === 'list').length;
		if (looks > attempts * LOOKS * pages) faults.push(`item ${item} is looked for ${looks} times`);
	}
	const questions = network.sent.filter(({ kind }) => kind === 'question');
	const faulty = questions.filter(({ answered }) => !answered).length;
	const unhelpful = server.arrivals.filter(
		({ kind, outcome }) => kind === 'question' && outcome !== 'passed',
	).length;
	// Tasks that are asked about together are asked about the more often.
	const together = Math.sqrt(Math.min(scenario.maxConcurrency, server.account.tasks.length + 1));
	const ids = [...new Set(questions.flatMap((request) => request.ids))];
	const needed = ids.map((id) => {
		const span = spanOf(
			questions.filter((request) => request.ids.includes(id)).map(({ at }) => at),
		);
		return (attempts * FIRST_QUESTIONS + span / QUESTION_EVERY) * together;
	});
	const most = needed.reduce((sum, part) => sum + part, 0) + 2 * (faulty + unhelpful);
	if (questions.length > most) {
		faults.push(
			`${questions.length} questions about ${ids.length} tasks, ${Math.round(most)} are enough`,
		);
	}
	const images = server.account.tasks.length * scenario.images;
	if (files.begun.length > attempts * DOWNLOADS * images) {
		faults.push(`${files.begun.length} downloads of ${images} images`);
	}
	return [...faults, ...judgeStubbornness(questions, attempts)];
}

/** Questions that bring nothing are backed off: each task's longest row of them. */
function judgeStubbornness(
	questions: Array<{ at: number; ids: string[]; answered: boolean }>,
	attempts: number,
): string[] {
	const rows = new Map<string, number[]>();
	const faults: string[] = [];
	for (const { at, ids, answered } of questions) {
		for (const id of ids) {
			const row = answered ? [] : [...(rows.get(id) ?? []), at];
			rows.set(id, row);
			const span = at - (row[0] ?? at);
			if (row.length <= attempts * 12 + span / (10 * SECOND)) continue;
			faults.push(`${id} is asked about ${row.length} times in ${span} ms without an answer`);
			rows.set(id, []);
		}
	}
	return faults;
}
