import type { Story } from '../simulate';

/** Milliseconds in which a cancelled run ends, calls under way aside. */
const ENDS_WITHIN = 1_000;

/** The run ends, with one result for each item, and nothing goes on afterwards. */
export function judgeEnd(story: Story): string[] {
	const { scenario, result, endedAt, network, files, leftovers, unhandled } = story;
	const faults = unhandled.map(
		(reason) => `unhandled: ${String((reason as Error)?.stack ?? reason)}`,
	);
	if (!result) return [...faults, 'the run does not end'];
	const lastSent = Math.max(0, ...network.sent.map(({ at }) => at), ...files.begun);
	if (lastSent > endedAt) faults.push(`a request is sent at ${lastSent}, after the end`);
	if (leftovers > 0) faults.push(`${leftovers} timers are still set hours after the end`);
	const count = scenario.executeOnce ? 1 : scenario.items;
	for (const [index, attempt] of result.attempts.entries()) {
		for (let item = 0; item < count; item += 1) {
			const ending = attempt.results[item];
			if (!ending) faults.push(`item ${item} of attempt ${index + 1} does not end`);
			else faults.push(...judgeItem(story, item, ending.result));
		}
	}
	return [...faults, ...judgeCancelling(story)];
}

function judgeItem(
	{ scenario }: Story,
	item: number,
	result: PromiseSettledResult<Array<{ json: object; error?: unknown }>>,
): string[] {
	const continues = scenario.onError === 'continue';
	if (result.status === 'rejected') {
		const { message } = result.reason as Error;
		if (continues) return [`item ${item} throws although errors are continued: ${message}`];
		return message ? [] : [`item ${item} fails without a word`];
	}
	const failed = result.value.filter(({ error }) => error !== undefined);
	if (failed.length > 0 && !continues) return [`item ${item} gives an error as an item`];
	if (scenario.node === 'poll') return [];
	if (failed.length > 1 || (failed.length === 1 && result.value.length > 1)) {
		return [`item ${item} gives ${failed.length} errors among ${result.value.length} items`];
	}
	const dropped = scenario.invalidItem !== undefined && !continues;
	return result.value.length > 0 || dropped ? [] : [`item ${item} gives nothing`];
}

/** A cancelled run ends at once, but for n8n's own waits and submissions that nobody breaks off. */
function judgeCancelling({ scenario, endedAt, network, files }: Story): string[] {
	const { cancelAt, tries, waitBetweenTries, batchInterval, items, batchSize } = scenario;
	if (cancelAt === undefined || endedAt <= cancelAt) return [];
	const late = [...network.sent.map(({ at }) => at), ...files.begun].find((at) => at > cancelAt);
	if (late !== undefined) return [`a request is sent at ${late}, after the cancelling`];
	const underWay = network.sent.filter(({ at, kind }) => kind === 'submission' && at <= cancelAt);
	const answered = Math.max(cancelAt, ...underWay.map((request) => request.endedAt ?? 0));
	const waits = tries * (waitBetweenTries + Math.ceil(items / batchSize) * batchInterval);
	const bound = answered + waits + ENDS_WITHIN;
	return endedAt > bound ? [`cancelled at ${cancelAt}, the run ends at ${endedAt}`] : [];
}
