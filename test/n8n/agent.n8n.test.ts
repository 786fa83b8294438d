import { describe, expect, it, jest } from '@jest/globals';
import { promptOf } from '../conformance/requests';
import { TOOL_ARGUMENTS } from './accounts';
import { chat } from './chat';
import { importExample } from './example';
import { accounts, api, emulator, useAccounts } from './open-accounts';
import { VENDORS } from './vendors';

jest.setTimeout(60_000);

const WISH = 'Please draw a paper boat';

describe('image-tool-for-ai-agent, as shipped', () => {
	useAccounts();

	it.each(VENDORS)('makes one image with $name and tells the agent where it is', async (vendor) => {
		const stored = await importExample(api, 'image-tool-for-ai-agent', accounts.fillIn(vendor));
		const execution = (await chat(api, stored, 'Chat', WISH)).orThrow();

		const { submissions } = emulator[vendor.key];
		expect(submissions.map(({ body }) => promptOf(body))).toEqual([TOOL_ARGUMENTS.prompt]);
		const { taskId, images } = submissions[0] ?? { taskId: '', images: [] };
		const { requests, toolAnswers } = accounts.chatModel;
		expect(requests[0]?.tools).toMatchObject([
			{ function: { parameters: { properties: { prompt: {}, aspectRatio: {} } } } },
		]);
		expect(JSON.stringify(requests[0]?.messages)).toContain(WISH);
		expect(toolAnswers).toHaveLength(1);
		expect(toolAnswers[0]).toContain(images[0]?.url);
		if (vendor.can.tasks) expect(toolAnswers[0]).toContain(taskId);
		expect(toolAnswers[0]?.length).toBeLessThan(2_000);
		expect(JSON.stringify(execution.itemsOf('Agent'))).toContain(images[0]?.url);
	});
});
