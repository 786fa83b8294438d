import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EVERY_VENDOR } from '../../nodes/shared/vendors/vendors';
import { credentialHelp } from './credentialTable';
import { vendorErrors } from './errorTable';
import { nodeFields } from './fieldTables';
import { acceptedObjects, acceptedTexts, refusedObjects, undoneInTexts } from './inputTables';
import { familyLimits, vendorOfferings } from './modelTables';
import { measuredPerformance } from './performanceTable';
import { vendorFeatures } from './vendorTable';

const ROOT = join(__dirname, '..', '..');

/** What makes a part, by the name of its markers. */
type Parts = Record<string, () => string | Promise<string>>;

/** The documents with parts that come from the code and its measurements, by their path. */
const DOCUMENTS: Record<string, Parts> = {
	'README.md': { credentials: credentialHelp, features: vendorFeatures },
	'docs/errors.md': { errors: vendorErrors },
	'docs/fields.md': { fields: nodeFields },
	'docs/models.md': { models: familyLimits },
	'docs/performance.md': { performance: measuredPerformance },
	'docs/inputs.md': {
		objects: acceptedObjects,
		texts: acceptedTexts,
		undone: undoneInTexts,
		refused: refusedObjects,
	},
	...Object.fromEntries(
		EVERY_VENDOR.map((vendor) => [
			`docs/vendors/${vendor.name}.md`,
			{ offerings: () => vendorOfferings(vendor) },
		]),
	),
};

export interface Document {
	/** From the root of the project on. */
	path: string;
	text: string;
	/** The text with every generated part as the code has it now. */
	renewed: string;
}

async function renew(path: string, text: string, parts: Parts): Promise<string> {
	let renewed = text;
	for (const [name, generate] of Object.entries(parts)) {
		const part = new RegExp(`(<!-- generated: ${name} -->)[\\s\\S]*?(<!-- end of ${name} -->)`);
		if (!part.test(renewed)) {
			throw new Error(
				`${path} has no place for '${name}': put the lines "<!-- generated: ${name} -->" and "<!-- end of ${name} -->" where it goes`,
			);
		}
		const made = await generate();
		renewed = renewed.replace(part, (_, start: string, end: string) =>
			[start, made, end].join('\n\n'),
		);
	}
	return renewed;
}

/** Every document with generated parts. @throws where one lacks their markers */
export async function documents(): Promise<Document[]> {
	const every = Object.entries(DOCUMENTS).map(async ([path, parts]) => {
		const text = readFileSync(join(ROOT, path), 'utf8');
		return { path, text, renewed: await renew(path, text, parts) };
	});
	return await Promise.all(every);
}
