import type { Emulator } from '../emulator';
import type { ChatModel } from './chat-model';
import { startChatModel } from './chat-model';
import type { FillIn } from './example';
import type { N8nApi } from './n8n-api';
import type { StorageServer } from './storage-server';
import { startStorageServer } from './storage-server';
import type { TelegramEndpoint } from './telegram-endpoint';
import { startTelegramEndpoint } from './telegram-endpoint';
import { emulatedCredential, VENDORS } from './vendors';
import type { Vendor } from './vendors';

export interface Accounts {
	storage: StorageServer;
	telegram: TelegramEndpoint;
	chatModel: ChatModel;
	/** What an example needs to run with a vendor. */
	fillIn(vendor: Vendor): FillIn;
	/** Forgets what was stored and sent. */
	reset(): void;
	close(): Promise<void>;
}

/** Who may call the examples that listen. */
export const CALLER = {
	user: 'tester',
	password: 'test-password',
	header: 'X-Test-Secret',
	secret: 'test-secret',
};

/** What the chat model asks the tool to make. */
export const TOOL_ARGUMENTS = { prompt: 'a paper boat on a pond', aspectRatio: '16:9' };

/** Everything the examples need an account for, on loopback, with credentials for it in an n8n. */
export async function openAccounts(api: N8nApi, emulator: Emulator): Promise<Accounts> {
	const [storage, telegram, chatModel] = await Promise.all([
		startStorageServer(),
		startTelegramEndpoint(),
		startChatModel(TOOL_ARGUMENTS),
	]);
	const credentials = await Promise.all(
		[
			...VENDORS.map((vendor) => emulatedCredential(emulator, vendor)),
			{ name: 'Storage', type: 's3', data: storage.credential },
			{ name: 'Telegram', type: 'telegramApi', data: telegram.credential },
			{ name: 'Chat model', type: 'openAiApi', data: chatModel.credential },
			{
				name: 'Form user',
				type: 'httpBasicAuth',
				data: { user: CALLER.user, password: CALLER.password },
			},
			{
				name: 'Webhook secret',
				type: 'httpHeaderAuth',
				data: { name: CALLER.header, value: CALLER.secret },
			},
		].map(async (sketch) => await api.createCredential(sketch)),
	);
	const texts = { YOUR_BUCKET: storage.bucket, YOUR_CHAT_ID: telegram.chatId };
	return {
		storage,
		telegram,
		chatModel,
		fillIn: (vendor) => ({ vendor, credentials, texts }),
		reset() {
			const records = [
				storage.objects,
				telegram.sent,
				telegram.messages,
				chatModel.requests,
				chatModel.toolAnswers,
			];
			for (const record of records) record.length = 0;
		},
		async close() {
			await Promise.all([storage.close(), telegram.close(), chatModel.close()]);
		},
	};
}
