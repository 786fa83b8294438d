import { expect, it } from '@jest/globals';
import { documents } from '../documentation/parts';

it('README and docs/ have the tables of the code as it is now (npm run docs renews them)', async () => {
	const stale = (await documents()).filter(({ text, renewed }) => text !== renewed);
	expect(stale.map(({ path }) => path)).toEqual([]);
});
