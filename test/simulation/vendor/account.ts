import { Dice } from '../dice';
import type { Scenario } from '../scenario';
import type { Ending, Task } from './task';

/** The vendor's account: every task that was ever made in it. */
export class Account {
	readonly tasks: Task[] = [];
	private readonly byId = new Map<string, Task>();
	private twins = false;

	constructor(private readonly scenario: Scenario) {}

	find(id: string): Task | undefined {
		return this.byId.get(id);
	}

	/** How many tasks of these run at a time. */
	running(at: number): number {
		return this.tasks.filter(({ madeAt, readyAt }) => madeAt <= at && at < readyAt).length;
	}

	make(body: Record<string, unknown>, at: number, item?: number): Task {
		if (item !== undefined && !this.twins) this.addOlderTwins(body);
		const number = this.tasks.length + 1;
		const { seed, taskTime, taskSpread, images, base64, bytes } = this.scenario;
		const dice = new Dice('task', seed, number);
		const duration = Math.max(1, taskTime * Math.exp(taskSpread * dice.normal()));
		const task = {
			id: `task-${number}-${dice.whole(1000, 9999)}`,
			number,
			item,
			body,
			madeAt: at,
			readyAt: at + Math.round(duration),
			ending: this.ending(dice),
			images,
			base64: dice.chance(base64),
			bytes,
		};
		this.tasks.push(task);
		this.byId.set(task.id, task);
		return task;
	}

	private ending(dice: Dice): Ending {
		const { failures, emptyAtFirst, mixed, vendor } = this.scenario;
		if (dice.chance(failures)) return 'failed';
		// Where one request brings the images, none can come later.
		if (dice.chance(emptyAtFirst) && vendor !== 'aioagi') return 'emptyAtFirst';
		return dice.chance(mixed) ? 'mixed' : 'images';
	}

	/** An earlier run of the same workflow asked for the same. */
	private addOlderTwins(body: Record<string, unknown>): void {
		this.twins = true;
		for (let twin = this.scenario.olderTwins; twin > 0; twin -= 1) this.make(body, -45_000 * twin);
	}
}
