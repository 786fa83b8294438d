type Step = () => Promise<unknown>;

/** What must be undone at the end, last thing first, however the demo ends. */
export class Cleanup {
	private readonly steps: Step[] = [];
	private done: Promise<void> | undefined;

	/** Notes a step for the end; what comes after the end is undone at once. */
	later(step: Step): void {
		this.steps.push(step);
		if (this.done) this.done = this.done.then(() => this.undo());
	}

	/** Undoes everything, once. */
	run(): Promise<void> {
		this.done ??= this.undo();
		return this.done;
	}

	private async undo(): Promise<void> {
		for (let step = this.steps.pop(); step; step = this.steps.pop()) {
			await step().catch((error: unknown) => console.error(`While cleaning up: ${String(error)}`));
		}
	}
}
