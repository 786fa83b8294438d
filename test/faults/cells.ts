import { canPlay, type FaultRule } from '../emulator';
import { API_FAULTS } from './apiFaults';
import { CLIENT_FAULTS } from './clientFaults';
import { DOWNLOAD_FAULTS, PATIENT_FAULTS } from './downloadFaults';
import { emulatedStage, STAGE_NAMES, subjectsAt } from './stages';
import { CALLBACK_FAULTS, TASK_FAULTS } from './taskFaults';
import { MODES, type Cell, type Fault, type Mode, type StageName } from './types';

const FAULTS: Fault[] = [
	...API_FAULTS,
	...TASK_FAULTS,
	...CLIENT_FAULTS,
	...DOWNLOAD_FAULTS,
	...CALLBACK_FAULTS,
	...(process.env.SEEDREAM_FAULTS_PATIENT ? PATIENT_FAULTS : []),
];

function strikesOf({ only }: Fault, stage: StageName): boolean[] {
	// The callback strikes once the task is over: the vendor makes one.
	if (stage === 'callback') return [false];
	return only ? [only === 'always'] : [false, true];
}

/** A run of one item says nothing of a setting that is about the others. */
const modesOf = (stage: StageName): readonly Mode[] =>
	['upload', 'upload node', 'recovery'].includes(stage)
		? MODES.filter((mode) => mode !== 'execute once')
		: MODES;

function comesOverTheWire({
	fault,
	subject,
	vendor,
	stage,
}: Omit<Cell, 'mode' | 'persists' | 'number'>) {
	const rule = typeof fault.rule === 'function' ? fault.rule(subject, '') : fault.rule;
	if (!rule) return true;
	const at = fault.setAtSubmission ? 'submit' : emulatedStage(stage, subject);
	return canPlay(vendor, { stage: at, ...rule } as FaultRule);
}

/** Every fault at every stage of every vendor where it applies, under each of n8n's settings. */
export function allCells(): Cell[] {
	const cells: Cell[] = [];
	for (const fault of FAULTS) {
		for (const stage of STAGE_NAMES) {
			for (const subject of subjectsAt(stage)) {
				const fates = fault.fates[stage];
				const fate = typeof fates === 'function' ? fates(subject) : fates;
				const place = { fault, subject, vendor: subject.name, stage };
				if (!fate || !comesOverTheWire({ ...place, fate })) continue;
				for (const mode of modesOf(stage)) {
					for (const persists of strikesOf(fault, stage)) {
						cells.push({ ...place, number: cells.length, fate, mode, persists });
					}
				}
			}
		}
	}
	return cells;
}

/** A part of the matrix: SEEDREAM_FAULTS holds parts of the titles of cells, by fault, vendor, stage or setting. */
export function wantedCells(cells: Cell[], wanted: string): Cell[] {
	return cells.filter(({ fault, vendor, stage, mode }) =>
		wanted.split(' & ').every((part) => `${fault.name}|${vendor}|${stage}|${mode}`.includes(part)),
	);
}
