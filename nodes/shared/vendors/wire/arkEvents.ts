import { parseEvents, type StreamEvent } from './eventStream';
import { isGiven, objectOf } from './reply';

const IMAGE = /\.partial_(?:succeeded|failed)$/;
const COMPLETED = /\.completed$/;
const LAST = '[DONE]';
/** No set is as large; anything above is no count of images. */
const MOST_PLACES = 1000;

/** What is said of an image that a stream broke off before. */
const BROKEN_OFF = {
	message: 'the connection broke off before this image came; it may have been made and billed',
};

/** What is said of an image that no event held of a stream which ended well. */
const LOST = { message: 'this image did not come; it may have been made and billed' };

/** What the events of a stream come to. */
interface Assembled {
	/** The body with which the same request is answered in one piece. */
	body: Record<string, unknown>;
	/** The stream ended without a word of the vendor. */
	brokenOff: boolean;
}

/**
 * Puts the events of a set together to the body of a plain reply (docs/vendors/upstream.md, "Streaming"). Images
 * that a stream with an early end leaves out stand in it as failed ones.
 *
 * @param mostImages images that were asked for at most
 * @returns undefined where the text holds no events
 */
export function assembleEvents(text: string, mostImages = 0): Assembled | undefined {
	const events = parseEvents(text);
	if (events.length === 0) return undefined;
	const data: unknown[] = [];
	let body: Record<string, unknown> = {};
	let completed = false;
	let generated = 0;
	for (const event of events) {
		const { type, ...fields } = fieldsOf(event);
		body = { model: fields.model, created: fields.created, ...body };
		if (event.data === LAST || COMPLETED.test(type)) {
			completed = true;
			generated = Math.max(generated, generatedIn(fields));
		} else if (IMAGE.test(type)) data[placeOf(fields, data)] = fields;
		else if (isGiven(fields.error)) body.error = fields.error;
	}
	const brokenOff = !completed && !isGiven(body.error);
	const ended = completed && !isGiven(body.error);
	body.data = ended
		? withLost(data, generated)
		: Array.from(
				{ length: Math.max(mostImages, data.length) },
				(_, index) => data[index] ?? missing(body.error ?? BROKEN_OFF),
			);
	return { body, brokenOff };
}

/** The images of a stream that ended, and those of its count that no event held; where all came, places may begin at 1. */
function withLost(data: unknown[], generated: number): unknown[] {
	const told = data.filter((image) => image !== undefined);
	const came = told.filter((image) => !isGiven(objectOf(image)?.error)).length;
	if (came === 0 || came === generated) return told;
	const length = Math.max(data.length, told.length + generated - came);
	return Array.from({ length }, (_, index) => data[index] ?? missing(LOST));
}

/** How many images the vendor says it has made. */
function generatedIn({ usage }: Record<string, unknown>): number {
	const count = objectOf(usage)?.generated_images;
	return typeof count === 'number' && count < MOST_PLACES ? count : 0;
}

function fieldsOf({ name = '', data }: StreamEvent): Record<string, unknown> & { type: string } {
	try {
		const fields = objectOf(JSON.parse(data)) ?? {};
		return { ...fields, type: typeof fields.type === 'string' ? fields.type : name };
	} catch {
		// The end of the stream, or an event that it broke off in.
		return { type: '' };
	}
}

/** The image's place in the set, which the vendor counts over failed ones too; never that of one that came before. */
function placeOf({ image_index }: Record<string, unknown>, data: unknown[]): number {
	const told = typeof image_index === 'number' && image_index >= 0 && image_index < MOST_PLACES;
	const place = told ? Math.floor(image_index) : data.length;
	return data[place] === undefined ? place : data.length;
}

const missing = (error: unknown): object => ({ error });
