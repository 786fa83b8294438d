import { stagesOf } from './core/descriptor';
import type { FaultRule } from './emulator';
import { doesWork, ruleProblem } from './faults/playing';
import { VENDORS, type VendorName } from './vendors';

/** Whether this fault can come over this vendor's wire at this stage. */
export function canPlay(
	vendor: VendorName,
	{ fault, stage, namesTask }: Pick<FaultRule, 'fault' | 'stage' | 'namesTask'>,
): boolean {
	const { can } = VENDORS[vendor];
	return (
		ruleProblem({ fault, stage, namesTask }, { can, stages: stagesOf(VENDORS[vendor]) }) ===
		undefined
	);
}

/** Whether a task exists (and is paid) after a submission that met this rule. */
export const createsTask = (rule: FaultRule): boolean =>
	doesWork(rule, VENDORS[rule.vendor].moderation.told === 'by-task');
