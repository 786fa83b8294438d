import type { IHttpRequestOptions } from 'n8n-workflow';
import { Dice } from '../dice';
import type { Journal } from '../journal';
import type { Scenario } from '../scenario';
import type { Server } from '../vendor/server';
import type { WireReply, WireRequest } from '../vendor/wire';
import type { VirtualTime } from '../virtualTime';
import { BROKEN, UNREACHED, requestError } from './connectionFaults';
import { exchange, type Ending } from './exchange';

/** A request that left n8n, whatever became of it. */
export interface Sent {
	at: number;
	item: number;
	kind: 'submission' | 'question' | 'list';
	ids: string[];
	/** Whether its answer came, and was the vendor's. */
	answered: boolean;
	/** When its answer came, or that none does; absent while it is under way. */
	endedAt?: number;
	/** Whether the connection was never made. */
	unreached: boolean;
}

/** The way between n8n and the vendor, and what happens to requests and answers on it. */
export class Network {
	readonly sent: Sent[] = [];

	constructor(
		private readonly scenario: Scenario,
		private readonly time: VirtualTime,
		private readonly server: Server,
		private readonly journal: Journal,
	) {}

	/** Sends a request of an item to the vendor, as n8n does. @throws what axios throws */
	async request(item: number, options: IHttpRequestOptions): Promise<WireReply> {
		const { time, server, journal, scenario } = this;
		const wireRequest = options as WireRequest;
		const body = JSON.parse(JSON.stringify(wireRequest.body ?? {})) as WireRequest['body'];
		const call = server.read({ method: wireRequest.method, url: wireRequest.url, body });
		const dice = new Dice('network', scenario.seed, this.sent.length);
		const [there, back] = [this.delay(dice), this.delay(dice)];
		const signal = options.abortSignal as AbortSignal | undefined;
		if (signal?.aborted) {
			return await exchange({ time, arrivesAt: 0, arrive: () => ({ at: 0 }), signal });
		}
		const ids = call.kind === 'question' ? call.ids : [];
		const request: Sent = {
			at: time.now(),
			item,
			kind: call.kind,
			ids,
			answered: false,
			unreached: false,
		};
		this.sent.push(request);
		journal.note(call.kind, item, () => `${ids.join(' ')} ${options.url}`);
		const fate = this.fate(call.kind, dice);
		request.unreached = fate === 'unreached';
		const arrive = (): Ending<WireReply> => {
			const now = time.now();
			if (fate === 'unreached') return { at: now, error: requestError(dice.pick(UNREACHED)) };
			const broken = { at: now + back, error: requestError(dice.pick(BROKEN)) };
			if (fate === 'lostBefore') return dice.chance(0.2) ? { at: Infinity } : broken;
			const answer = server.answer(call, item, now);
			if (fate === 'lostAfter') return dice.chance(0.2) ? { at: Infinity } : broken;
			return { at: answer.reply ? answer.at + back : Infinity, reply: answer.reply };
		};
		const arrivesAt = time.now() + there;
		try {
			const reply = await exchange({ time, arrivesAt, arrive, timeout: options.timeout, signal });
			request.answered = true;
			journal.note('answer', item, () => `${reply.statusCode} ${JSON.stringify(reply.body)}`);
			return reply;
		} catch (error) {
			journal.note('broken', item, () => String(error));
			throw error as Error;
		} finally {
			request.endedAt = time.now();
		}
	}

	/** Milliseconds of one way. */
	delay(dice: Dice): number {
		const { latency, jitter } = this.scenario;
		return (latency / 2) * (1 + jitter * dice.between(-1, 1));
	}

	private fate(kind: Sent['kind'], dice: Dice): 'whole' | 'unreached' | 'lostBefore' | 'lostAfter' {
		const { scenario, time } = this;
		const outage = scenario.outages.find(({ from, until }) => {
			return time.now() >= from && time.now() < until;
		});
		if (outage?.kind === 'unreachable') return 'unreached';
		if (time.now() >= scenario.troubleUntil) return 'whole';
		if (kind !== 'submission') {
			if (dice.chance(scenario.questionFaults / 3)) return 'lostBefore';
			return dice.chance(scenario.questionFaults / 3) ? 'unreached' : 'whole';
		}
		if (dice.chance(scenario.unreached)) return 'unreached';
		if (dice.chance(scenario.lostBefore)) return 'lostBefore';
		return dice.chance(scenario.lostAfter) ? 'lostAfter' : 'whole';
	}
}
