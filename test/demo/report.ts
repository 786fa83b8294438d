import { relative } from 'node:path';
import type { Owner } from '../n8n/n8n-session';
import type { Account } from './accounts';
import type { PreparedVendor, VendorResult } from './demo-run';

const began = Date.now();

/** Tells what the demo is doing, with the seconds since its start. */
export function progress(line: string): void {
	const seconds = String(Math.round((Date.now() - began) / 1000)).padStart(4);
	console.log(`${seconds} s  ${line}`);
}

/** A vendor, and whether its images cost money. */
export const named = ({ vendor, real }: Account): string =>
	`${vendor.name} (${real ? 'REAL account' : 'emulator'})`;

/** Lists the images of each vendor and what is missing; true when nothing is. */
export function showResults(output: string, results: VendorResult[]): boolean {
	const images = results.flatMap((result) => result.images);
	const problems = results.flatMap((result) => result.problems);
	console.log(`\n${images.length} images in ${output}`);
	for (const { account, images: made } of results) {
		console.log(`${named(account)}: ${made.length}`);
		for (const { path, format, width, height } of made) {
			console.log(`  ${relative(output, path).padEnd(36)} ${width} × ${height} ${format}`);
		}
	}
	for (const problem of problems) console.error(`MISSING  ${problem}`);
	return problems.length === 0;
}

/** Says where the editor is and how to sign in. */
export function showEditor(
	url: string,
	{ email, password }: Owner,
	vendors: PreparedVendor[],
): void {
	console.log(`\nn8n's editor: ${url}\n  email     ${email}\n  password  ${password}\nWorkflows:`);
	for (const { account, workflow } of vendors) {
		console.log(`  ${account.vendor.name.padEnd(18)} ${url}/workflow/${workflow.id}`);
	}
	console.log('\nCtrl-C stops n8n and the emulator and removes them; the images stay.');
}
