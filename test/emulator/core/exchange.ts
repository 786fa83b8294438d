import type { ServerResponse } from 'node:http';
import type { FastifyRequest } from 'fastify';
import { answerOf, edgeBlock, retryAfter, storageError } from '../faults/answers';
import { sendThrough } from '../faults/delivery';
import { doesWork } from '../faults/playing';
import type { FaultName } from '../faults/parameters';
import type { FaultRule } from '../faults/rule';
import type { RecordedRequest } from '../types';
import { type Answer, Refused } from './answer';
import type { Call, HostDescriptor, KeyKind, Route } from './descriptor';
import type { VendorWords } from './words';
import { type Incoming, readIncoming } from './reading';
import { shortened } from './recording';
import type { VendorState } from './vendor-state';

/** Faults of which no status reaches the client. */
const UNANSWERED: readonly FaultName[] = ['hang', 'connection-reset', 'tls-record-spoiled'];

export interface Exchange {
	vendor: VendorState;
	host: HostDescriptor;
	/** Undefined where the host has no such path. */
	route: Route | undefined;
	request: FastifyRequest;
	record: RecordedRequest;
	signal: AbortSignal;
}

/** Reads a request, lets the vendor do what the fault leaves it to do, and answers. */
export async function exchange(exchange: Exchange, response: ServerResponse): Promise<void> {
	const { vendor, route, request, record, signal } = exchange;
	const incoming = await readIncoming(request, route?.takes, vendor.settings.bodyLimitBytes);
	record.body = vendor.parts.recordBodies === 'short' ? shortened(incoming.body) : incoming.body;
	record.stage = route?.stageOf?.(incoming.body) ?? record.stage;
	const stages = [record.stage, ...(route?.alsoStages ?? [])];
	const fault = vendor.parts.faults.take(vendor.name, stages, record);
	record.fault = fault?.fault;

	const call: Call = {
		record,
		...incoming,
		params: request.params as Record<string, string>,
		query: new URL(record.path, 'http://vendor').searchParams,
		key: 'none',
		fault,
		signal,
	};
	const answer =
		fault === undefined
			? await worked(exchange, incoming, call)
			: await disturbed(exchange, incoming, call, fault);
	signal.throwIfAborted();
	record.status = fault !== undefined && UNANSWERED.includes(fault.fault) ? 0 : answer.status;
	const headers = { ...vendor.descriptor.headers?.(), ...answer.headers };
	await sendThrough(response, { ...answer, headers }, fault, signal);
}

async function disturbed(
	exchange: Exchange,
	incoming: Incoming,
	call: Call,
	fault: FaultRule,
): Promise<Answer> {
	const words = wordsOf(exchange);
	const works = doesWork(fault, exchange.vendor.descriptor.moderation.told === 'by-task');
	const given = works ? await worked(exchange, incoming, call) : undefined;
	const answer = answerOf(fault, words, call.record.path, given);
	if (fault.namesTask !== true || call.task === undefined) return answer;
	return words.naming?.(answer, call.task) ?? answer;
}

const wordsOf = ({ route, vendor }: Exchange): VendorWords =>
	route?.words?.(vendor.settings) ?? vendor.words;

/** What the vendor answers by itself. */
async function worked(exchange: Exchange, incoming: Incoming, call: Call): Promise<Answer> {
	try {
		return await handled(exchange, incoming, call);
	} catch (error) {
		if (error instanceof Refused) return error.answer;
		throw error;
	}
}

async function handled(exchange: Exchange, incoming: Incoming, call: Call): Promise<Answer> {
	const { vendor, host, route, record } = exchange;
	const words = wordsOf(exchange);
	const agent = record.headers['user-agent'] ?? '';
	const { userAgentRequired } = vendor.settings;
	if (userAgentRequired && (agent === '' || host.agents?.test(agent) === false)) return edgeBlock();
	if (host.keyless === true) {
		if (record.carriesKey) {
			return storageError(400, 'InvalidArgument', 'Only one auth mechanism is allowed.');
		}
	} else if (route?.open !== true) {
		// Keys are checked before paths: a wrong path with a wrong key is a 401.
		call.key = keyOf(vendor, words, record);
		slowDown(vendor, words, record);
	}
	if (route === undefined) return words.refusal('no-route');
	if (incoming.tooLarge) return words.refusal('body-too-large');
	if (incoming.broken) return words.refusal('malformed-body');
	return await route.handle(call, vendor);
}

function keyOf(vendor: VendorState, words: VendorWords, record: RecordedRequest): KeyKind {
	const { authorization } = record.headers;
	if (authorization === undefined) throw new Refused(words.refusal('no-key'));
	const key = vendor.keyOf(authorization);
	if (key === undefined) throw new Refused(words.refusal('bad-key'));
	return key;
}

function slowDown(vendor: VendorState, words: VendorWords, record: RecordedRequest): void {
	const { throttle } = vendor.settings;
	if (throttle === undefined || throttle.stages?.includes(record.stage) === false) return;
	if (vendor.throttling.admit(throttle)) return;
	const refusal = words.refusal('throttle');
	const headers = { ...refusal.headers, ...retryAfter(throttle.retryAfter) };
	throw new Refused({ ...refusal, headers });
}
