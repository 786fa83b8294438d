interface Timer {
	at: number;
	order: number;
	fire(): void;
}

/** A clock that jumps from one moment at which something is due to the next: hours pass in milliseconds. */
export class VirtualTime {
	private time = 0;
	private order = 0;
	/** A binary heap, the earliest timer first. */
	private readonly timers: Timer[] = [];

	/** Milliseconds since the beginning. */
	now = (): number => this.time;

	/** As Node's timers do, now and then a fraction of a millisecond early. */
	sleep = async (milliseconds: number): Promise<void> =>
		await new Promise((fire) => {
			const early = this.order % 3 === 0 ? 0.4 : 0;
			this.at(this.time + Math.max(0, milliseconds - early), fire);
		});

	at(time: number, fire: () => void): void {
		this.timers.push({ at: time, order: this.order++, fire });
		for (let child = this.timers.length - 1; child > 0;) {
			const parent = (child - 1) >> 1;
			if (!this.earlier(child, parent)) break;
			this.swap(child, parent);
			child = parent;
		}
	}

	/** Lets time pass until the work is done, or nothing more is due, or `until` is reached; tells whether it was done. */
	async run(work: Promise<unknown>, until: number): Promise<boolean> {
		let done = false;
		void work.catch(() => undefined).finally(() => (done = true));
		for (;;) {
			await settled();
			if (done) return true;
			const next = this.timers[0];
			if (!next || next.at > until) return false;
			this.time = next.at;
			while (this.timers[0]?.at === this.time) this.pop().fire();
		}
	}

	/** How many timers wait for a later moment. */
	get pending(): number {
		return this.timers.length;
	}

	private pop(): Timer {
		const [first] = this.timers as [Timer];
		const last = this.timers.pop() as Timer;
		if (this.timers.length > 0) this.timers[0] = last;
		for (let parent = 0; ;) {
			const [left, right] = [2 * parent + 1, 2 * parent + 2];
			let least = parent;
			if (left < this.timers.length && this.earlier(left, least)) least = left;
			if (right < this.timers.length && this.earlier(right, least)) least = right;
			if (least === parent) return first;
			this.swap(parent, least);
			parent = least;
		}
	}

	private earlier(one: number, other: number): boolean {
		const [a, b] = [this.timers[one] as Timer, this.timers[other] as Timer];
		return a.at < b.at || (a.at === b.at && a.order < b.order);
	}

	private swap(one: number, other: number): void {
		const a = this.timers[one] as Timer;
		this.timers[one] = this.timers[other] as Timer;
		this.timers[other] = a;
	}
}

/** Every promise that can go on without time passing has gone on. */
async function settled(): Promise<void> {
	await new Promise((resolve) => setImmediate(resolve));
}
