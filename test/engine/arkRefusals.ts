import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { modelId, modelList, runNode, type NodeRun, toldBy } from './seedream';
import { submitRequests } from './wire';
import type { ArkHostTest } from './arkHost';

/** How a host of ByteDance's own says no, what is paid then, and which of its pages the message names. */
export function testRefusals({ vendor, emulator, ids, pages }: ArkHostTest): void {
	const make = async (parameters: IDataObject = {}, credential?: IDataObject): Promise<NodeRun> =>
		await runNode(emulator(), {
			node: 'seedreamGenerate',
			vendor,
			parameters: { prompt: 'x', ...parameters },
			credential,
		});
	const messageOf = async (...given: Parameters<typeof make>): Promise<string> =>
		toldBy((await make(...given)).error) ?? '';

	describe('a refusal', () => {
		it('of a model that is not activated says where to activate it', async () => {
			emulator()[vendor].settings.notActivated = [ids['seedream-5.5'] ?? ''];
			const message = await messageOf({ model: modelList('seedream-5.5') });
			expect(message).toContain('ModelNotOpen');
			expect(message).toContain(`Activate the model in the console, at ${pages.models}`);
			expect(message).toContain('Nothing was billed');
		});

		it.each(['seedream-9-9-991231', 'bytedance/seedream-v4.5'])(
			"of another host's id, %s, says how ids look and where they are",
			async (id) => {
				const message = await messageOf({ model: modelId(id) });
				expect(message).toContain("'Model'");
				expect(message).toContain('date');
				expect(message).toContain(pages.models);
				expect(message).toContain('Nothing was billed');
			},
		);

		it('of a key says where keys are, and never shows it', async () => {
			const message = await messageOf({}, { apiKey: 'a-key-of-another-region' });
			expect(message).toContain(pages.keys);
			expect(message).toContain('region');
			expect(message).not.toContain('a-key-of-another-region');
		});

		it('for an empty balance says so', async () => {
			const { keys } = emulator()[vendor];
			expect(await messageOf({}, { apiKey: keys.emptyBalance })).toContain('balance is used up');
		});

		it('for a spending limit of the account is no throttle', async () => {
			emulator().inject({ vendor, stage: 'submit', fault: 'quota', times: Infinity });
			expect(await messageOf()).toContain('quota or spending cap');
			expect(submitRequests(emulator(), vendor)).toBe(1);
		});

		it.each(['moderation-prompt', 'moderation-image'] as const)('for %s', async (fault) => {
			emulator().inject({ vendor, stage: 'submit', fault });
			expect(await messageOf()).toContain('because of its content rules');
			expect(submitRequests(emulator(), vendor)).toBe(1);
		});

		it('of something a model does not have comes before anything is sent', async () => {
			const message = await messageOf({
				model: modelId(ids['seedream-5.5'] ?? ''),
				...{ resolution: 'custom', width: 4096, height: 4096 },
			});
			expect(message).toContain('921600 to 4624220 pixels in all');
			expect(emulator()[vendor].requests).toHaveLength(0);
		});

		it('of a task id, which there is none of, comes before anything is sent', async () => {
			expect(await messageOf({ output: 'task' })).toContain("'Output'");
			expect(emulator()[vendor].requests).toHaveLength(0);
		});
	});

	describe('without tasks to come back to', () => {
		it('a throttle is waited for', async () => {
			emulator().inject({ vendor, stage: 'submit', fault: 'throttle', retryAfter: 1 });
			expect((await make()).items).toHaveLength(1);
			expect(submitRequests(emulator(), vendor)).toBe(2);
			expect(emulator()[vendor].submissions).toHaveLength(1);
		});

		it.each(['connection-reset', 'gateway-html', 'internal-error', 'truncated-body'] as const)(
			'a lost answer (%s) may have been billed, and is not repeated',
			async (fault) => {
				emulator().inject({ vendor, stage: 'submit', fault });
				const message = await messageOf();
				expect(message).toContain('may have been billed');
				expect(message).toContain('no task IDs');
				expect(submitRequests(emulator(), vendor)).toBe(1);
			},
		);

		it('an image whose address has expired is an item with its address', async () => {
			emulator().inject({
				vendor,
				stage: 'download',
				fault: 'download-expired',
				times: Infinity,
			});
			const { items, error } = await make();
			expect(error?.message).toBeUndefined();
			expect(items[0]?.json.url).toMatch(/^http/);
			expect(items[0]?.json.downloadError).toContain('expired');
			expect(items[0]?.binary).toBeUndefined();
		});
	});
}
