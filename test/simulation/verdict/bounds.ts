import type { Scenario } from '../scenario';

const SECOND = 1_000;

/** Milliseconds by which every run has ended, whatever happens: the items one after the other, at their slowest. */
export function longestRun(scenario: Scenario): number {
	const { items, tries, timeout, waitBetweenTries, batchInterval, idsPerItem, node } = scenario;
	const tasks = node === 'poll' ? items * idsPerItem : items;
	// Submitting, looking for a lost task, waiting, and three downloads of five minutes.
	const item = 3 * timeout * SECOND + 150 * SECOND + 3 * 310 * SECOND;
	const lastOutage = Math.max(0, ...scenario.outages.map(({ until }) => until));
	return tries * (tasks * item + items * batchInterval + waitBetweenTries) + lastOutage;
}
