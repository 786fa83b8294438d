import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import sharp from 'sharp';
import { DIFFERENCES_PAGE, differencesPage } from './differencesPage';
import { documents } from './parts';
import { REFUSALS_PAGE, refusalsPage } from './refusalsPage';

const ROOT = join(__dirname, '..', '..');
/** Taken by walkthrough.n8n.test.ts; those of the examples by example-canvas.n8n.test.ts. */
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
	for (const name of SCREENSHOTS) await renewPicture(`walkthrough-${name}`, `docs/${name}.png`);
	for (const file of readdirSync(join(ROOT, 'examples')).filter((file) => file.endsWith('.json'))) {
		const name = file.replace('.json', '');
		await renewPicture(`example-${name}`, `examples/pictures/${name}.png`);
	}
}

/** A screenshot of the last run of the tests in real n8n, in as many colours as it needs; where there was none, it stays. */
async function renewPicture(screenshot: string, path: string): Promise<void> {
	const taken = join(ROOT, 'test', 'n8n', 'screenshots', `${screenshot}.png`);
	if (!existsSync(taken)) return;
	await sharp(taken).png({ palette: true }).toFile(join(ROOT, path));
	console.log(`${path} is as the last run of the tests in real n8n took it.`);
}

/** A page that is generated from its first line to its last. */
function renewPage(path: string, text: string): void {
	if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
	writeFileSync(path, text);
	console.log(`${relative(ROOT, path)} is as the code has it now.`);
}

void update();
