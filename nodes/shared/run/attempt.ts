import type { INodeExecutionData } from 'n8n-workflow';
import { safeFileName } from '../images/fileName';
import { baseNames, nameOfTask, type FileOwner } from '../images/fileNames';
import type { InvalidRequest } from '../request/invalidRequest';
import type { Money } from '../vendors/vendor';
import type { TaskIdentity } from './taskFailure';

/** What an item asks for, or why that cannot be sent. */
export interface Entry<Request = unknown> {
	/** As far as the parameters tell, for the item's error. */
	identity: Partial<TaskIdentity>;
	pairedItem: INodeExecutionData['pairedItem'];
	request?: Request;
	/** What the whole run may cost, in the vendor's currency. */
	spendingLimit?: number;
	/** The files of each of its tasks, as far as their names go. */
	files?: FileOwner[];
	/** Set where the item cannot be submitted. */
	refusal?: unknown;
}

/** Resolves once every item of the attempt has passed. */
class Gate {
	private readonly passed = new Set<number>();
	private readonly open: Promise<void>;
	private resolve: () => void = () => undefined;

	constructor(private readonly total: () => number) {
		this.open = new Promise((resolve) => (this.resolve = resolve));
	}

	pass(itemIndex: number): void {
		this.passed.add(itemIndex);
		if (this.passed.size >= this.total()) this.resolve();
	}

	async wait(): Promise<void> {
		await this.open;
	}
}

/**
 * One attempt of n8n at a run. n8n starts all items at once and throws at the first expression that cannot be
 * evaluated, while others already run; so nothing is submitted before every item has been checked. Where n8n
 * threw, the gate stays shut and the items behind it are forgotten with the attempt.
 */
export class Attempt {
	private readonly entries = new Map<number, Entry>();
	/** What 'Spending Limit' says to this attempt, once it is asked. */
	verdict?: { refusal?: InvalidRequest };
	/** Why no price is known of any item, once the price API gave no answer for one. */
	unpriced?: string;
	/** What is left in the account, once an item failed for want of money. */
	balance?: Promise<Money | undefined>;
	private named?: { of: number; names: Map<number, string[]> };
	private readonly checked: Gate;
	private readonly settled: Gate;

	/** @param continues whether n8n leaves out items whose expressions it cannot evaluate: then the others do not wait for them */
	constructor(
		readonly itemCount: number,
		continues = false,
	) {
		this.checked = new Gate(() => (continues ? this.entries.size : itemCount));
		this.settled = new Gate(() => itemCount);
	}

	/** Whether an item was announced. */
	has(itemIndex: number): boolean {
		return this.entries.has(itemIndex);
	}

	/** Announces an item. */
	enter(itemIndex: number, entry: Entry): void {
		this.entries.set(itemIndex, entry);
	}

	/** What an item asks for; one that was never announced is refused. */
	entry<Request>(itemIndex: number): Entry<Request> {
		const entry = this.entries.get(itemIndex) as Entry<Request> | undefined;
		const missing = new Error('the item was not announced');
		return entry ?? { identity: {}, pairedItem: { item: itemIndex }, refusal: missing };
	}

	/**
	 * What the files of an item's task are called: by the user's name for them, which no two tasks of the run share,
	 * else by the task, else by the run and the item's place in it.
	 *
	 * @param position of the task among the item's
	 */
	fileName(
		itemIndex: number,
		position: number,
		{ taskId, run }: { taskId?: string; run: string },
	): string {
		const own = this.entries.get(itemIndex)?.files?.[position];
		if (taskId && own?.fileName === undefined) return nameOfTask(taskId, own?.stem);
		return this.namesOf(run).get(itemIndex)?.[position] ?? safeFileName(`seedream-${run}`);
	}

	/** The names of all items that are announced; n8n's Batching announces some later, which take what is left. */
	private namesOf(run: string): Map<number, string[]> {
		if (this.named?.of === this.entries.size) return this.named.names;
		const items = [...this.entries].sort(([one], [other]) => one - other);
		const owners = items.flatMap(([, { files = [] }]) => files);
		const all = baseNames(owners, run);
		let taken = 0;
		const names = new Map(
			items.map(([index, { files = [] }]): [number, string[]] => {
				taken += files.length;
				return [index, all.slice(taken - files.length, taken)];
			}),
		);
		this.named = { of: this.entries.size, names };
		return names;
	}

	/** The items that may be sent and that a limit of spending counts. */
	get limitedItems(): number[] {
		return [...this.entries].flatMap(([itemIndex, { spendingLimit, refusal }]) =>
			spendingLimit === undefined || refusal !== undefined ? [] : [itemIndex],
		);
	}

	/** The smallest limit of spending that an item has, in the vendor's currency; undefined where none has one. */
	get spendingLimit(): number | undefined {
		const limits = [...this.entries.values()].flatMap(({ spendingLimit }) => spendingLimit ?? []);
		return limits.length > 0 ? Math.min(...limits) : undefined;
	}

	/** Whether an item of this attempt cannot be sent. */
	get anyRefused(): boolean {
		return [...this.entries.values()].some(({ refusal }) => refusal !== undefined);
	}

	/** This item is checked; waits for the others. */
	async allChecked(itemIndex: number): Promise<void> {
		this.checked.pass(itemIndex);
		await this.checked.wait();
	}

	/** This item is through, well or badly; one that broke before its check must not hold up the others. */
	settle(itemIndex: number): void {
		this.checked.pass(itemIndex);
		this.settled.pass(itemIndex);
	}

	/** This item is through; waits for the others. */
	async allSettled(itemIndex: number): Promise<void> {
		this.settle(itemIndex);
		await this.settled.wait();
	}
}
