import { describe, expect, it } from '@jest/globals';
import { ERROR_CODES as ACE_CODES } from '../../../nodes/shared/vendors/aceData/errorCodes';
import { ERROR_CODES as AIOAGI_CODES } from '../../../nodes/shared/vendors/aioagi/errorCodes';
import { ERROR_CODES as FAL_CODES } from '../../../nodes/shared/vendors/fal/errorCodes';
import { ERROR_CODES as KIE_CODES } from '../../../nodes/shared/vendors/kie/errorCodes';
import { UPSTREAM_CODES, type ErrorCodes } from '../../../nodes/shared/vendors/wire/errorCodes';
import { rowsBelow } from './page';

const isOwn = ([code]: [string, unknown]): boolean => !Object.hasOwn(UPSTREAM_CODES, code);

const CATALOGUES: Array<[page: string, codes: ErrorCodes]> = [
	['upstream', UPSTREAM_CODES],
	['aceData', ACE_CODES],
	['aioagi', AIOAGI_CODES],
	['fal', FAL_CODES],
	['kie', KIE_CODES],
];

describe.each(CATALOGUES)('the errors of %s are what its page says', (page, codes) => {
	const rows = rowsBelow(page, page === 'upstream' ? 'Error codes' : 'Errors');

	it.each(Object.entries(codes).filter((entry) => page === 'upstream' || isOwn(entry)))(
		'%s is of the class %s',
		(code, kind) => {
			const stated = rows.filter((cells) =>
				cells.slice(0, 2).some((cell) => new RegExp(`(^|\`)${code}($|\`|\\.)`).test(cell)),
			);
			expect(stated.length).toBeGreaterThan(0);
			expect(stated.map((cells) => cells[2])).toContainEqual(
				expect.stringContaining(`\`${kind}\``),
			);
		},
	);
});
