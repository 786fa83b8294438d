/** What a run does that others can see. */
export interface JournalEvent {
	at: number;
	/** Absent for what belongs to no item. */
	item?: number;
	kind:
		| 'attempt'
		| 'submission'
		| 'question'
		| 'list'
		| 'download'
		| 'answer'
		| 'broken'
		| 'task'
		| 'settled'
		| 'cancelled'
		| 'log'
		| 'end';
	/** For people; what assertions need stands in fields of its own. */
	detail?: string;
}

/** Characters: an answer can be an image of megabytes. */
const LONGEST_DETAIL = 2_000;

/** Everything that happened in a run, in order. */
export class Journal {
	readonly events: JournalEvent[] = [];

	constructor(
		private readonly now: () => number,
		/** Details cost time: only a run that is looked at has them. */
		private readonly told: boolean,
	) {}

	note(kind: JournalEvent['kind'], item?: number, detail?: () => string): void {
		this.events.push({
			at: this.now(),
			item,
			kind,
			...(this.told && { detail: detail?.().slice(0, LONGEST_DETAIL) }),
		});
	}

	get text(): string {
		return this.events
			.map(({ at, item, kind, detail = '' }) => {
				const seconds = (at / 1000).toFixed(3).padStart(11);
				const who = item === undefined ? '' : `item ${item}`;
				return `${seconds} s  ${who.padEnd(8)} ${kind.padEnd(10)} ${detail}`.trimEnd();
			})
			.join('\n');
	}
}
