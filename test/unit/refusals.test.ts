import { describe, expect, it } from '@jest/globals';
import { EVERY_VENDOR, VENDORS } from '../../nodes/shared/vendors/vendors';
import { reply } from './vendors/reply';

/** One text as error in every shape that vendors use, the code beside it or only quoted. */
const errorBodies = (code: string, message: string): object[] => [
	{ error: { code: 'upstream_error', message } },
	{ error: { code, message } },
	{ success: false, error: { code, message }, trace_id: 't' },
	{ code, msg: message, data: null },
	{ code: 500, message, data: null },
	{ detail: message },
	{ error: message },
];

describe('a word quoted from 500 up is no refusal', () => {
	const codes = ['AccessDenied', 'BadRequest', 'QuotaExceeded', 'SetLimitExceeded'];
	codes.push('InvalidParameter', 'AuthenticationError', 'AccountOverdueError', 'ModelNotOpen');
	codes.push('RateLimitExceeded', 'RequestBurstTooFast', 'used_up', 'token_expired');
	codes.push('insufficient_user_quota', 'request_too_large', 'INVALID_ARGUMENT');
	const each = EVERY_VENDOR.flatMap((vendor) =>
		[500, 502, 503, 504, 520].map((status) => ({ vendor, status })),
	);

	it.each(each)('$vendor.name, HTTP $status', ({ vendor, status }) => {
		for (const code of codes) {
			const message = `store result: ${code} while uploading`;
			for (const body of errorBodies(code, message)) {
				const reading = vendor.readSubmission(reply(status, body));
				const where = JSON.stringify(body);
				expect([where, reading.outcome]).toEqual([where, 'ambiguous']);
				const kind = 'error' in reading ? reading.error.kind : undefined;
				// What the user is told is the fault, not what its text happens to quote.
				const faults = ['server', 'overloaded', 'timeout', 'model'];
				expect([where, faults.includes(kind ?? '')]).toEqual([where, true]);
			}
		}
	});

	// At a queue, a refusal that comes with a fault may have come after the work (docs/vendors/fal.md, "Errors").
	const unbilled = each.filter(({ vendor }) => vendor !== VENDORS.fal);

	it.each(unbilled)('$vendor.name, HTTP $status: a content refusal is, and unbilled', (one) => {
		const code = 'InputTextSensitiveContentDetected';
		const { outcome } = one.vendor.readSubmission(
			reply(one.status, { error: { code, message: `${code}: words`, type: 'x' } }),
		);
		expect(outcome).toBe('refused');
	});
});

describe('only what is known to refuse before work begins is a refusal', () => {
	/** Statuses that some vendor documents, or every API means alike. */
	const documented = [400, 401, 402, 403, 404, 413, 422, 429, 451];
	const others = Array.from({ length: 100 }, (_, index) => 400 + index).filter(
		(status) => !documented.includes(status),
	);

	it.each(EVERY_VENDOR)('$name: any other 4xx may have been billed', (vendor) => {
		for (const status of others) {
			const bodies = [{}, '', '<html>no</html>', ...errorBodies('BadRequest', 'not like this')];
			for (const body of bodies) {
				const { outcome } = vendor.readSubmission(reply(status, body));
				const where = `${status} ${JSON.stringify(body)}`;
				expect([where, outcome]).toEqual([where, 'ambiguous']);
			}
		}
	});

	it.each(EVERY_VENDOR)('$name: a 403 of somebody in between may have been billed', (vendor) => {
		for (const body of [
			'<html><head><title>403 Forbidden</title></head><body>nginx</body></html>',
			'<html><h1>Access to this site is blocked by your company</h1></html>',
			'Forbidden',
			'',
			[],
			null,
		]) {
			expect(vendor.readSubmission(reply(403, body)).outcome).toBe('ambiguous');
		}
	});

	it.each(EVERY_VENDOR)("$name: a 403 of Cloudflare's edge is a refusal", (vendor) => {
		for (const page of [
			'error code: 1010',
			'<html><title>Attention Required! | Cloudflare</title></html>',
			'<html><h1>Error 1020</h1>Access denied</html>',
		]) {
			expect(vendor.readSubmission(reply(403, page))).toMatchObject({
				outcome: 'refused',
				error: { kind: 'edge' },
			});
		}
	});
});
