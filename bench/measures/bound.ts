import { mean, taskTimes, type Spread } from '../spread';

export interface Cost {
	/** Questions per task. */
	requests: number;
	/** Mean lag as a share of the mean task time. */
	lag: number;
}

const SAMPLES = 20_000;
/** Milliseconds. */
const STEP = 100;
/** The longest wait between two questions, in steps. */
const LONGEST_WAIT = 150;

/** What asking about each task at a fixed interval costs. */
export function fixedCost(times: number[], interval: number): Cost {
	const questions = times.map((time) => Math.ceil(time / interval));
	const lags = times.map((time, index) => (questions[index] ?? 0) * interval - time);
	return { requests: mean(questions), lag: mean(lags) / mean(times) };
}

/** The interval whose lag is this share of the task time. */
export function fixedAtLag(times: number[], lag: number): Cost {
	const intervals = Array.from({ length: 1_000 }, (_, index) => (index + 1) * 10);
	const costs = intervals.map((interval) => fixedCost(times, interval));
	return costs.reduce((best, cost) =>
		Math.abs(cost.lag - lag) < Math.abs(best.lag - lag) ? cost : best,
	);
}

/**
 * The best that asking about each task by itself can do, for somebody who knows the spread: the moments are
 * chosen by dynamic programming for a price of a question in milliseconds of lag.
 */
export function bestCost(spread: Spread, price: number): Cost {
	const times = taskTimes(spread, SAMPLES).sort((one, other) => one - other);
	const steps = Math.ceil((times.at(-1) ?? 0) / STEP) + 1;
	// How many tasks are finished by each step, and the sum of their times.
	const finished: number[] = [];
	const sums: number[] = [];
	let sum = 0;
	let next = 0;
	for (let step = 0; step <= steps; step += 1) {
		while (next < times.length && (times[next] ?? 0) <= step * STEP) {
			sum += times[next] ?? 0;
			next += 1;
		}
		finished.push(next);
		sums.push(sum);
	}
	const cost = new Array<number>(steps + 1).fill(0);
	const questions = new Array<number>(steps + 1).fill(0);
	for (let from = steps - 1; from >= 0; from -= 1) {
		const left = SAMPLES - (finished[from] ?? 0);
		let best = Infinity;
		for (let to = from + 1; to <= Math.min(steps, from + LONGEST_WAIT); to += 1) {
			const done = (finished[to] ?? 0) - (finished[from] ?? 0);
			const lag = to * STEP * done - ((sums[to] ?? 0) - (sums[from] ?? 0));
			const total = left * price + lag + (cost[to] ?? 0);
			if (total >= best) continue;
			best = total;
			questions[from] = left + (questions[to] ?? 0);
		}
		cost[from] = best;
	}
	const requests = (questions[0] ?? 0) / SAMPLES;
	const lag = (cost[0] ?? 0) / SAMPLES - price * requests;
	return { requests, lag: lag / mean(times) };
}
