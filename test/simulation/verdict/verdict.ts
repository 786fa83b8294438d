import type { Story } from '../simulate';
import { judgeDelivery } from './delivery';
import { judgeEnd } from './end';
import { judgeMoney } from './money';
import { judgePatience } from './patience';
import { judgePromptness } from './promptness';
import { judgeRecovery } from './recovery';
import { judgeRequests } from './requests';

/** Every promise of a run, by the name under which a breach is told. */
const PROMISES: Record<string, (story: Story) => string[]> = {
	end: judgeEnd,
	money: judgeMoney,
	delivery: judgeDelivery,
	requests: judgeRequests,
	promptness: judgePromptness,
	patience: judgePatience,
	recovery: judgeRecovery,
};

/** A promise that a run did not keep. */
export interface Breach {
	promise: string;
	what: string;
}

export const breachesOf = (story: Story): Breach[] =>
	Object.entries(PROMISES).flatMap(([promise, judge]) =>
		judge(story).map((what) => ({ promise, what })),
	);
