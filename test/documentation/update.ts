import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIFFERENCES_PAGE, differencesPage } from './differencesPage';
import { withGeneratedParts } from './parts';

const ROOT = join(__dirname, '..', '..');
const README = join(ROOT, 'README.md');
/** Taken by walkthrough.n8n.test.ts. */
const SCREENSHOTS = ['canvas-light', 'canvas-dark', 'generate-light', 'generate-dark'];

writeFileSync(README, withGeneratedParts(readFileSync(README, 'utf8')));
writeFileSync(DIFFERENCES_PAGE, differencesPage());
console.log(
	'README.md and docs/vendors/differences.md have what is generated as the code has it now.',
);

for (const name of SCREENSHOTS) {
	const taken = join(ROOT, 'test', 'n8n', 'screenshots', `walkthrough-${name}.png`);
	if (!existsSync(taken)) continue;
	copyFileSync(taken, join(ROOT, 'docs', `${name}.png`));
	console.log(`docs/${name}.png is as the last run of the tests in real n8n took it.`);
}
