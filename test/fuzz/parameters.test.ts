import { describe, expect, it } from '@jest/globals';
import fc from '../properties';
import { findReferences } from '../../nodes/shared/images/referenceSources';
import { parseImageRequest } from '../../nodes/shared/request/imageRequest';
import { InvalidRequest } from '../../nodes/shared/request/invalidRequest';
import { parsePollRequest } from '../../nodes/shared/request/pollRequest';
import { chooseSize } from '../../nodes/shared/request/sizes';
import type { Job } from '../../nodes/shared/models/families';

import { EVERY_VENDOR, VENDORS } from '../../nodes/shared/vendors/vendors';
import { junk } from './junk';
import { anyParameters, nearlyGood } from './parameters';
import { assertOn } from './cases';

const CASES = 10_000;
const JOBS: Job[] = ['generate', 'edit', 'decomposeLayers', 'compose'];
const CLEAR = /^[^\r\n]{10,700}$/u;

/** The result, or nothing where a parameter was refused clearly; anything else thrown is a bug. */
function orRefused<T>(work: () => T): T | undefined {
	try {
		return work();
	} catch (error) {
		if (!(error instanceof InvalidRequest)) throw error as Error;
		expect(error.message).toMatch(CLEAR);
		expect(error.message).not.toMatch(/\[object|undefined'/);
		return undefined;
	}
}

describe.each(EVERY_VENDOR)('any parameters on $name', (vendor) => {
	it.each([
		['any', anyParameters, 0],
		['nearly good ones', nearlyGood, 100],
	] as const)(
		'make a request that can be sent, or are refused by name: %s',
		(_name, parameters, least) => {
			const item = fc.record({
				plain: parameters,
				job: fc.constantFrom(...JOBS),
				ratio: fc.double({ min: 0.07, max: 15, noNaN: true }),
			});
			let sent = 0;
			assertOn(Math.ceil(CASES / 6), item, ({ plain, job, ratio }) => {
				const request = orRefused(() => parseImageRequest(vendor, job, plain));
				if (!request) return;
				expect(['images', 'urls', 'task', 'quote']).toContain(request.output);
				expect(request.timeout).toBeGreaterThan(0);
				const references = job === 'generate' ? [] : ['https://example.com/a.png'];
				const size = orRefused(
					() => request.size && chooseSize(request.model.offering, request.size, ratio),
				);
				const { path, body } = vendor.submission({ ...request, size, references });
				const sentBody = JSON.parse(JSON.stringify(body)) as Record<string, unknown>;
				const wire = vendor.fieldsIn
					? (sentBody[vendor.fieldsIn] as Record<string, unknown>)
					: sentBody;
				expect(path.startsWith('/')).toBe(true);
				const { id } = request.model;
				// In the path, in the body, or as a version alone.
				const named = decodeURIComponent(path).includes(id) || sentBody.model === id;
				expect(named || id.endsWith(`:${String(sentBody.version)}`)).toBe(true);
				if (wire.prompt !== undefined) expect(typeof wire.prompt).toBe('string');
				if (wire.size !== undefined)
					expect(wire.size).toMatch(/^(\d+[x*]\d+|[\d.]+K|adaptive|auto|custom)$/);
				sent += 1;
			});
			expect(sent).toBeGreaterThanOrEqual(least);
		},
	);
});

it('any task IDs are asked about, or refused by name', () => {
	const plain = fc.record(
		{ taskId: fc.oneof(junk, fc.array(junk)), wait: junk, onTimeout: junk },
		{ requiredKeys: [] },
	);
	assertOn(CASES / 4, plain, (given) => {
		const request = orRefused(() => parsePollRequest(VENDORS.atlasCloud, given));
		for (const id of request?.taskIds ?? []) expect(id).toMatch(/^\S{1,200}$/u);
	});
});

it('any images are found, or refused by name', () => {
	const binary = {
		data: { data: '', mimeType: 'image/png' },
		photo: { data: '', mimeType: 'image/png' },
	};
	assertOn(
		CASES / 4,
		fc.oneof(junk, fc.constantFrom('*', 'data', 'data, photo', binary.data)),
		(given) => {
			const found = orRefused(() => findReferences('Images', given as never, { json: {}, binary }));
			for (const { kind } of found ?? []) expect(['url', 'dataUri', 'binary']).toContain(kind);
		},
	);
});
