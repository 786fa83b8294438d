import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ERROR_CODES as ACE_CODES } from '../../../nodes/shared/vendors/aceData/errorCodes';
import { ERROR_CODES as AIOAGI_CODES } from '../../../nodes/shared/vendors/aioagi/errorCodes';
import { ERROR_CODES as FAL_CODES } from '../../../nodes/shared/vendors/fal/errorCodes';
import { ERROR_CODES as KIE_CODES } from '../../../nodes/shared/vendors/kie/errorCodes';
import { UPSTREAM_CODES, type ErrorCodes } from '../../../nodes/shared/vendors/wire/errorCodes';

const isOwn = ([code]: [string, unknown]): boolean => !Object.hasOwn(UPSTREAM_CODES, code);

const CATALOGUES: Array<[page: string, codes: ErrorCodes]> = [
	['upstream', UPSTREAM_CODES],
	['aceData', ACE_CODES],
	['aioagi', AIOAGI_CODES],
	['fal', FAL_CODES],
	['kie', KIE_CODES],
];

/** The rows of the tables of errors on a vendor's page. */
function rowsOf(page: string): string[][] {
	const text = readFileSync(join(__dirname, `../../../docs/vendors/${page}.md`), 'utf8');
	const section = text.split(/^## /m).find((part) => /^Error(s|[ ]codes)\n/.test(part)) ?? '';
	return section
		.split('\n')
		.filter((line) => line.startsWith('|'))
		.map((line) => line.split('|').map((cell) => cell.trim()));
}

describe.each(CATALOGUES)('the errors of %s are what its page says', (page, codes) => {
	const rows = rowsOf(page);

	it.each(Object.entries(codes).filter((entry) => page === 'upstream' || isOwn(entry)))(
		'%s is of the class %s',
		(code, kind) => {
			const stated = rows.filter((cells) =>
				cells.slice(1, 3).some((cell) => new RegExp(`(^|\`)${code}($|\`|\\.)`).test(cell)),
			);
			expect(stated.length).toBeGreaterThan(0);
			expect(stated.map((cells) => cells[3])).toContainEqual(
				expect.stringContaining(`\`${kind}\``),
			);
		},
	);
});
