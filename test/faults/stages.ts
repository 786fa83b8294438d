import { SUBJECTS, type Subject } from '../conformance/subjects';
import { VENDORS, type Stage } from '../emulator';
import { stagesOf } from '../emulator/core/descriptor';
import type { StageName } from './types';

export const hasStage = ({ name }: Subject, stage: Stage): boolean =>
	stagesOf(VENDORS[name]).includes(stage);

/** Whether a vendor can be struck there, by what it can do. */
const REACHED: Record<StageName, (subject: Subject) => boolean> = {
	submission: () => true,
	upload: ({ vendor }) => vendor.uploads !== undefined,
	'upload node': ({ vendor }) => vendor.uploads !== undefined,
	poll: ({ asking }) => asking === 'poll',
	'batch query': ({ asking }) => asking === 'batch',
	result: (subject) => subject.asking !== undefined && hasStage(subject, 'result'),
	recovery: ({ vendor }) => vendor.tasks?.list !== undefined,
	resume: ({ asking }) => asking !== undefined,
	download: () => true,
	callback: ({ vendor }) => Object.values(vendor.offerings).some(({ callback }) => callback),
};

export const STAGE_NAMES = Object.keys(REACHED) as StageName[];

/** The vendors where each stage can be struck. */
export const subjectsAt = (stage: StageName): Subject[] => SUBJECTS.filter(REACHED[stage]);

/** The emulator's stage for one of the matrix. */
export function emulatedStage(stage: StageName, { asking }: Subject): Stage {
	const stages: Record<StageName, Stage> = {
		submission: 'submit',
		upload: 'upload',
		'upload node': 'upload',
		poll: 'poll',
		'batch query': 'batch',
		result: 'result',
		recovery: 'list',
		resume: asking ?? 'poll',
		download: 'download',
		callback: 'callback',
	};
	return stages[stage];
}

/** One request asks about all of a run's tasks there, so that a fault cannot tell its items apart. */
export const asksForAll = (stage: StageName, { asking }: Subject): boolean =>
	stage === 'batch query' || (stage === 'resume' && asking === 'batch');
