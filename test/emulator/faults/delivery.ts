import type { ServerResponse } from 'node:http';
import type { Answer } from '../core/answer';
import { spoilRecord, wireOf } from '../core/secure-front';
import { send, sendStream, withLength } from '../core/send';
import { pause } from '../core/waiting';
import type { FaultRule } from './rule';

/** Sends an answer the way a fault lets it through, if it does. */
export async function sendThrough(
	response: ServerResponse,
	answer: Answer,
	rule: FaultRule | undefined,
	signal: AbortSignal,
): Promise<void> {
	switch (rule?.fault) {
		case 'connection-reset-before-read':
		case 'connection-reset':
			wireOf(response.socket)?.resetAndDestroy();
			return;
		case 'tls-record-spoiled':
			spoilRecord(response.socket);
			return;
		case 'hang':
			return;
		case 'connection-reset-mid-body':
			return await resetHalfWay(response, answer);
		case 'download-cut-short':
			return await cutShort(response, answer);
		case 'stream-cut':
			return await cutStream(response, answer, rule.images, rule.by ?? 'end');
		case 'slow':
			await pause(rule.delayMs, signal);
			return await send(response, answer);
		case 'slow-drip':
			return await drip(response, answer, rule.intervalMs ?? 50, rule.chunkBytes ?? 1, signal);
		case 'download-too-large':
			return await flood(response, answer, rule.bytes, rule.contentLength ?? false);
		default:
			return await send(response, answer);
	}
}

function written(response: ServerResponse, bytes: Buffer): Promise<void> {
	return new Promise((resolve) => {
		response.write(bytes, () => resolve());
	});
}

const firstHalf = (body: Buffer): Buffer => body.subarray(0, Math.ceil(body.length / 2));

/** A reset overtakes bytes the client has not read yet. */
const timeToRead = () => new Promise((resolve) => setTimeout(resolve, 20));

async function resetHalfWay(response: ServerResponse, answer: Answer): Promise<void> {
	response.writeHead(answer.status, withLength(answer));
	await written(response, firstHalf(answer.body));
	await timeToRead();
	wireOf(response.socket)?.resetAndDestroy();
}

async function cutShort(response: ServerResponse, answer: Answer): Promise<void> {
	response.writeHead(answer.status, withLength(answer));
	await written(response, firstHalf(answer.body));
	wireOf(response.socket)?.end();
}

async function cutStream(
	response: ServerResponse,
	answer: Answer,
	images: number,
	by: 'end' | 'reset' | 'silence',
): Promise<void> {
	response.writeHead(answer.status, answer.headers);
	await sendStream(response, answer, images);
	if (by === 'silence') return;
	await written(response, Buffer.from('\n'));
	if (by === 'end') return void wireOf(response.socket)?.end();
	await timeToRead();
	wireOf(response.socket)?.resetAndDestroy();
}

async function drip(
	response: ServerResponse,
	answer: Answer,
	intervalMs: number,
	chunkBytes: number,
	signal: AbortSignal,
): Promise<void> {
	response.writeHead(answer.status, withLength(answer));
	for (let start = 0; start < answer.body.length; start += chunkBytes) {
		if (response.destroyed) return;
		await written(response, answer.body.subarray(start, start + chunkBytes));
		await pause(intervalMs, signal);
	}
	response.end();
}

const FLOOD_PIECE = Buffer.alloc(256 * 1024);

async function flood(
	response: ServerResponse,
	answer: Answer,
	bytes: number,
	contentLength: boolean,
): Promise<void> {
	const head = answer.body.subarray(0, Math.min(answer.body.length, bytes));
	response.writeHead(answer.status, {
		...answer.headers,
		...(contentLength ? { 'content-length': String(bytes) } : {}),
	});
	await written(response, head);
	for (let sent = head.length; sent < bytes; sent += FLOOD_PIECE.length) {
		if (response.destroyed) return;
		await written(response, FLOOD_PIECE.subarray(0, Math.min(FLOOD_PIECE.length, bytes - sent)));
	}
	response.end();
}
