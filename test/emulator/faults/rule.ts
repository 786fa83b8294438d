import type { RecordedRequest, Stage } from '../types';
import type { FaultName, FaultParameters } from './parameters';

interface RuleBasics<Vendor extends string> {
	vendor: Vendor;
	stage: Stage;
	/** How many requests it strikes; Infinity for all. Default 1. */
	times?: number;
	/** How many matching requests pass first. Default 0. */
	after?: number;
	/** Narrows the requests. The body is not there yet for `connection-reset-before-read`. */
	when?: (request: RecordedRequest) => boolean;
	/** Whether a submission counts as a task, that is: is paid. The table holds the default. */
	createsTask?: boolean;
	/** The error tells the task's id; at submit the task exists then, whatever the error says. */
	namesTask?: boolean;
}

export type FaultRuleOf<
	Name extends FaultName,
	Vendor extends string = string,
> = RuleBasics<Vendor> & {
	fault: Name;
} & FaultParameters[Name];

export type FaultRule<Vendor extends string = string> = {
	[Name in FaultName]: FaultRuleOf<Name, Vendor>;
}[FaultName];
