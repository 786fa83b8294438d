import type { MultipartFile } from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ReceivedFile, Route } from './descriptor';

/** What came with a request, read but not judged. */
export interface Incoming {
	/** Parsed JSON, or the text that is none; null without a body. */
	body: unknown;
	/** The body of a route that takes raw bytes. */
	bytes: Buffer;
	files: ReceivedFile[];
	tooLarge: boolean;
	/** A body that is not what its content type, or the route, promises. */
	broken: boolean;
}

interface ReadBytes {
	bytes: Buffer;
	tooLarge: boolean;
}

const NOTHING: Incoming = {
	body: null,
	bytes: Buffer.alloc(0),
	files: [],
	tooLarge: false,
	broken: false,
};

/**
 * Reads bodies without judging them: a vendor authenticates before it parses, so nothing may be refused here.
 * What is over the limit is read and dropped, so that the client gets to see the answer.
 */
export function readBodies(server: FastifyInstance, limit: () => number): void {
	server.removeAllContentTypeParsers();
	server.addContentTypeParser(
		'*',
		async (_request: FastifyRequest, payload: AsyncIterable<Buffer>): Promise<ReadBytes> => {
			const most = limit();
			const pieces: Buffer[] = [];
			let length = 0;
			for await (const piece of payload) {
				length += piece.length;
				if (length <= most) pieces.push(piece);
				else pieces.length = 0;
			}
			return { bytes: Buffer.concat(pieces), tooLarge: length > most };
		},
	);
}

/** The body of a request as the route takes it: JSON, files or bytes. */
export async function readIncoming(
	request: FastifyRequest,
	takes: Route['takes'],
	limit: number,
): Promise<Incoming> {
	if (request.isMultipart()) {
		const incoming = await readFiles(request, limit);
		return takes === 'multipart' ? incoming : { ...incoming, broken: true };
	}
	const read = request.body as ReadBytes | undefined;
	const multipart = takes === 'multipart';
	if (read === undefined || (read.bytes.length === 0 && !read.tooLarge)) {
		return { ...NOTHING, broken: multipart };
	}
	if (read.tooLarge) return { ...NOTHING, tooLarge: true };
	if (takes === 'bytes') return { ...NOTHING, bytes: read.bytes };
	const text = read.bytes.toString('utf8');
	const isJson = /^application\/json\b/i.test(request.headers['content-type'] ?? '');
	try {
		return { ...NOTHING, body: JSON.parse(text) as unknown, broken: multipart || !isJson };
	} catch {
		return { ...NOTHING, body: text, broken: true };
	}
}

/** The files of a multipart request; other fields are no concern of the vendors. */
async function readFiles(request: FastifyRequest, limit: number): Promise<Incoming> {
	const files: ReceivedFile[] = [];
	try {
		for await (const part of request.parts({ limits: { fileSize: limit } })) {
			if (part.type === 'file') files.push(await readFile(part));
		}
	} catch (error) {
		const tooLarge =
			error instanceof Error && 'code' in error && error.code === 'FST_REQ_FILE_TOO_LARGE';
		return { ...NOTHING, tooLarge, broken: !tooLarge };
	}
	const body = files.map(({ fieldName, fileName, mimeType, content }) => ({
		fieldName,
		fileName,
		mimeType,
		size: content.length,
	}));
	return { ...NOTHING, body, files };
}

async function readFile(part: MultipartFile): Promise<ReceivedFile> {
	return {
		fieldName: part.fieldname,
		fileName: part.filename,
		mimeType: part.mimetype,
		content: await part.toBuffer(),
	};
}
