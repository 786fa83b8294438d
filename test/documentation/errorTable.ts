import { ERROR_CLASSES } from '../../nodes/shared/vendors/wire/errorClasses';
import { table } from './table';

/** What the classes of vendor answers say to a user, mean for the bill, and ask for. */
export function vendorErrors(): string {
	const rows = Object.entries(ERROR_CLASSES).map(([name, { happened, advice, submission }]) => [
		`… ${happened}`,
		name === 'taskFailed' ? 'as it says' : submission === 'refused' ? 'no' : 'maybe',
		advice,
	]);
	return table(['The message says', 'Billed?', 'What to do'], rows);
}
