import { createHash } from 'node:crypto';
import Fastify from 'fastify';
import type { FastifyRequest } from 'fastify';
import { closeServer, listenOnLoopback } from './loopback-server';
import { signatureProblem } from './storage-signature';

export interface StoredObject {
	key: string;
	bytes: Buffer;
	contentType: string;
}

export interface StorageServer {
	/** What n8n's credential "S3" holds. */
	credential: Record<string, unknown>;
	bucket: string;
	/** In the order they came; a key that came twice stands there twice. */
	objects: StoredObject[];
	close(): Promise<void>;
}

const KEYS = { accessKeyId: 'TESTACCESSKEY', secretAccessKey: 'test-secret-access-key' };
const BUCKET = 'pictures';
const REGION = 'eu-central-1';
const LARGEST_OBJECT = 100 * 1024 * 1024;

const xml = (content: string) => `<?xml version="1.0" encoding="UTF-8"?>\n${content}`;
const refusal = (code: string) => xml(`<Error><Code>${code}</Code></Error>`);
const LOCATION = xml(
	`<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${REGION}</LocationConstraint>`,
);

/**
 * As much of S3 as n8n's S3 node needs to store a file, with one bucket and path-style URLs. Like S3 it checks
 * signature and Content-MD5, and it takes no request for another region.
 */
export async function startStorageServer(): Promise<StorageServer> {
	const objects: StoredObject[] = [];
	const server = Fastify({ bodyLimit: LARGEST_OBJECT });
	server.removeAllContentTypeParsers();
	server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) =>
		done(null, body),
	);
	server.addHook('preHandler', async (request, reply) => {
		reply.type('application/xml');
		const problem = problemOf(request);
		if (problem)
			return await reply.status(problem === 'NoSuchBucket' ? 404 : 403).send(refusal(problem));
	});
	server.get('/:bucket', async () => LOCATION);
	server.put<{ Params: { '*': string } }>('/:bucket/*', async (request, reply) => {
		const bytes = bodyOf(request);
		const contentType = request.headers['content-type'] ?? '';
		objects.push({ key: request.params['*'], bytes, contentType });
		return await reply.header('etag', `"${md5(bytes, 'hex')}"`).send('');
	});

	const endpoint = await listenOnLoopback(server);
	return {
		credential: { endpoint, region: 'us-east-1', ...KEYS, forcePathStyle: true },
		bucket: BUCKET,
		objects,
		close: async () => await closeServer(server),
	};
}

function problemOf(request: FastifyRequest): string | undefined {
	const { method, url, headers } = request;
	const body = bodyOf(request);
	const signature = signatureProblem({ method, url, headers, body }, KEYS);
	if (signature) return signature;
	if ((request.params as { bucket?: string }).bucket !== BUCKET) return 'NoSuchBucket';
	if (method !== 'PUT') return undefined;
	if (!headers.authorization?.includes(`/${REGION}/`)) return 'AuthorizationHeaderMalformed';
	return headers['content-md5'] === md5(body, 'base64') ? undefined : 'BadDigest';
}

const bodyOf = ({ body }: FastifyRequest) => (Buffer.isBuffer(body) ? body : Buffer.alloc(0));

const md5 = (bytes: Buffer, encoding: 'hex' | 'base64') =>
	createHash('md5').update(bytes).digest(encoding);
