import { FAMILY_NAMES } from '../../nodes/shared/models/families';
import { DEFAULT_LAYER_MODEL, DEFAULT_MODEL } from '../../nodes/shared/request/imageRequest';
import { EVERY_VENDOR } from '../../nodes/shared/vendors/vendors';
import { PACK_NODES, type PackNodeName } from '../documentation/packNodes';
import { EVERY_PROVOCATION } from './everyProvocation';
import { play, type Refusal } from './play';
import type { Provocation, Setting } from './provocation';

/** What a person is told to a provocation, at one vendor and model. */
export interface Told {
	provocation: Provocation;
	setting: Setting;
	refusal: Refusal;
}

/** Title and description, as they are read. */
export const wordsOf = ({ message, advice }: Refusal): string =>
	advice === undefined ? message : `${message.replace(/[.\s]*$/, '.')} ${advice}`;

/** Whether the node's own list has the model: another is refused as such, whatever else is entered. */
const IN_LIST: Partial<Record<PackNodeName, (setting: Setting) => boolean>> = {
	seedreamGenerate: ({ offering }) => offering.ids.generate !== undefined,
	seedreamEdit: ({ offering }) => offering.ids.edit !== undefined,
	seedreamCompose: ({ offering: { ids, references } }) =>
		ids.edit !== undefined && references.most > 1,
};

const takesApart = ({ offering }: Setting): boolean => offering.ids.decomposeLayers !== undefined;

/** The vendors that the node lists, each with the models that are to be tried there. */
export function settingsOf(provocation: Provocation): Setting[] {
	const { node, field, everyModel, parameters, at = () => true } = provocation;
	const credentials = (PACK_NODES[node].description.credentials ?? []).map(({ name }) => name);
	const layers = typeof parameters === 'object' && parameters.operation === 'decomposeLayers';
	const { [node]: inList = () => true } = IN_LIST;
	const fits = layers ? takesApart : inList;
	return EVERY_VENDOR.filter(({ credential }) => credentials.includes(credential))
		.flatMap((vendor) => {
			const all = FAMILY_NAMES.flatMap((family): Setting[] => {
				const offering = vendor.offerings[family];
				return offering ? [{ vendor, family, offering }] : [];
			});
			const fitting = field === 'Model' ? all : all.filter(fits);
			if (everyModel) return fitting;
			const usual = layers ? DEFAULT_LAYER_MODEL : DEFAULT_MODEL;
			return fitting.filter(({ family }) => family === usual);
		})
		.filter(at);
}

let playing: Promise<Told[]> | undefined;

/** Everything of the page that is told, played once. */
export const everythingTold = async (): Promise<Told[]> =>
	await (playing ??= toldTo(EVERY_PROVOCATION));

/** What is told to provocations. */
export async function toldTo(provocations: readonly Provocation[]): Promise<Told[]> {
	const told: Told[] = [];
	for (const provocation of provocations) {
		for (const setting of settingsOf(provocation)) {
			const refusal = await play(provocation, setting);
			if (refusal) told.push({ provocation, setting, refusal });
		}
	}
	return told;
}
