import { beforeAll, describe, expect, it } from '@jest/globals';
import { PACK_NODES } from '../documentation/packNodes';
import { runWorkflow } from '../engine/engine';
import { CREDENTIAL } from '../provocations/context';
import { newestVersion } from '../provocations/play';
import { storedFor } from '../provocations/stored';
import { everythingTold, type Told } from '../provocations/told';
import { SUBJECTS } from './subjects';

let told: Told[] = [];
beforeAll(async () => {
	told = await everythingTold();
});

/** What n8n's own engine says to a provocation. */
async function saidByEngine({ provocation, setting }: Told): Promise<string> {
	const { node, credential } = provocation;
	const { parameters, items } = storedFor(provocation, setting);
	const typeVersion = newestVersion(PACK_NODES[node].description);
	const run = await runWorkflow({
		items,
		nodes: [
			{
				name: 'Node',
				type: node,
				parameters: parameters as Record<string, never>,
				settings: { typeVersion },
			},
		],
		credentials: { [setting.vendor.credential]: { ...CREDENTIAL, ...credential } },
	});
	return run.data.resultData.error?.message ?? 'nothing';
}

// The page of refusals is played without n8n, for which this stands up.
describe.each(SUBJECTS)('$name', ({ vendor }) => {
	it('refuses in the engine what the page of refusals says, in its words', async () => {
		const seen = new Set<unknown>();
		const own = told.filter(({ provocation, setting }) => {
			const isFirst = setting.vendor === vendor && !seen.has(provocation);
			if (isFirst) seen.add(provocation);
			return isFirst;
		});
		expect(own.length).toBeGreaterThan(100);
		for (const one of own) {
			const { field, entered } = one.provocation;
			const said = await saidByEngine(one);
			expect([field, entered, said]).toEqual([field, entered, one.refusal.message]);
		}
	});
});
