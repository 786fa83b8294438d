import { Dice } from '../dice';
import type { Journal } from '../journal';
import type { Scenario } from '../scenario';
import { EPOCH } from '../virtualProcess';
import { aceData } from './aceData';
import { aioagi } from './aioagi';
import { Account } from './account';
import { atlasCloud } from './atlasCloud';
import { phaseOf, type Task } from './task';
import { Traffic } from './traffic';
import { ok, type Call, type Shown, type Wire, type WireReply, type WireRequest } from './wire';

const WIRES: Record<Scenario['vendor'], Wire> = { atlasCloud, aceData, aioagi };

export const wireOf = ({ vendor }: Scenario): Wire => WIRES[vendor];

/** An answer, and when it is ready to be sent; absent where the vendor says nothing at all. */
export interface Answer {
	reply?: WireReply;
	at: number;
}

/** A submission, question or list call as it reached the vendor. */
export interface Arrival {
	at: number;
	item: number;
	kind: Call['kind'];
	ids: string[];
	/** What the vendor did: let it through, refused it for now, refused it, or broke over it. */
	outcome: 'passed' | 'throttled' | 'refused' | 'faulty';
	/** Until when the answer asks to hold back. */
	holdUntil?: number;
	/** The task that a submission made. */
	task?: Task;
}

/** The vendor: it keeps an account, and answers requests as the scenario has it. */
export class Server {
	readonly account: Account;
	readonly arrivals: Arrival[] = [];
	private readonly traffic: Traffic;
	private readonly wire: Wire;
	private requests = 0;

	constructor(
		private readonly scenario: Scenario,
		private readonly journal: Journal,
	) {
		this.account = new Account(scenario);
		this.traffic = new Traffic(scenario);
		this.wire = wireOf(scenario);
	}

	read(request: WireRequest): Call {
		return this.wire.read(request);
	}

	/** Every answer tells the vendor's time. */
	answer(call: Call, item: number, at: number): Answer {
		const answer = this.decide(call, item, at);
		if (answer.reply) answer.reply.headers.date = this.dateAt(answer.at);
		return answer;
	}

	private decide(call: Call, item: number, at: number): Answer {
		this.requests += 1;
		const dice = new Dice('answer', this.scenario.seed, this.requests);
		const ids = call.kind === 'question' ? call.ids : [];
		const arrival: Arrival = { at, item, kind: call.kind, ids, outcome: 'passed' };
		this.arrivals.push(arrival);
		const outage = this.traffic.outage(at);
		if (outage === 'silent') return this.faulty(arrival, undefined);
		if (outage === 'overloaded') return this.faulty(arrival, 503);
		const banned = call.kind === 'submission' && item === this.scenario.throttledItem;
		if (outage === 'throttle' || banned || !this.traffic.admits(at)) return this.throttled(arrival);
		switch (call.kind) {
			case 'submission':
				return this.submission(call.body, arrival, dice);
			case 'question':
				return this.question(call, arrival, dice);
			default:
				return this.list(call, arrival, dice);
		}
	}

	private submission(body: Record<string, unknown>, arrival: Arrival, dice: Dice): Answer {
		const { at, item } = arrival;
		const { refusals, serverFaults, unreadable } = this.scenario;
		if (!this.traffic.hasRoom(at, this.account.running(at))) return this.throttled(arrival);
		if (this.strikes(refusals, at, dice)) {
			const statusCode = dice.pick([400, 403]);
			arrival.outcome = 'refused';
			return { at, reply: { ...ok(this.wire.error(statusCode)), statusCode } };
		}
		const faulty = this.strikes(serverFaults, at, dice);
		const makes = !faulty || dice.chance(0.5);
		const named = dice.chance(0.4);
		if (makes) {
			arrival.task = this.account.make(body, at, item);
			this.journal.note('task', item, () => `${arrival.task?.id} made`);
		}
		if (faulty) {
			// An id that an error tells may be of a task that never came to be.
			const id = arrival.task?.id ?? `never-${this.requests}`;
			return this.faulty(arrival, dice.pick([500, 503, 504]), named ? id : undefined);
		}
		const { task } = arrival;
		if (!task) return { at };
		const answerAt = this.wire.synchronous ? task.readyAt : at;
		if (this.strikes(unreadable, at, dice)) return this.unreadable(arrival, answerAt, dice);
		const form = dice.whole(0, 5);
		const reply = this.wire.synchronous
			? this.wire.told([this.shown(task, answerAt)], false, form)
			: ok(this.wire.accepted(this.shown(task, at), form));
		return { at: answerAt, reply };
	}

