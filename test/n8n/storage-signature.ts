import { createHash, createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export interface StorageKeys {
	accessKeyId: string;
	secretAccessKey: string;
}

export interface SignedRequest {
	method: string;
	/** Path with query, as it came over the wire. */
	url: string;
	headers: IncomingHttpHeaders;
	body: Buffer;
}

const AUTHORIZATION =
	/^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8}\/[^/]+\/s3\/aws4_request), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;

const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest('hex');
const hmac = (key: Buffer | string, data: string) => createHmac('sha256', key).update(data);

/** What is wrong with a request's AWS signature (version 4), if anything; S3 servers refuse such requests. */
export function signatureProblem(
	{ method, url, headers, body }: SignedRequest,
	{ accessKeyId, secretAccessKey }: StorageKeys,
): string | undefined {
	const [, key, scope, names, signature] = AUTHORIZATION.exec(headers.authorization ?? '') ?? [];
	if (!key || !scope || !names) return 'AuthorizationHeaderMalformed';
	if (key !== accessKeyId) return 'InvalidAccessKeyId';
	const bodyHash = sha256(body);
	if (headers['x-amz-content-sha256'] !== bodyHash) return 'XAmzContentSHA256Mismatch';

	const { pathname, searchParams } = new URL(url, 'http://storage');
	const query = [...searchParams].map(([name, value]) => `${name}=${value}`).sort();
	const signed = names.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`);
	const request = [method, pathname, query.join('&'), signed.join(''), names, bodyHash].join('\n');
	const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(request)].join('\n');
	const signingKey = scope
		.split('/')
		.reduce<Buffer | string>((last, part) => hmac(last, part).digest(), `AWS4${secretAccessKey}`);
	return hmac(signingKey, text).digest('hex') === signature ? undefined : 'SignatureDoesNotMatch';
}
