import type { Capability } from '../core/descriptor';
import type { Stage } from '../types';
import type { FaultRule } from './rule';
import { FAULTS } from './table';

/**
 * Whether the vendor's work is done before this rule's fault shows.
 * `failsTask`: the vendor's moderation fails the task instead of refusing the submission.
 */
export function doesWork(rule: FaultRule, failsTask: boolean): boolean {
	if (rule.createsTask !== undefined) return rule.createsTask;
	if (rule.namesTask === true) return true;
	if (rule.fault === 'status') return rule.status >= 500;
	// At a poll the task exists: moderation is what became of it.
	if (rule.stage !== 'submit' && rule.fault.startsWith('moderation-')) return true;
	const { createsTask } = FAULTS[rule.fault];
	return typeof createsTask === 'boolean' ? createsTask : failsTask;
}

/** Why a rule cannot come over the wire of a vendor with these stages and capabilities; undefined if it can. */
export function ruleProblem(
	{ fault, stage, namesTask }: Pick<FaultRule, 'fault' | 'stage' | 'namesTask'>,
	vendor: { stages: readonly Stage[]; can: readonly Capability[] },
): string | undefined {
	const known = FAULTS[fault];
	if (known === undefined) return `No fault is called '${String(fault)}'`;
	if (!known.stages.includes(stage)) {
		return `Fault '${fault}' cannot strike at '${stage}', only at: ${known.stages.join(', ')}`;
	}
	if (!vendor.stages.includes(stage)) {
		return `This vendor has no '${stage}', only: ${vendor.stages.join(', ')}`;
	}
	const needed = [known.needs, namesTask === true ? 'task-in-error' : undefined] as const;
	const lacking = needed.find((need) => need !== undefined && !vendor.can.includes(need));
	return lacking && `Fault '${fault}' needs a vendor that can '${lacking}'`;
}
