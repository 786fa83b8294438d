import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import sharp from 'sharp';
import { startEmulator } from '../emulator';
import type { Emulator } from '../emulator';
import { openAccounts } from './accounts';
import type { Accounts } from './accounts';
import { eventually } from './eventually';
import { importExample } from './example';
import { hashOf, servedHashes } from './image-hashes';
import type { N8nApi, StoredWorkflow } from './n8n-api';
import { sharedN8n } from './shared-n8n';
import { vendorOf } from './vendors';

jest.setTimeout(120_000);

// One that takes uploads, and one that takes files inline.
describe.each([vendorOf('atlasCloud'), vendorOf('aceData')])(
	'telegram-photo-bot, as shipped, with $name',
	(vendor) => {
		let emulator: Emulator;
		let accounts: Accounts;
		let api: N8nApi;
		let bot: StoredWorkflow;
		let photo: Buffer;

		beforeAll(async () => {
			({ api } = await sharedN8n());
			emulator = await startEmulator();
			accounts = await openAccounts(api, emulator);
			bot = await importExample(api, 'telegram-photo-bot', accounts.fillIn(vendor));
			await api.activate(bot);
			await eventually('the bot has a webhook', () => accounts.telegram.webhook !== undefined);
			const blue = { width: 1200, height: 800, channels: 3, background: '#336699' } as const;
			photo = await sharp({ create: blue }).jpeg().toBuffer();
		});
		beforeEach(() => {
			emulator.reset();
			accounts.reset();
		});
		afterAll(async () => {
			if (bot) await api.deactivate(bot);
			await accounts?.close();
			await emulator?.close();
		});

		/** What Telegram posts when somebody writes to the bot; the execution that it starts is over then. */
		async function write(message: object, chatId = accounts.telegram.chatId): Promise<void> {
			const before = await api.executionIds(bot);
			const { url, secret } = accounts.telegram.webhook!;
			const answer = await fetch(url, {
				method: 'POST',
				headers: {
					'content-type': 'application/json',
					'x-telegram-bot-api-secret-token': secret,
				},
				body: JSON.stringify({
					update_id: 1,
					message: { message_id: 7, chat: { id: Number(chatId) }, ...message },
				}),
			});
			expect(answer.status).toBe(200);
			if (chatId !== accounts.telegram.chatId) return;
			const started = async () => (await api.executionIds(bot)).length > before.length;
			await eventually('the bot works', started);
			const [id] = await api.executionIds(bot);
			(await api.waitForExecution(id ?? '')).orThrow();
		}

		const sizes = () => {
			const small = accounts.telegram.receive(Buffer.from('a thumbnail'));
			return [{ file_id: small }, { file_id: accounts.telegram.receive(photo) }];
		};

		it('sends the photo back, changed as its caption says', async () => {
			await write({ photo: sizes(), caption: 'make it snow' });
			const [submission, ...more] = emulator[vendor.key].submissions;
			expect(more).toEqual([]);
			expect(submission?.body.prompt).toBe('make it snow');
			expect(submission?.references).toMatchObject([{ sha256: hashOf(photo) }]);
			const { sent, messages } = accounts.telegram;
			expect(sent.map(({ method, bytes }) => [method, hashOf(bytes)])).toEqual([
				['sendPhoto', ...(await servedHashes(emulator[vendor.key]))],
			]);
			expect(sent[0]?.fields).toMatchObject({ reply_to_message_id: '7' });
			expect(messages).toEqual([]);
		});

		it.each([2, 3, 4])('sends %i variants as one album', async (count) => {
			const id = accounts.telegram.receive(photo);
			const document = { file_id: id, mime_type: 'image/jpeg' };
			await write({ document, caption: `${count}x make it snow` });
			const { submissions } = emulator[vendor.key];
			expect(submissions.map(({ body, images }) => [body.prompt, images.length])).toEqual([
				['make it snow', count],
			]);
			const { sent, messages } = accounts.telegram;
			expect(sent).toEqual([]);
			expect(messages.map(({ pictures }) => pictures.map(hashOf))).toEqual([
				await servedHashes(emulator[vendor.key]),
			]);
		});

		it('says how to go about it, and pays nothing, without a photo or a caption', async () => {
			await write({ text: 'hello' });
			await write({ photo: sizes() });
			await write({ document: { file_id: '0', mime_type: 'application/pdf' }, caption: 'x' });
			const said = accounts.telegram.messages.map(({ text }) => text);
			expect(said).toEqual(Array(3).fill(expect.stringContaining('Send a photo with a caption')));
			expect(emulator[vendor.key].submissions).toEqual([]);
		});

		it('says why there is no picture', async () => {
			emulator.inject({ vendor: vendor.key, stage: 'submit', fault: 'quota' });
			await write({ photo: sizes(), caption: 'make it snow' });
			expect(accounts.telegram.messages.map(({ text }) => text)).toEqual([
				expect.stringContaining('Nothing was billed'),
			]);
			expect(accounts.telegram.sent).toEqual([]);
		});

		it('does nothing for other chats, with a photo or without', async () => {
			await write({ photo: sizes(), caption: 'make it snow' }, '666');
			// The next one is worked on, and the one before was not.
			await write({ text: 'hello' });
			expect(accounts.telegram.messages).toHaveLength(1);
			expect(emulator[vendor.key].requests).toEqual([]);
		});
	},
);
