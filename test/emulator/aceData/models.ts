import { ARK_MODELS, type ArkModel } from '../ark/models';
import { REFERENCE_RULES, type ReferenceRules } from '../references/rules';

export interface AceDataModel extends ArkModel {
	referenceRulesInLayerMode: ReferenceRules;
}

const deltas = (model: ArkModel, over: Partial<ArkModel> = {}): AceDataModel => ({
	...model,
	...over,
	referenceRulesInLayerMode: REFERENCE_RULES.aceDataLayers,
});

const lite = deltas(ARK_MODELS['seedream-5.0-lite']);

/** AceData's models: dated ids only; limits as upstream, but for 5.0 Pro (docs/vendors/aceData.md). */
export const ACE_DATA_MODELS: ReadonlyMap<string, AceDataModel> = new Map([
	[
		'doubao-seedream-5-0-pro-260628',
		deltas(ARK_MODELS['seedream-5.0-pro'], {
			bounds: { pixels: [921_600, 4_194_304], maxRatio: 16 },
		}),
	],
	// Both names of 5.0 Lite are in use.
	['doubao-seedream-5-0-260128', lite],
	['doubao-seedream-5-0-lite-260128', lite],
	['doubao-seedream-4-5-251128', deltas(ARK_MODELS['seedream-4.5'])],
	['doubao-seedream-4-0-250828', deltas(ARK_MODELS['seedream-4.0'])],
	['doubao-seedream-3-0-t2i-250415', deltas(ARK_MODELS['seedream-3.0'])],
	['doubao-seededit-3-0-i2i-250628', deltas(ARK_MODELS['seededit-3.0'])],
]);
