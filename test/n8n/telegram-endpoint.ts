import multipart from '@fastify/multipart';
import Fastify from 'fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
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

/** A message with text, or with an album whose pictures Telegram fetched from their URLs. */
export interface SentMessage {
	method: 'sendMessage' | 'sendMediaGroup';
	text?: string;
	pictures: Buffer[];
}

/** Where Telegram posts what people write to the bot. */
export interface TelegramWebhook {
	url: string;
	secret: string;
}

export interface TelegramEndpoint {
	/** What n8n's credential "Telegram API" holds. */
	credential: Record<string, unknown>;
	chatId: string;
	sent: SentFile[];
	messages: SentMessage[];
	/** Where the bot wants its updates. */
	webhook?: TelegramWebhook;
	/** Takes a file that somebody sends to the bot; its id. */
	receive(bytes: Buffer): string;
	close(): Promise<void>;
}

const ACCESS_TOKEN = '4711:test-token';
const CHAT_ID = '-100200300';
/** https://core.telegram.org/bots/api#sending-files */
const LARGEST_FILE = 50 * 1024 * 1024;
/** https://core.telegram.org/bots/api#sendmediagroup */
const ALBUM = { least: 2, most: 10 };

type Json = Record<string, unknown>;
type Call = FastifyRequest<{ Params: { token: string; method: string } }>;

class Refused extends Error {
	constructor(
		readonly status: number,
		message: string,
	) {
		super(message);
	}
}

const refuse = async (reply: FastifyReply, status: number, description: string) =>
	await reply.status(status).send({ ok: false, error_code: status, description });

/** The pictures of an album, as Telegram fetches them. */
async function fetchAlbum(media: unknown): Promise<Buffer[]> {
	const entries = Array.isArray(media) ? (media as Json[]) : [];
	if (entries.length < ALBUM.least || entries.length > ALBUM.most) {
		throw new Refused(400, 'Bad Request: group send failed');
	}
	return await Promise.all(
		entries.map(async ({ type, media: url }) => {
			const answer = type === 'photo' ? await fetch(String(url)).catch(() => undefined) : undefined;
			if (!answer?.ok)
				throw new Refused(400, 'Bad Request: wrong file identifier/HTTP URL specified');
			return Buffer.from(await answer.arrayBuffer());
		}),
	);
}

/** The form of a call that sends a file. */
async function readForm(request: Call, method: string): Promise<SentFile | undefined> {
	const fields: Record<string, string> = {};
	let file: Omit<SentFile, 'method' | 'fields'> | undefined;
	for await (const part of request.parts()) {
		if (part.type === 'field') fields[part.fieldname] = String(part.value);
		else {
			const { fieldname: fileField, filename: fileName, mimetype: mimeType } = part;
			file = { fileField, fileName, mimeType, bytes: await part.toBuffer() };
		}
	}
	return file && { method, fields, ...file };
}

/** Telegram's Bot API as far as bots get and send pictures, and a memory of what they sent. */
export async function startTelegramEndpoint(): Promise<TelegramEndpoint> {
	const files: Buffer[] = [];
	const endpoint: Pick<TelegramEndpoint, 'sent' | 'messages' | 'webhook'> = {
		sent: [],
		messages: [],
	};

	/** What a call without a file brings. */
	async function answerTo(method: string, given: Json): Promise<unknown> {
		switch (method) {
			case 'getWebhookInfo':
				return { url: endpoint.webhook?.url ?? '' };
			case 'setWebhook':
				endpoint.webhook = { url: String(given.url), secret: String(given.secret_token) };
				return true;
			case 'deleteWebhook':
				endpoint.webhook = undefined;
				return true;
			case 'getFile':
				if (!files[Number(given.file_id)]) throw new Refused(400, 'Bad Request: invalid file_id');
				return { file_id: given.file_id, file_path: `photos/file_${String(given.file_id)}.jpg` };
			case 'sendMessage':
			case 'sendMediaGroup': {
				if (String(given.chat_id) !== CHAT_ID)
					throw new Refused(400, 'Bad Request: chat not found');
				const pictures = method === 'sendMediaGroup' ? await fetchAlbum(given.media) : [];
				const text = method === 'sendMessage' ? String(given.text) : undefined;
				endpoint.messages.push({ method, text, pictures });
				return { message_id: endpoint.messages.length };
			}
			default:
				throw new Refused(404, 'Not Found');
		}
	}

	const server = Fastify();
	await server.register(multipart, { limits: { fileSize: LARGEST_FILE } });
	server.setErrorHandler<Error>(async (error, _request, reply) => {
		return await refuse(reply, error instanceof Refused ? error.status : 500, error.message);
	});
	server.all('/bot:token/:method', async (request: Call, reply) => {
		const { token, method } = request.params;
		if (token !== ACCESS_TOKEN) return await refuse(reply, 401, 'Unauthorized');
		if (!request.isMultipart()) {
			// Telegram takes parameters in the query and in the body alike.
			const given = { ...(request.query as Json), ...(request.body as Json | undefined) };
			const result = await answerTo(method, given);
			return { ok: true, result };
		}
		const file = await readForm(request, method);
		if (file?.fields.chat_id !== CHAT_ID) {
			return await refuse(reply, 400, 'Bad Request: chat not found, or no file');
		}
		endpoint.sent.push(file);
		return { ok: true, result: { message_id: endpoint.sent.length } };
	});
	server.get<{ Params: { token: string; name: string } }>(
		'/file/bot:token/photos/:name',
		async ({ params }, reply) => {
			const bytes = files[Number(/\d+/.exec(params.name)?.[0])];
			if (params.token !== ACCESS_TOKEN || !bytes) return await refuse(reply, 404, 'Not Found');
			return await reply.type('application/octet-stream').send(bytes);
		},
	);
	const baseUrl = await listenOnLoopback(server);
	return Object.assign(endpoint, {
		credential: { accessToken: ACCESS_TOKEN, baseUrl },
		chatId: CHAT_ID,
		receive: (bytes: Buffer) => String(files.push(bytes) - 1),
		close: async () => await closeServer(server),
	});
}
