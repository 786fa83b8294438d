import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { DIFFERENCES_PAGE, differencesPage } from './differencesPage';
import { documents } from './parts';
import { REFUSALS_PAGE, refusalsPage } from './refusalsPage';

const ROOT = join(__dirname, '..', '..');
/** Taken by walkthrough.n8n.test.ts. */
const SCREENSHOTS = ['canvas', 'generate', 'vendors', 'error', 'quote'].flatMap((name) => [
	`${name}-light`,
	`${name}-dark`,
]);

async function update(): Promise<void> {
	for (const { path, text, renewed } of await documents()) {
		if (renewed === text) continue;
		writeFileSync(join(ROOT, path), renewed);
		console.log(`${path} has the generated parts as the code has them now.`);
	}
	renewPage(DIFFERENCES_PAGE, differencesPage());
	renewPage(REFUSALS_PAGE, await refusalsPage());
	for (const name of SCREENSHOTS) {
		const taken = join(ROOT, 'test', 'n8n', 'screenshots', `walkthrough-${name}.png`);
		if (!existsSync(taken)) continue;
		copyFileSync(taken, join(ROOT, 'docs', `${name}.png`));
		console.log(`docs/${name}.png is as the last run of the tests in real n8n took it.`);
	}
}

/** A page that is generated from its first line to its last. */
function renewPage(path: string, text: string): void {
	if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
	writeFileSync(path, text);
	console.log(`${relative(ROOT, path)} is as the code has it now.`);
}

void update();
