import { z } from 'zod';
import { ERROR_CLASSES } from './errorClasses';
import {
	kindOfStatus,
	kindWithStatus,
	readForeignReply,
	retryAfter,
	type VendorError,
} from './errors';
import { kindOfCode, kindOfQuotedCode } from './errorCodes';
import { excerpt, objectOf, optionalText, readCode } from './reply';
import { upstreamBody } from './upstreamBody';
import { readImages } from './upstreamImages';
import type { Order, Reply, SubmissionReading, Vendor } from './vendor';

const GatewayError = z.object({ message: optionalText });

/** The gateway's error, on HTTP 200 too; the code speaks before the status (vendor-apis.md 4.4). */
function readError(reply: Reply): VendorError | undefined {
	const body = objectOf(reply.body);
	if (!body) return readForeignReply(reply);
	const given = body.error !== undefined && body.error !== null;
	if (reply.statusCode < 300 && !given) return undefined;
	const fields = objectOf(body.error) ?? {};
	const { message } = GatewayError.parse(fields);
	const code = readCode(fields.code);
	const words = message ?? optionalText.parse(body.error) ?? optionalText.parse(body.message);
	const text = words ? excerpt(words) : excerpt(body);
	const { statusCode } = reply;
	const named = kindOfCode(code) ?? kindOfQuotedCode(text);
	const kind = named ? kindWithStatus(named, statusCode) : kindOfForbidden(reply, text);
	return { kind, code, statusCode, message: text, retryAfter: retryAfter(reply) };
}

/** 403 stands for an empty balance, a token group's quota or a missing permission (vendor-apis.md 4.1). */
function kindOfForbidden({ statusCode }: Reply, text: string): VendorError['kind'] {
	if (statusCode !== 403) return kindOfStatus(statusCode);
	if (/balance|余额/i.test(text)) return 'balance';
	return /quota/i.test(text) ? 'quota' : 'permission';
}

function readSubmission(reply: Reply): SubmissionReading {
	const body = objectOf(reply.body) ?? {};
	const error = readError(reply);
	// Images that came are paid for, whatever else the answer says (vendor-apis.md 5: none is a failure).
	const someImage = reply.statusCode < 300 && readImages(body.data).images.length > 0;
	if (error && !someImage) return { outcome: ERROR_CLASSES[error.kind].submission, error };
	if (!Array.isArray(body.data)) {
		const message = `no images in ${excerpt(body)}`;
		return { outcome: 'ambiguous', error: { kind: 'unreadable', message } };
	}
	const { images, failedImages } = readImages(body.data);
	const model = optionalText.parse(body.model);
	if (images.length > 0) {
		const state = { status: 'succeeded', result: { model, images, failedImages } } as const;
		return { outcome: 'finished', state };
	}
	const [first] = failedImages;
	const kind = kindOfCode(first?.code) ?? 'taskFailed';
	const message = first?.message ?? 'the answer holds no images';
	return {
		outcome: 'finished',
		state: { status: 'failed', error: { kind, code: first?.code, message } },
	};
}

/** AIOAGI's body: one reference as text, several as a list (vendor-apis.md 4.1). */
function aioagiBody(order: Order): object {
	const { references } = order;
	return {
		...upstreamBody(order),
		image: references.length > 1 ? references : references[0],
		response_format: 'url',
	};
}

const ModelEntry = z.object({
	id: z.string().min(1),
	supported_endpoint_types: z.array(z.string()).optional().catch(undefined),
});

/** AIOAGI: one request brings the images; there are no tasks to come back to (vendor-apis.md section 4). */
export const aioagi: Vendor = {
	name: 'aioagi',
	credential: 'seedreamAioagiApi',
	submission: (order) => ({ method: 'POST', path: '/images/generations', body: aioagiBody(order) }),
	readSubmission,
	modelList: {
		call: { method: 'GET', path: '/models' },
		read: (reply) =>
			[objectOf(reply.body)?.data].flat().flatMap((entry) => {
				const parsed = ModelEntry.safeParse(entry);
				const fits = parsed.success && /seedream|seededit/.test(parsed.data.id);
				return fits ? [{ id: parsed.data.id, displayName: parsed.data.id }] : [];
			}),
	},
};
