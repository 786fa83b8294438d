import { describe, expect, it } from '@jest/globals';
import { failureText, inOneText } from '../../nodes/shared/run/failureText';
import { TaskFailure, type FailureOutcome } from '../../nodes/shared/run/taskFailure';
import { ERROR_CODES as ACE_CODES } from '../../nodes/shared/vendors/aceData/errorCodes';
import { ERROR_CODES as AIOAGI_CODES } from '../../nodes/shared/vendors/aioagi/errorCodes';
import { ERROR_CODES as ATLAS_CODES } from '../../nodes/shared/vendors/atlasCloud/errorCodes';
import type { ErrorKind, Vendor } from '../../nodes/shared/vendors/vendor';
import { VENDORS } from '../../nodes/shared/vendors/vendors';
import { ERROR_CLASSES } from '../../nodes/shared/vendors/wire/errorClasses';
import type { ErrorCodes } from '../../nodes/shared/vendors/wire/errorCodes';
import { kindOfStatus } from '../../nodes/shared/vendors/wire/errors';

const KINDS = Object.keys(ERROR_CLASSES) as ErrorKind[];
/** Words in which NodeError finds a network's trouble, and swaps the message for advice of its own. */
const SWAPPED =
	/ECONN|ENOTFOUND|ETIMEDOUT|ERRADDRINUSE|EADDR|EHOSTUNREACH|EAI_AGAIN|ENOENT|EISDIR|ENOTDIR|EACCES|EEXIST|EPERM|GETADDRINFO/;
const BILLING =
	/may have been billed|(not|nothing (was|is)) billed|Nothing was (submitted|created)|paid for/i;
const ADVICE =
	/\b(Change|Check|Give|Next time|Choose|Raise|Try|Top up|Wait|Use|Look|look|get its images)\b/;

const WORDS = 'Words of the vendor';
/** Every vendor with its codes, and its reply with one of them as its errors come. */
const CATALOGUES: Array<{ vendor: Vendor; codes: ErrorCodes; body: (code: string) => object }> = [
	{
		vendor: VENDORS.atlasCloud,
		codes: ATLAS_CODES,
		body: (code) => ({ code, msg: WORDS, data: null }),
	},
	{
		vendor: VENDORS.aceData,
		codes: ACE_CODES,
		body: (code) => ({ success: false, error: { code, message: WORDS } }),
	},
	{
		vendor: VENDORS.aioagi,
		codes: AIOAGI_CODES,
		body: (code) => ({ error: { code, message: WORDS, type: 'x' } }),
	},
];

const told = (kind: ErrorKind, outcome: FailureOutcome, taskId?: string): string =>
	inOneText(
		failureText(
			new TaskFailure({ vendor: VENDORS.atlasCloud, model: 'a-model', taskId }, outcome, {
				kind,
				message: 'words of the vendor',
			}),
		),
	);

/** How each class may come about. */
const outcomesOf = (kind: ErrorKind): Array<[FailureOutcome, string | undefined]> => [
	[ERROR_CLASSES[kind].submission, undefined],
	['failed', 'a1b2'],
	['processing', 'a1b2'],
];

describe('every class of error', () => {
	const messages = KINDS.flatMap((kind) =>
		outcomesOf(kind).map(([outcome, taskId]) => ({
			kind,
			outcome,
			taskId,
			message: told(kind, outcome, taskId),
		})),
	);

	it('can be read aloud', () => {
		const lines = messages.map(
			({ kind, outcome, message }) => `${kind}, ${outcome}:\n  ${message}`,
		);
		process.stdout.write(`\n${lines.join('\n')}\n`);
		expect(lines.length).toBe(KINDS.length * 3);
	});

	it.each(messages)('$kind, $outcome, says who, what, and what to do', ({ message, taskId }) => {
		expect(message).toMatch(/^Atlas Cloud [a-z]/);
		expect(message).toContain('words of the vendor');
		expect(message).toMatch(ADVICE);
		expect(message).toMatch(/\.$/);
		expect(message).not.toMatch(/ {2}|\.\.|\. \.|:\s*:|undefined|\(\)/);
		expect(message).not.toMatch(SWAPPED);
		if (taskId) expect(message).toContain(`Task ID: ${taskId}`);
	});

	it.each(messages.filter(({ outcome }) => outcome !== 'failed'))(
		'$kind, $outcome, says whether it was billed',
		({ message, outcome }) => {
			expect(message).toMatch(BILLING);
			if (outcome === 'refused') expect(message).not.toContain('may have been billed');
			if (outcome === 'ambiguous') expect(message).toContain('may have been billed');
		},
	);

	it.each(messages.filter(({ outcome }) => outcome === 'processing'))(
		'$kind, $outcome, says how to come back',
		({ message }) => expect(message).toContain('Seedream Poll Prediction'),
	);
});

describe.each(CATALOGUES)('every code on $vendor.name', ({ vendor, codes, body }) => {
	it('is read as its class, and told with its vendor and code', () => {
		const lines = Object.entries(codes).map(([code, kind]) => {
			const reading = vendor.readSubmission({ statusCode: 400, headers: {}, body: body(code) });
			if (reading.outcome !== 'refused' && reading.outcome !== 'ambiguous') throw new Error(code);
			expect([code, reading.error.kind]).toEqual([code, kind]);
			expect(reading.outcome).toBe(ERROR_CLASSES[kind].submission);
			const failure = new TaskFailure({ vendor }, reading.outcome, reading.error);
			const message = inOneText(failureText(failure));
			expect(message).toContain(vendor.displayName);
			expect(message).toContain(`code ${code}`);
			expect(message).not.toMatch(SWAPPED);
			return `${code.padEnd(36)} ${kind.padEnd(12)} ${message}`;
		});
		process.stdout.write(`\n${lines.join('\n')}\n`);
	});
});

it('every HTTP status has a class', () => {
	for (let status = 300; status < 600; status += 1) {
		expect(KINDS).toContain(kindOfStatus(status));
	}
});
