import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { REFUSALS_PAGE, refusalsPage } from '../../documentation/refusalsPage';

it('the page of refusals is as the code has it now (npm run docs)', async () => {
	expect(readFileSync(REFUSALS_PAGE, 'utf8')).toBe(await refusalsPage());
});
