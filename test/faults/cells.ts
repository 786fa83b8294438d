import { API_FAULTS } from './apiFaults';
import { CLIENT_FAULTS } from './clientFaults';
import { DOWNLOAD_FAULTS, PATIENT_FAULTS } from './downloadFaults';
import { CALLBACK_FAULTS, TASK_FAULTS } from './taskFaults';
import { MODES, STAGES, type Cell, type Fault, type StageName } from './types';

const FAULTS: Fault[] = [
	...API_FAULTS,
	...TASK_FAULTS,
	...CLIENT_FAULTS,
	...DOWNLOAD_FAULTS,
	...CALLBACK_FAULTS,
	...(process.env.SEEDREAM_FAULTS_PATIENT ? PATIENT_FAULTS : []),
];

function strikesOf({ only }: Fault): boolean[] {
	if (only) return [only === 'always'];
	return [false, true];
}

/** The callback strikes once the task is over: the vendor makes one. */
const onlyOnce = (stage: StageName): boolean => stage === 'callback';

/** Every fault at every stage of every vendor where it applies, under each of n8n's settings. */
export function allCells(): Cell[] {
	const cells: Cell[] = [];
	for (const fault of FAULTS) {
		for (const [stage, vendors] of Object.entries(STAGES) as Array<[StageName, Cell['vendor'][]]>) {
			for (const vendor of vendors) {
				const fates = fault.fates[stage];
				const fate = typeof fates === 'object' ? fates[vendor] : fates;
				if (!fate) continue;
				const strikes = onlyOnce(stage) ? [false] : strikesOf(fault);
				for (const mode of MODES) {
					for (const persists of strikes) {
						cells.push({ number: cells.length, fault, fate, vendor, stage, mode, persists });
					}
				}
			}
		}
	}
	return filtered(cells);
}

/** Runs a part of the matrix: SEEDREAM_FAULTS holds a part of the titles of cells, by fault or stage. */
function filtered(cells: Cell[]): Cell[] {
	const wanted = process.env.SEEDREAM_FAULTS;
	if (!wanted) return cells;
	return cells.filter(({ fault, vendor, stage, mode }) =>
		wanted.split(' & ').every((part) => `${fault.name}|${vendor}|${stage}|${mode}`.includes(part)),
	);
}
