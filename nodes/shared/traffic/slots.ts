/** How much of one kind of work is done at once: what bounds the memory that files take, or the open connections. */
export class Slots {
	private taken = 0;
	private readonly waiting: Array<() => void> = [];

	constructor(private readonly most: () => number) {}

	/** Runs `work` when a slot is free; the slot is free again when it ends, however it ends. */
	async use<T>(work: () => Promise<T>): Promise<T> {
		while (this.taken >= this.most()) await new Promise<void>((free) => this.waiting.push(free));
		this.taken += 1;
		try {
			return await work();
		} finally {
			this.taken -= 1;
			this.waiting.shift()?.();
		}
	}
}
