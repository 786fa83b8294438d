import { describe, expect, it } from '@jest/globals';
import { emulator, useEmulator } from './emulated';
import { listsTasks, runNode, VENDORS, toldBy } from './seedream';

useEmulator();

const node = 'seedreamPollPrediction';
const parameters = { operation: 'list' };

describe.each(VENDORS.filter(listsTasks))('the list of tasks at %s', (vendor) => {
	const lists = () => emulator[vendor].requests.filter(({ stage }) => stage === 'list');

	it('ends with the execution, while the vendor is silent', async () => {
		emulator.inject({ vendor, stage: 'list', fault: 'hang', times: Infinity });
		const { items, run } = await runNode(emulator, {
			node,
			vendor,
			parameters,
			cancelWhen: () => lists().length > 0,
		});
		expect(items).toEqual([]);
		expect(run.status).toBe('canceled');
		expect(lists()).toHaveLength(1);
	});

	it('waits for a page no longer than Request Options say', async () => {
		emulator.inject({ vendor, stage: 'list', fault: 'hang', times: Infinity });
		const { error } = await runNode(emulator, {
			node,
			vendor,
			parameters: { ...parameters, requestOptions: { timeout: 500 } },
		});
		expect(toldBy(error)).toMatch(/gave no answer|took too long/);
		// On a busy machine one can be given up before the vendor has it.
		expect(lists().length).toBeGreaterThan(0);
		expect(lists().length).toBeLessThanOrEqual(4);
		expect(emulator[vendor].submissions).toEqual([]);
	});
});
