import multipart from '@fastify/multipart';
import Fastify from 'fastify';
import { closeServer, listenOnLoopback } from './loopback-server';

/** A message with a file, as Telegram's Bot API got it. */
export interface SentFile {
	/** `sendPhoto`, `sendDocument` … */
	method: string;
	/** The form's other fields: `chat_id`, `caption` … */
	fields: Record<string, string>;
	/** The form's field with the file: `photo`, `document` … */
	fileField: string;
	fileName: string;
	mimeType: string;
	bytes: Buffer;
}

export interface TelegramEndpoint {
	/** What n8n's credential "Telegram API" holds. */
	credential: Record<string, unknown>;
	chatId: string;
	sent: SentFile[];
	close(): Promise<void>;
}

const ACCESS_TOKEN = '4711:test-token';
const CHAT_ID = '-100200300';
/** https://core.telegram.org/bots/api#sending-files */
const LARGEST_FILE = 50 * 1024 * 1024;

const refused = (error_code: number, description: string) => ({
	ok: false,
	error_code,
	description,
});

/** Telegram's Bot API as far as bots send files, and a memory of what they sent. */
export async function startTelegramEndpoint(): Promise<TelegramEndpoint> {
	const sent: SentFile[] = [];
	const server = Fastify();
	await server.register(multipart, { limits: { fileSize: LARGEST_FILE } });
	server.post<{ Params: { token: string; method: string } }>(
		'/bot:token/:method',
		async (request, reply) => {
			const { token, method } = request.params;
			if (token !== ACCESS_TOKEN) return await reply.status(401).send(refused(401, 'Unauthorized'));
			const fields: Record<string, string> = {};
			let file: Pick<SentFile, 'fileField' | 'fileName' | 'mimeType' | 'bytes'> | undefined;
			for await (const part of request.parts()) {
				if (part.type === 'field') fields[part.fieldname] = String(part.value);
				else {
					const { fieldname: fileField, filename: fileName, mimetype: mimeType } = part;
					file = { fileField, fileName, mimeType, bytes: await part.toBuffer() };
				}
			}
			if (fields.chat_id !== CHAT_ID || !file) {
				return await reply
					.status(400)
					.send(refused(400, 'Bad Request: chat not found, or no file'));
			}
			sent.push({ method, fields, ...file });
			return { ok: true, result: { message_id: sent.length } };
		},
	);
	const baseUrl = await listenOnLoopback(server);
	return {
		credential: { accessToken: ACCESS_TOKEN, baseUrl },
		chatId: CHAT_ID,
		sent,
		close: async () => await closeServer(server),
	};
}
