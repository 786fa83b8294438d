import Fastify, { type FastifyInstance } from 'fastify';
import type { Gallery } from '../drawing/gallery';
import { answerOf, storageError } from '../faults/answers';
import { sendThrough } from '../faults/delivery';
import type { FaultQueue } from '../faults/queue';
import { doesWork } from '../faults/playing';
import type { RecordedRequest } from '../types';
import type { Answer } from './answer';
import type { VendorWords } from './words';
import { recordEnd, recordRequest } from './recording';

export interface ImageServerParts {
	gallery: Gallery;
	faults: FaultQueue;
	requests: RecordedRequest[];
	/** All keys of the emulator: none may arrive here. */
	allKeys: () => string[];
	signal: () => AbortSignal;
}

/** Storage speaks XML, whatever is wrong. */
const STORAGE_WORDS: VendorWords = {
	refusal: (kind, details) =>
		storageError(details?.status ?? STORAGE_STATUS[kind] ?? 500, kind, details?.message ?? kind),
	okWithError: () => storageError(200, 'InternalError', 'We encountered an internal error.'),
};
const STORAGE_STATUS: Partial<Record<string, number>> = { throttle: 429, overloaded: 503 };

/** Builds the origin that serves result images and uploads, and records who asks with a key. */
export function imageServer(parts: ImageServerParts): FastifyInstance {
	const server = Fastify({ forceCloseConnections: true });
	server.removeAllContentTypeParsers();
	server.addContentTypeParser('*', (_request, _payload, done) => done(null, undefined));
	server.setNotFoundHandler(async (request, reply) => {
		const record = recordRequest(request.raw, 'images', 'download', parts.allKeys());
		parts.requests.push(record);
		recordEnd(reply.raw, record);
		reply.hijack();
		const signal = parts.signal();
		const vendor = record.path.split('/')[1] ?? '';
		const fault =
			parts.faults.take(vendor, ['download'], record, 'before-read') ??
			parts.faults.take(vendor, ['download'], record);
		record.fault = fault?.fault;
		try {
			const given =
				fault === undefined || doesWork(fault, false)
					? await fileAnswer(parts.gallery, record)
					: undefined;
			const answer =
				fault === undefined || fault.fault === 'connection-reset-before-read'
					? (given ?? storageError(500, 'InternalError', ''))
					: answerOf(fault, STORAGE_WORDS, record.path, given);
			signal.throwIfAborted();
			record.status = reachesClient(fault?.fault) ? answer.status : 0;
			await sendThrough(reply.raw, answer, fault, signal);
		} catch (error) {
			if (!signal.aborted && !request.raw.socket.destroyed) console.error('Emulator:', error);
			reply.raw.destroy();
		}
	});
	return server;
}

const reachesClient = (fault: string | undefined): boolean =>
	!['hang', 'connection-reset', 'connection-reset-before-read'].includes(fault ?? '');

async function fileAnswer(gallery: Gallery, record: RecordedRequest): Promise<Answer> {
	const [path = '', query] = record.path.split('?');
	const file = gallery.find(path);
	if (file === undefined || (record.method !== 'GET' && record.method !== 'HEAD')) {
		return storageError(404, 'NoSuchKey', 'The specified key does not exist.');
	}
	if (file.query !== undefined && file.query !== `?${query ?? ''}`) {
		return storageError(403, 'SignatureDoesNotMatch', 'The signature does not match.');
	}
	const body = await file.read();
	return { status: 200, headers: { 'content-type': file.mimeType }, body };
}
