import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EVERY_VENDOR } from '../../nodes/shared/vendors/vendors';

const pageOf = (name: string): string =>
	readFileSync(join(__dirname, `../../docs/vendors/${name}.md`), 'utf8');

/** A day, in milliseconds. */
const DAY = 86_400_000;
/** After so long, prices are to be read again. */
const LONGEST = 365 * DAY;

describe.each(EVERY_VENDOR)('the prices of $displayName', ({ name, prices }) => {
	it('were read within the last twelve months: read the vendor’s pages again, then mend `prices`, its `readOn` and docs/vendors', () => {
		expect(prices).toBeDefined();
		const age = Date.now() - Date.parse(prices?.readOn ?? '');
		expect(age).toBeGreaterThan(-DAY);
		expect(age).toBeLessThan(LONGEST);
	});

	it('stand on its page with the day on which they were read', () => {
		const [, section = ''] = pageOf(name).split('\n## Prices\n');
		expect(section.split('\n## ')[0]).toContain(prices?.readOn);
	});
});