	private question(call: Call & { kind: 'question' }, arrival: Arrival, dice: Dice): Answer {
		const { at } = arrival;
		const fault = this.questionFault(arrival, dice);
		if (fault) return fault;
		const tasks = call.ids.map((id) => this.account.find(id));
		const shown = tasks.map((task) => task && this.shown(task, at));
		return { at, reply: this.wire.told(shown, call.batch, dice.whole(0, 5)) };
	}

	private list(call: Call & { kind: 'list' }, arrival: Arrival, dice: Dice): Answer {
		const { at } = arrival;
		const fault = this.questionFault(arrival, dice);
		if (fault) return fault;
		const { lists, listedAfter } = this.scenario;
		const tasks = this.account.tasks
			.filter(({ madeAt, body }) => {
				return at >= madeAt + listedAfter && (!call.model || body.model === call.model);
			})
			.sort((one, other) => other.madeAt - one.madeAt)
			.map((task) => this.shown(task, at))
			.filter(({ createdAt }) => createdAt >= call.since);
		return { at, reply: ok(this.wire.listed(lists ? tasks.slice(call.before) : [])) };
	}

	private questionFault(arrival: Arrival, dice: Dice): Answer | undefined {
		if (!this.strikes(this.scenario.questionFaults, arrival.at, dice)) return undefined;
		const kind = dice.pick(['throttled', 'faulty', 'faulty', 'unreadable', 'silent']);
		if (kind === 'throttled') return this.throttled(arrival);
		if (kind === 'silent') return this.faulty(arrival, undefined);
		if (kind === 'unreadable') return this.unreadable(arrival, arrival.at, dice);
		return this.faulty(arrival, dice.pick([500, 503, 504]));
	}

	private strikes(share: number, at: number, dice: Dice): boolean {
		return dice.chance(share) && at < this.scenario.troubleUntil;
	}

	private throttled(arrival: Arrival): Answer {
		const { retryAfter, retryAfterAsDate } = this.scenario;
		const { at } = arrival;
		arrival.outcome = 'throttled';
		arrival.holdUntil = at + 1_000 * (retryAfter ?? 0);
		const told = retryAfterAsDate ? this.dateAt(arrival.holdUntil) : String(retryAfter);
		const headers: Record<string, string> = {};
		if (retryAfter !== undefined) headers['retry-after'] = told;
		return { at, reply: { statusCode: 429, headers, body: this.wire.error(429) } };
	}

	private dateAt(time: number): string {
		return new Date(EPOCH + this.scenario.clockSkew + time).toUTCString();
	}

	/** @param statusCode absent where no answer comes at all */
	private faulty(arrival: Arrival, statusCode: number | undefined, id?: string): Answer {
		const { at } = arrival;
		arrival.outcome = 'faulty';
		if (statusCode === undefined) return { at };
		return { at, reply: { ...ok(this.wire.error(statusCode, id)), statusCode } };
	}

	/** What somebody in between makes of an answer. */
	private unreadable(arrival: Arrival, at: number, dice: Dice): Answer {
		arrival.outcome = 'faulty';
		const page = '<html><body>502 Bad Gateway</body></html>';
		const [statusCode, body] = dice.pick<[number, unknown]>([
			[502, page],
			[504, page],
			[200, page],
			[200, ''],
			[200, '{"code":200,"da'],
			[200, []],
			[200, null],
			[201, {}],
		]);
		return { at, reply: { statusCode, headers: {}, body } };
	}

	private shown(task: Task, at: number): Shown {
		const { shownAfter, clockSkew } = this.scenario;
		const late = this.wire.synchronous ? 0 : shownAfter;
		return { task, phase: phaseOf(task, at, late), createdAt: EPOCH + task.madeAt + clockSkew };
	}
}
