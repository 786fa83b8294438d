import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { FAMILIES, FAMILY_NAMES } from '../models/families';
import { familyOfId } from '../request/findModel';
import { trimmedAddress } from '../request/httpUrl';
import { type Has } from './offered';
import type { ListedModel, Reply, Vendor } from '../vendors/vendor';
import { vendorOfCredential, VENDORS } from '../vendors/vendors';

/** Milliseconds: the list opens without the vendor's part rather than late. */
const TIMEOUT = 5_000;

const makesFromText: Has = ({ ids }) => ids.generate !== undefined;
const takesOneImage: Has = ({ ids }) => ids.edit !== undefined;
const takesSeveralImages: Has = ({ references }) => references.most > 1;
const decomposes: Has = ({ ids }) => ids.decomposeLayers !== undefined;

/**
 * Whether a field can hold a model that only the vendor's own list names, by its id. Nobody knows what such a model
 * can do, but many an id says what it is for.
 */
type Adds = (id: string) => boolean;

const unlessItSays =
	(otherWork: RegExp): Adds =>
	(id) =>
		!otherWork.test(id);
const forText = unlessItSays(/edit|i2i|image-to-image|layer/);
const forImages = unlessItSays(/t2i|text-to-image|layer/);
/** The few models that take images apart are all known. */
const none: Adds = () => false;

/**
 * The models to choose from: the families of the vendor that fit the field, then what the vendor's own list
 * adds. Without the vendor's answer the families alone are shown.
 */
function searchModels(fits: Has, adds: Adds) {
	return async function (this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
		const credential = this.getCurrentNodeParameter('authentication');
		const vendor = vendorOfCredential(credential) ?? VENDORS.atlasCloud;
		const families = FAMILY_NAMES.filter((family) => {
			const offering = vendor.offerings[family];
			return offering && fits(offering);
		});
		const unknown = adds === none ? [] : await unknownModels(this, vendor);
		const added = unknown.filter(({ id }) => adds(id));
		const models = [
			...families.map((family) => ({ name: FAMILIES[family].displayName, value: family })),
			...added.map((model) => ({ name: nameOf(model), value: model.id })),
		];
		const wanted = filter.toLowerCase();
		const matches = ({ name, value }: { name: string; value: string }): boolean =>
			`${name} ${value}`.toLowerCase().includes(wanted);
		return { results: models.filter(matches) };
	};
}

export const searchGenerateModels = searchModels(makesFromText, forText);
export const searchEditModels = searchModels(takesOneImage, forImages);
export const searchComposeModels = searchModels(takesSeveralImages, forImages);
export const searchLayerModels = searchModels(decomposes, none);

/** What the vendor's own list has beyond the families. */
async function unknownModels(
	context: ILoadOptionsFunctions,
	vendor: Vendor,
): Promise<ListedModel[]> {
	const listed = await vendorModels(context, vendor);
	return listed.filter(({ id }) => familyOfId(vendor, id) === undefined);
}

function nameOf({ id, displayName }: ListedModel): string {
	return displayName === id ? id : `${displayName} (${id})`;
}

async function vendorModels(
	context: ILoadOptionsFunctions,
	{ modelList, credential }: Vendor,
): Promise<ListedModel[]> {
	if (!modelList) return [];
	try {
		const { method, host = 'baseUrl', path } = modelList.call;
		const addresses = await context.getCredentials(credential);
		const reply = (await context.helpers.httpRequestWithAuthentication.call(context, credential, {
			method,
			baseURL: trimmedAddress(addresses[host]),
			url: path,
			json: true,
			returnFullResponse: true,
			disableFollowRedirect: true,
			timeout: TIMEOUT,
		})) as Reply;
		return modelList.read(reply);
	} catch {
		return [];
	}
}
