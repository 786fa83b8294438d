import type { Limit, Outage, Scenario } from '../scenario';

/** What the vendor lets through: its outages, how many tasks run at once, and how many requests come in a second. */
export class Traffic {
	private recent: number[] = [];

	constructor(private readonly scenario: Pick<Scenario, 'limits' | 'outages'>) {}

	outage(at: number): Outage['kind'] | undefined {
		return this.scenario.outages.find(({ from, until }) => at >= from && at < until)?.kind;
	}

	/** Whether a request comes within the vendor's rate; one that does counts. */
	admits(at: number): boolean {
		const { perSecond } = this.limit(at);
		if (perSecond === undefined) return true;
		this.recent = this.recent.filter((time) => at - time < 1_000);
		if (this.recent.length >= perSecond) return false;
		this.recent.push(at);
		return true;
	}

	hasRoom(at: number, running: number): boolean {
		return running < (this.limit(at).atOnce ?? Infinity);
	}

	private limit(at: number): Partial<Limit> {
		return this.scenario.limits.findLast(({ from }) => from <= at) ?? {};
	}
}
