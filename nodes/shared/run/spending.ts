import { InvalidRequest } from '../request/invalidRequest';
import { known } from '../request/cost';
import { sumOf, writtenMoney } from '../request/money';
import type { Attempt } from './attempt';
import type { Run, TaskRecord } from './ledger';

/** Set by the user, in the vendor's currency. */
const NAME = "'Spending Limit'";
const REMOVE = `Remove ${NAME} from 'Options' to run without one.`;

/** Under n8n's Batching, the first items would be paid for before the last ones are known. */
export const NO_BATCHING = new InvalidRequest(
	`${NAME} is for the whole run, and with Batching the first items are submitted before the others are looked at. Remove Batching from Request Options, or ${NAME} from 'Options'.`,
);

/**
 * Why nothing more of the run may be submitted: its sum is over the smallest limit that an item has, or cannot be known
 * (docs/design.md, money rule 11). Undefined where it may. Decided once an attempt, when all its items are checked.
 */
export function overLimit(run: Run): InvalidRequest | undefined {
	const { attempt } = run;
	attempt.verdict ??= { refusal: verdictOn(run, attempt) };
	return attempt.verdict.refusal;
}

function verdictOn(run: Run, attempt: Attempt): InvalidRequest | undefined {
	const limit = attempt.spendingLimit;
	if (limit === undefined) return undefined;
	const paid = [...run.tasks.values()].filter(({ submitted }) => submitted);
	const planned = attempt.limitedItems
		.map((itemIndex) => run.task(itemIndex))
		.filter(({ submitted, failure }) => !submitted && !failure);
	const estimates = [...planned, ...paid].flatMap(({ estimate }) => estimate ?? []);
	const images = estimates.reduce((sum, estimate) => sum + estimate.images, 0);
	const costs = estimates.map(({ cost }) => cost);
	const unknown = costs.flatMap((cost) => ('unknown' in cost ? [cost.unknown] : []))[0];
	const count = `${images} ${images === 1 ? 'image' : 'images'}`;
	if (unknown !== undefined) {
		return new InvalidRequest(
			`${NAME} is ${limit}, but what the run would cost is not known, with ${count}: ${unknown}. ${REMOVE}`,
		);
	}
	const spent = sumOf(amountsOf(paid));
	const sum = sumOf([spent, ...amountsOf(planned)]);
	if (planned.length === 0 || sum <= limit) return undefined;
	const { currency } = known(costs[0]) ?? { currency: 'USD' };
	const told = (amount: number): string => writtenMoney({ amount, currency });
	const already = spent > 0 ? `, of which ${told(spent)} is spent already` : '';
	return new InvalidRequest(
		`${NAME} is ${told(limit)}, but the run would cost up to ${told(sum)} for ${count}${already}. Raise the limit, or run fewer items.`,
	);
}

/** What tasks cost, or may cost at most. */
const amountsOf = (records: TaskRecord[]): number[] =>
	records.flatMap(({ cost, estimate }) => (cost ?? known(estimate?.cost))?.amount ?? []);
