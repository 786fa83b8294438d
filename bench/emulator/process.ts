import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { VendorName } from '../../test/engine/seedream';
import type {
	Answer,
	CallName,
	EmulatorCalls,
	EmulatorPlan,
	VendorAccess,
	VendorRecord,
} from './messages';

const ENTRY = join(__dirname, '..', 'emulator-process.ts');

/** The emulated vendors in a process of their own, so that their memory and work are not measured. */
export class EmulatorProcess {
	private readonly waiting = new Map<number, (answer: Answer) => void>();
	private questions = 0;
	vendors!: Record<VendorName, VendorAccess>;

	private constructor(private readonly child: ChildProcess) {
		child.on('message', (answer: Answer) => {
			this.waiting.get(answer.number)?.(answer);
			this.waiting.delete(answer.number);
		});
		child.once('exit', () => {
			for (const [number, settle] of this.waiting) settle({ number, error: 'The emulator ended' });
		});
	}

	static async start(plan: EmulatorPlan): Promise<EmulatorProcess> {
		const emulator = new EmulatorProcess(fork(ENTRY, [], { execArgv: ['--import', 'tsx'] }));
		emulator.vendors = await emulator.ask('start', plan);
		return emulator;
	}

	async record(vendor: VendorName): Promise<VendorRecord> {
		return await this.ask('record', vendor);
	}

	async finishOf(vendor: VendorName, taskId: string): Promise<number> {
		return await this.ask('finishOf', { vendor, taskId });
	}

	close(): void {
		this.child.disconnect();
	}

	private async ask<Name extends CallName>(
		name: Name,
		given: EmulatorCalls[Name]['given'],
	): Promise<EmulatorCalls[Name]['answer']> {
		this.questions += 1;
		const number = this.questions;
		return await new Promise((resolve, reject) => {
			this.waiting.set(number, ({ answer, error }) => {
				if (error === undefined) resolve(answer as EmulatorCalls[Name]['answer']);
				else reject(new Error(error));
			});
			this.child.send({ number, name, given });
		});
	}
}

/** Runs `work` against an emulator of its own. */
export async function withEmulator<Result>(
	plan: EmulatorPlan,
	work: (emulator: EmulatorProcess) => Promise<Result>,
): Promise<Result> {
	const emulator = await EmulatorProcess.start(plan);
	try {
		return await work(emulator);
	} finally {
		emulator.close();
	}
}
