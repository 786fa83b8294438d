import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIFFERENCES_PAGE, differencesPage } from './differencesPage';
import { documents } from './parts';

const ROOT = join(__dirname, '..', '..');
/** Taken by walkthrough.n8n.test.ts. */
const SCREENSHOTS = ['canvas-light', 'canvas-dark', 'generate-light', 'generate-dark'];

async function update(): Promise<void> {
	for (const { path, text, renewed } of await documents()) {
		if (renewed === text) continue;
		writeFileSync(join(ROOT, path), renewed);
		console.log(`${path} has the generated parts as the code has them now.`);
	}
	if (readFileSync(DIFFERENCES_PAGE, 'utf8') !== differencesPage()) {
		writeFileSync(DIFFERENCES_PAGE, differencesPage());
		console.log('docs/vendors/differences.md is as the code has it now.');
	}
	for (const name of SCREENSHOTS) {
		const taken = join(ROOT, 'test', 'n8n', 'screenshots', `walkthrough-${name}.png`);
		if (!existsSync(taken)) continue;
		copyFileSync(taken, join(ROOT, 'docs', `${name}.png`));
		console.log(`docs/${name}.png is as the last run of the tests in real n8n took it.`);
	}
}

void update();
