import type {
	DeclarativeRestApiSettings,
	IExecutePaginationFunctions,
	INodeExecutionData,
} from 'n8n-workflow';
import { referenceRules } from '../request/referenceLimits';
import { chooseSize, wantsShape } from '../request/sizes';
import { runItem } from '../run/runItem';
import type { TaskFailure } from '../run/taskFailure';
import { stopIfCancelled } from '../traffic/pause';
import { withBalance } from './balance';
import { checkReferences, shapeOf } from './checkReferences';
import { deliver } from './deliver';
import { estimateOf } from './estimate';
import { finish } from './finish';
import { priceQuote } from './priceQuote';
import { storyOf, type ImageTask, type Story } from './story';

/**
 * The life of one image task, from checked request to stored images; the one entry of Generate, Edit and
 * Compose. An attempt of Retry On Fail picks up wherever the task stands.
 */
export async function makeImages(
	this: IExecutePaginationFunctions,
	requestData: DeclarativeRestApiSettings.ResultOptions,
): Promise<INodeExecutionData[]> {
	const nothingDone = 'Nothing was submitted for this item.';
	return await runItem<ImageTask>(
		this,
		nothingDone,
		(run, record, { request, sources = [] }, pairedItem) => {
			if (!request) return { check: async () => {}, work: async () => [] };
			const story = storyOf(this, requestData, { run, record, pairedItem }, request, sources);
			return {
				check: async () => {
					await check(story);
					const asked = request.output === 'quote' || request.spendingLimit !== undefined;
					if (asked) record.estimate = await estimateOf(story);
				},
				work: async () => {
					stopIfCancelled(story.cancelSignal);
					if (request.output === 'quote') return [priceQuote(story)];
					try {
						await finish(story);
						return await story.limiter.files.use(async () => await deliver(story));
					} catch (reason) {
						const told = await withBalance(reason, story);
						// The next attempt of Retry On Fail tells it again.
						if (record.failure === reason) record.failure = told as TaskFailure;
						throw told as Error;
					}
				},
			};
		},
	);
}

/** Looks at the reference images, and settles the size that depends on the shape of one. */
async function check(story: Story): Promise<void> {
	const { context, limiter, request, sources, requestOptions, cancelSignal } = story;
	const { helpers } = context;
	const { offering } = request.model;
	story.looked = await limiter.files.use(
		async () => await checkReferences(helpers, referenceRules(request), sources),
	);
	if (!request.size || !wantsShape(offering, request.size)) return;
	const ratio = await shapeOf(helpers, sources, story.looked, requestOptions, cancelSignal);
	story.size = chooseSize(offering, request.size, ratio);
}
