import type { Emulator, FaultRule, RecordedRequest, Stage } from '../emulator';
import type { Cell } from './types';

/** All items where the fault cannot tell them apart, else all but the first. */
export function struckBy({ fault, stage, vendor }: Cell, items: number): Set<number> {
	const batch = stage === 'batch query' || (stage === 'resume' && vendor === 'aceData');
	const all = batch || items === 1 || fault.address || (fault.blind && stage === 'submission');
	return new Set(Array.from({ length: items }, (_, item) => item).slice(all ? 0 : 1));
}

/** Scripts a cell's fault at the vendor's border, for the items it is aimed at. */
export function inject(
	{ fault, vendor, persists }: Cell,
	emulator: Emulator,
	at: Stage,
	struck: Set<number>,
	prompts: string[],
	foreignUrl: string,
): void {
	const rule = typeof fault.rule === 'function' ? fault.rule(vendor, foreignUrl) : fault.rule;
	const stage = fault.setAtSubmission ? 'submit' : at;
	const times = persists ? Infinity : 1;
	const aim = { vendor, stage, ...rule };
	if (stage === 'batch' || stage === 'upload') {
		emulator.inject({ ...aim, times } as FaultRule);
		return;
	}
	if (stage === 'submit' && fault.blind) {
		emulator.inject({ ...aim, times: Infinity } as FaultRule);
		return;
	}
	for (const item of struck) {
		const text = prompts[item];
		const concerns = ({ path, body }: RecordedRequest): boolean => {
			if (stage === 'submit') return (body as { prompt?: string } | null)?.prompt === text;
			const found = emulator[vendor].submissions.find((task) => task.body.prompt === text);
			if (!found) return false;
			if (stage === 'download') return found.images.some(({ url }) => url.endsWith(path));
			return path.includes(found.taskId) || JSON.stringify(body).includes(found.taskId);
		};
		emulator.inject({ ...aim, times, when: concerns } as FaultRule);
	}
}
