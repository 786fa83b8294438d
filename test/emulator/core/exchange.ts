import type { ServerResponse } from 'node:http';
import type { FastifyRequest } from 'fastify';
import { answerOf, edgeBlock, retryAfter } from '../faults/answers';
import { sendThrough } from '../faults/delivery';
import { doesWork } from '../faults/table';
import type { RecordedRequest, Stage } from '../types';
import { type Answer, Refused } from './answer';
import type { Call, KeyKind, Route, VendorProtocol, VendorWords } from './protocol';
import { type Incoming, readIncoming } from './reading';
import { shortened } from './recording';
import type { VendorState } from './vendor-state';

export interface Exchange {
	state: VendorState;
	protocol: VendorProtocol;
	/** Undefined where the vendor has no such path. */
	route: Route | undefined;
	request: FastifyRequest;
	record: RecordedRequest;
	signal: AbortSignal;
}

/** Reads a request, lets the vendor do what the fault leaves it to do, and answers. */
export async function exchange(exchange: Exchange, response: ServerResponse): Promise<void> {
	const { state, protocol, route, request, record, signal } = exchange;
	const incoming = await readIncoming(
		request,
		route?.multipart === true,
		state.settings.bodyLimitBytes,
	);
	record.body = state.parts.recordBodies === 'short' ? shortened(incoming.body) : incoming.body;
	record.stage = route?.stageOf?.(incoming.body) ?? record.stage;
	const fault = state.parts.faults.take(state.name, stagesOf(exchange), record);
	record.fault = fault?.fault;

	const work = async (): Promise<Answer> => {
		const call: Omit<Call, 'key'> = {
			record,
			...incoming,
			params: request.params as Record<string, string>,
			fault,
			signal,
		};
		try {
			return await handled(exchange, incoming, call);
		} catch (error) {
			if (error instanceof Refused) return error.answer;
			throw error;
		}
	};
	const answer =
		fault === undefined
			? await work()
			: answerOf(fault, wordsOf(exchange), request.url, doesWork(fault) ? await work() : undefined);
	signal.throwIfAborted();
	record.status = ['hang', 'connection-reset'].includes(fault?.fault ?? '') ? 0 : answer.status;
	const headers = { ...protocol.headers(), ...answer.headers };
	await sendThrough(response, { ...answer, headers }, fault, signal);
}

/** AIOAGI's credential test is its model list, so rules for either strike. */
function stagesOf({ state, record }: Exchange): Stage[] {
	return state.name === 'aioagi' && record.stage === 'models'
		? ['models', 'account']
		: [record.stage];
}

const wordsOf = ({ route, protocol }: Exchange): VendorWords => route?.words ?? protocol.words;

async function handled(
	exchange: Exchange,
	incoming: Incoming,
	call: Omit<Call, 'key'>,
): Promise<Answer> {
	const { state, route, record } = exchange;
	const words = wordsOf(exchange);
	if (state.settings.userAgentRequired && (record.headers['user-agent'] ?? '') === '') {
		return edgeBlock();
	}
	// Keys are checked before paths: a wrong path with a wrong key is a 401 (section 2.9).
	const key = route?.open === true ? 'none' : keyOf(state, words, record);
	if (route?.open !== true) slowDown(state, words);
	if (route === undefined) return words.refusal('no-route');
	if (incoming.tooLarge) return words.refusal('body-too-large');
	if (incoming.broken) return words.refusal('malformed-body');
	return await route.handle({ ...call, key });
}

function keyOf(state: VendorState, words: VendorWords, record: RecordedRequest): KeyKind {
	const { authorization } = record.headers;
	if (authorization === undefined) throw new Refused(words.refusal('no-key'));
	const key = state.keyOf(authorization);
	if (key === undefined) throw new Refused(words.refusal('bad-key'));
	return key;
}

function slowDown(state: VendorState, words: VendorWords): void {
	const { throttle } = state.settings;
	if (throttle === undefined || state.throttling.admit(throttle.requestsPerSecond)) return;
	const refusal = words.refusal('throttle');
	const headers = { ...refusal.headers, ...retryAfter(throttle.retryAfter) };
	throw new Refused({ ...refusal, headers });
}
