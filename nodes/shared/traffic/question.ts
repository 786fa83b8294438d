import { ERROR_CLASSES } from '../vendors/wire/errorClasses';
import type { HttpCall, Reply, VendorError } from '../vendors/vendor';
import { faultOf } from './connectionLost';
import type { Limiter } from './limiter';
import { ExecutionCancelled, MOST_PATIENCE, backoff, now, pause } from './pause';
import type { Send } from './transport';

/** Milliseconds one question may take. */
const QUESTION_TIMEOUT = 60_000;

/** Whether a free question answered like this is worth asking again. */
export function isTransient(error: VendorError): boolean {
	return ERROR_CLASSES[error.kind].transient;
}

/**
 * A free question at the run's pace. What `read` makes of the reply may be an error, which tells of the pace too.
 *
 * @throws ExecutionCancelled
 */
export async function question<Answer>(
	limiter: Limiter,
	send: Send,
	call: HttpCall,
	read: (reply: Reply) => Answer | VendorError,
	cancelSignal?: AbortSignal,
): Promise<Answer | VendorError> {
	try {
		const { reply, sentAt } = await limiter.questions.use(async () => {
			await limiter.question(cancelSignal);
			return { sentAt: now(), reply: await send(call, QUESTION_TIMEOUT, cancelSignal) };
		});
		const answer = read(reply);
		if (isError(answer) && answer.kind === 'throttle') limiter.questionRefused(answer.retryAfter);
		else limiter.questionAnswered(sentAt);
		return answer;
	} catch (error) {
		if (error instanceof ExecutionCancelled) throw error as Error;
		return faultOf(error);
	}
}

/**
 * What a free request brought, made again with back-off while its error may pass: `most` times, and not for a vendor
 * that asks for more patience than there is.
 *
 * @throws ExecutionCancelled
 */
export async function triedAgain<Answer>(
	most: number,
	request: () => Promise<Answer | VendorError>,
	cancelSignal?: AbortSignal,
): Promise<Answer | VendorError> {
	for (let tries = 1; ; tries += 1) {
		const answer = await request();
		if (!isError(answer) || !isTransient(answer) || tries >= most) return answer;
		const { retryAfter = 0 } = answer;
		if (retryAfter > MOST_PATIENCE) return answer;
		await pause(backoff(tries - 1, retryAfter), cancelSignal);
	}
}

/** Told apart by its class, which no answer of a vendor's has. */
export function isError(answer: unknown): answer is VendorError {
	return typeof answer === 'object' && answer !== null && 'kind' in answer && 'message' in answer;
}
