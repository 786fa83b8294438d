import type { RecordedRequest, Stage } from '../types';
import type { FaultRule } from './rule';

interface Scripted {
	rule: FaultRule;
	seen: number;
	used: number;
}

/** When a fault strikes: before the body is read, once it is, or as a callback goes out. */
export type Moment = 'before-read' | 'after-read';

const momentOf = (rule: FaultRule): Moment =>
	rule.fault === 'connection-reset-before-read' ? 'before-read' : 'after-read';

/** The scripted faults of one emulator, in the order they were injected. */
export class FaultQueue {
	private scripted: Scripted[] = [];

	add(rule: FaultRule): void {
		this.scripted.push({ rule, seen: 0, used: 0 });
	}

	/** The fault this request meets. Every matching rule counts the request, the first one strikes. */
	take(
		vendor: string,
		stages: readonly Stage[],
		request: RecordedRequest,
		moment: Moment = 'after-read',
	): FaultRule | undefined {
		let struck: FaultRule | undefined;
		for (const scripted of this.scripted) {
			const { rule } = scripted;
			if (rule.vendor !== vendor || !stages.includes(rule.stage)) continue;
			if (momentOf(rule) !== moment || rule.when?.(request) === false) continue;
			scripted.seen += 1;
			if (struck !== undefined) continue;
			if (scripted.seen <= (rule.after ?? 0) || scripted.used >= (rule.times ?? 1)) continue;
			scripted.used += 1;
			struck = rule;
		}
		return struck;
	}

	pending(): FaultRule[] {
		return this.scripted
			.filter(({ rule, used }) => used < (rule.times ?? 1))
			.map(({ rule }) => rule);
	}

	clear(): void {
		this.scripted = [];
	}
}
