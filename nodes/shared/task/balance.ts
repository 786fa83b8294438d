import type { Run } from '../run/ledger';
import { TaskFailure } from '../run/taskFailure';
import type { Limiter } from '../traffic/limiter';
import { isError, question } from '../traffic/question';
import type { Send } from '../traffic/transport';
import type { Money, Vendor, VendorError } from '../vendors/vendor';

/** Milliseconds: the error that waits for the answer is told without it otherwise. */
const PATIENCE = 10_000;

interface Account {
	run: Run;
	vendor: Vendor;
	limiter: Limiter;
	send: Send;
	cancelSignal?: AbortSignal;
}

/**
 * Why an item ended, with what is left in the account where that was the reason and the vendor has a free call that
 * tells it. Asked once an attempt; where the answer does not come, the reason stays as it was.
 */
export async function withBalance(reason: unknown, account: Account): Promise<unknown> {
	if (!(reason instanceof TaskFailure) || reason.error.kind !== 'balance') return reason;
	const { attempt } = account.run;
	attempt.balance ??= balanceOf(account);
	const balance = await attempt.balance;
	if (!balance) return reason;
	return new TaskFailure(reason.identity, reason.outcome, { ...reason.error, balance });
}

async function balanceOf({
	vendor,
	limiter,
	send,
	cancelSignal,
}: Account): Promise<Money | undefined> {
	const { balance } = vendor;
	if (!balance) return undefined;
	const unread: VendorError = { kind: 'unreadable', message: 'no balance' };
	const hasty: Send = async (call, _, signal) => await send(call, PATIENCE, signal);
	const answer = await question(
		limiter,
		hasty,
		balance.call,
		(reply) => (reply.statusCode < 300 && balance.read(reply)) || unread,
		cancelSignal,
	).catch(() => unread);
	return isError(answer) ? undefined : answer;
}
