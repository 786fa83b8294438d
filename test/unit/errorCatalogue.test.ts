import { describe, expect, it } from '@jest/globals';
import { failureMessage } from '../../nodes/shared/run/nodeErrors';
import { TaskFailure, type FailureOutcome } from '../../nodes/shared/run/taskFailure';
import { ERROR_CODES } from '../../nodes/shared/vendors/wire/errorCodes';
import { ERROR_CLASSES, type ErrorKind } from '../../nodes/shared/vendors/wire/errorClasses';
import { kindOfStatus } from '../../nodes/shared/vendors/wire/errors';
import { VENDORS } from '../../nodes/shared/vendors/vendors';

const NAMES = { atlasCloud: 'Atlas Cloud', aceData: 'AceData Cloud', aioagi: 'AIOAGI' };
const VENDOR_NAMES = ['atlasCloud', 'aceData', 'aioagi'] as const;
const KINDS = Object.keys(ERROR_CLASSES) as ErrorKind[];
/** Words in which NodeError finds a network's trouble, and swaps the message for advice of its own. */
const SWAPPED =
	/ECONN|ENOTFOUND|ETIMEDOUT|ERRADDRINUSE|EADDR|EHOSTUNREACH|EAI_AGAIN|ENOENT|EISDIR|ENOTDIR|EACCES|EEXIST|EPERM|GETADDRINFO/;
const BILLING =
	/may have been billed|(not|nothing (was|is)) billed|Nothing was (submitted|created)|paid for/i;
const ADVICE = /\b(Change|Check|Choose|Raise|Try|Top up|Wait|Use|Look|look|get its images)\b/;

/** A vendor's reply with a code, as its errors come. */
const BODIES: Record<(typeof VENDOR_NAMES)[number], (code: string) => object> = {
	atlasCloud: (code) => ({ code, msg: 'Words of the vendor', data: null }),
	aceData: (code) => ({ success: false, error: { code, message: 'Words of the vendor' } }),
	aioagi: (code) => ({ error: { code, message: 'Words of the vendor', type: 'x' } }),
};

const told = (kind: ErrorKind, outcome: FailureOutcome, taskId?: string): string =>
	failureMessage(
		new TaskFailure({ vendor: 'atlasCloud', taskId }, outcome, {
			kind,
			message: 'words of the vendor',
		}),
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

describe.each(VENDOR_NAMES)('every code on %s', (vendor) => {
	it('is read as its class, and told with its vendor and code', () => {
		const lines = Object.entries(ERROR_CODES).map(([code, kind]) => {
			const body = BODIES[vendor](code);
			const reading = VENDORS[vendor].readSubmission({ statusCode: 400, headers: {}, body });
			if (reading.outcome !== 'refused' && reading.outcome !== 'ambiguous') throw new Error(code);
			expect([code, reading.error.kind]).toEqual([code, kind]);
			expect(reading.outcome).toBe(ERROR_CLASSES[kind].submission);
			const message = failureMessage(new TaskFailure({ vendor }, reading.outcome, reading.error));
			expect(message).toContain(NAMES[vendor]);
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
