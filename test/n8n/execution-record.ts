import { parse } from 'flatted';
import type {
	ExecutionStatus,
	INodeExecutionData,
	IRunExecutionData,
	ITaskData,
} from 'n8n-workflow';

/** An execution as n8n's REST API gives it. */
export interface StoredExecution {
	id: string;
	status: ExecutionStatus;
	/** n8n keeps the data in the format of the package `flatted`, so that each object stands there once. */
	data: string;
}

/** What happened in one execution. */
export class ExecutionRecord {
	readonly id: string;
	readonly status: ExecutionStatus;
	readonly data: IRunExecutionData;

	constructor(stored: StoredExecution) {
		this.id = stored.id;
		this.status = stored.status;
		this.data = parse(stored.data) as IRunExecutionData;
	}

	/** The runs of a node; none when it was not reached. */
	runsOf(nodeName: string): ITaskData[] {
		return this.data.resultData.runData[nodeName] ?? [];
	}

	/** The items that a node gave over all its runs, on one of its outputs. */
	itemsOf(nodeName: string, output = 0): INodeExecutionData[] {
		return this.runsOf(nodeName).flatMap((run) => run.data?.main?.[output] ?? []);
	}

	/** The message of the error that ended the execution, with its description. */
	get error(): string | undefined {
		const { error } = this.data.resultData;
		return error && [error.message, error.description].filter(Boolean).join(' – ');
	}

	/** Returns itself when the execution went well; otherwise throws what went wrong. */
	orThrow(): this {
		if (this.status === 'success') return this;
		throw new Error(
			`Execution ${this.id} ended with "${this.status}": ${this.error ?? 'no message'}`,
		);
	}
}
