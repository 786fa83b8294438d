import type { Reply, SubmissionReading, VendorError } from '../vendor';
import { assembleEvents } from './arkEvents';
import { readArkError, type HostErrors } from './arkErrors';
import { outcomeOfError } from './outcome';
import { excerpt, objectOf, optionalText } from './reply';
import { readImages, stateOfImages } from './upstreamImages';

const BROKEN_OFF: VendorError = {
	kind: 'connection',
	message: 'the connection broke off before an image came',
};

/**
 * What became of a submission at a host without tasks: its images, in one piece or as events, or why there are
 * none.
 *
 * @param mostImages images that were asked for at most
 */
export function readArkSubmission(
	reply: Reply,
	host: HostErrors,
	mostImages?: number,
): SubmissionReading {
	const text = typeof reply.body === 'string' ? reply.body : '';
	const events = assembleEvents(text, mostImages);
	const body = events?.body ?? objectOf(reply.body) ?? {};
	const error =
		readArkError(events ? { ...reply, body } : reply, host) ??
		(events?.brokenOff ? BROKEN_OFF : undefined);
	const images = readImages(body.data);
	if (error && images.images.length === 0) return outcomeOfError(error);
	const state = stateOfImages(images, error, host.codes);
	if (state.status === 'failed' && state.error.kind === 'empty') {
		// Without a task nothing can come later, and what was made may stand where nobody looks for it.
		const message = `no images in ${excerpt(events ? text : body)}`;
		return { outcome: 'ambiguous', error: { kind: 'unreadable', message } };
	}
	if (state.status === 'failed') return { outcome: 'finished', state };
	const model = optionalText.parse(body.model);
	return { outcome: 'finished', state: { ...state, result: { ...state.result, model } } };
}
