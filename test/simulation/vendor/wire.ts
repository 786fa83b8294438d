import type { IDataObject } from 'n8n-workflow';
import type { Phase, Task } from './task';

/** What goes back over the wire. */
export interface WireReply {
	statusCode: number;
	headers: Record<string, string>;
	body: unknown;
}

/** A request as n8n sends it. */
export interface WireRequest {
	method: string;
	url: string;
	body?: IDataObject;
}

/** What a request asks for. */
export type Call =
	| { kind: 'submission'; body: Record<string, unknown> }
	| { kind: 'question'; ids: string[]; batch: boolean }
	/** `before`: tasks that stand on the pages before. */
	| { kind: 'list'; since: number; before: number; model?: string };

/** Tasks on a page of a list. */
export const PAGE = 50;

/** A task with what is shown of it. */
export interface Shown {
	task: Task;
	phase: Phase;
	/** Milliseconds since the epoch, by the vendor's clock. */
	createdAt: number;
}

/** How one vendor speaks: bodies as its own API has them (docs/vendors). */
export interface Wire {
	baseUrl: string;
	credential: string;
	/** Whether a submission is answered with its images, not with a task. */
	synchronous: boolean;
	read(request: WireRequest): Call;
	/** `form` chooses among the shapes that the vendor is known to use. */
	accepted(shown: Shown, form: number): unknown;
	/** The whole answer: a failed task can come with an error's status. */
	told(shown: Array<Shown | undefined>, batch: boolean, form: number): WireReply;
	listed(shown: Shown[]): unknown;
	/** An error; with the id of the task that it struck, where one is told. */
	error(statusCode: number, id?: string): unknown;
}

export const ok = (body: unknown): WireReply => ({ statusCode: 200, headers: {}, body });

/** The bytes of a picture that says by its width whose it is, whole by its end mark. */
export function pictureOf({ number, bytes: length }: Pick<Task, 'number' | 'bytes'>): Buffer {
	const bytes = Buffer.alloc(length);
	bytes.write('\x89PNG\r\n\x1a\n', 'latin1');
	bytes.writeUInt32BE(13, 8);
	bytes.write('IHDR', 12);
	bytes.writeUInt32BE(number, 16);
	bytes.writeUInt32BE(1, 20);
	bytes.write('IEND', 72);
	return bytes;
}

/** Which task's picture this is. */
export const numberOf = (picture: Buffer): number => picture.readUInt32BE(16);

/** Words of errors; moderation is told apart by its own. */
export const WORDS: Record<number, string> = {
	400: 'the prompt is not valid',
	403: 'InputTextSensitiveContentDetected: refused',
	404: 'not found',
	429: 'slow down',
	500: 'internal fault',
	503: 'ServerOverloaded: try later',
	504: 'took too long',
};
