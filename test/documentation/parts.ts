import { modelLimits, vendorFeatures } from './catalogTables';
import { vendorErrors } from './errorTable';
import { nodeFields } from './fieldTables';
import { measuredPerformance } from './performanceTable';

/** The parts of the README that come from the code and its measurements, by the name of their markers. */
const GENERATED: Record<string, () => string> = {
	fields: nodeFields,
	features: vendorFeatures,
	models: modelLimits,
	performance: measuredPerformance,
	errors: vendorErrors,
};

/** The document with every generated part as the code has it now. */
export function withGeneratedParts(document: string): string {
	return Object.entries(GENERATED).reduce((text, [name, generate]) => {
		const part = new RegExp(`(<!-- generated: ${name} -->)[\\s\\S]*?(<!-- end of ${name} -->)`);
		if (!part.test(text)) throw new Error(`The document has no markers for '${name}'`);
		return text.replace(part, (_, start: string, end: string) =>
			[start, generate(), end].join('\n\n'),
		);
	}, document);
}
