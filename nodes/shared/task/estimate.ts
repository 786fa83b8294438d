import type { Cost, Estimate } from '../request/cost';
import { listedAtMost, mostImagesOf, type Priced, type UnknownPrice } from '../request/listedPrice';
import { product } from '../request/money';
import { ERROR_CLASSES } from '../vendors/wire/errorClasses';
import type { HttpCall, Money, Quote, VendorError } from '../vendors/vendor';
import { isError, question, triedAgain } from '../traffic/question';
import type { Send } from '../traffic/transport';
import type { Story } from './story';

/** Milliseconds that a price API has for one answer, and how often it is asked: a run waits for it. */
const QUOTE_TIMEOUT = 10_000;
const TRIES = 3;

/** What decides the price of the task as it stands. */
export const pricedOf = ({ request, vendor, size, sources }: Story): Priced => ({
	...request,
	vendor,
	size,
	references: sources.length,
});

/**
 * What a task would cost: by the vendor's price API where that tells, else by its price list. An API that fails leaves
 * the cost unknown, for the list has neither discounts nor news.
 *
 * @throws ExecutionCancelled
 */
export async function estimateOf(story: Story): Promise<Estimate> {
	const { vendor, request, size, sources } = story;
	const priced = pricedOf(story);
	const images = mostImagesOf(priced);
	// Nothing is uploaded for a price: files are somewhere else, and as many.
	const references = sources.map((source, index) =>
		source.kind === 'url' ? source.url : `https://example.com/image-${index + 1}.png`,
	);
	const call = vendor.quote?.call({ ...request, size, references });
	if (!vendor.quote || !call) {
		const listed = listedAtMost(priced);
		return { images, cost: 'unknown' in listed ? listed : { ...listed, basis: 'listed' } };
	}
	return { images, cost: await quotedFor(story, vendor.quote, call, images) };
}

/** A price API that is silent for one item is so for the others: none of hundreds is to wait for it anew. */
async function quotedFor(
	story: Story,
	{ read }: Quote,
	call: HttpCall,
	images: number,
): Promise<Cost | UnknownPrice> {
	const { vendor, request, run, limiter } = story;
	const { attempt } = run;
	return await limiter.files.use(async () => {
		if (attempt.unpriced) return { unknown: attempt.unpriced };
		const asked = { model: request.model.id, mostImages: images };
		const answer = await ask(story, call, (reply) => read(reply, asked));
		if (!isError(answer)) {
			return { ...answer, amount: product(answer.amount, 1), basis: 'quoted' };
		}
		const { happened } = ERROR_CLASSES[answer.kind];
		const unknown = `asked for the price, ${vendor.displayName} ${happened}: ${answer.message.replace(/[.\s]+$/, '')}`;
		if (answer.kind === 'connection') attempt.unpriced = unknown;
		return { unknown };
	});
}

async function ask(
	{ limiter, send, cancelSignal, timeout }: Story,
	call: HttpCall,
	read: Parameters<typeof question<Money>>[3],
): Promise<Money | VendorError> {
	const patient: Send = async (asked, _, signal) =>
		await send(asked, Math.min(timeout, QUOTE_TIMEOUT), signal);
	return await triedAgain(
		TRIES,
		async () => await question(limiter, patient, call, read, cancelSignal),
		cancelSignal,
	);
}
