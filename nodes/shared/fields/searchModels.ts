import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { FAMILIES, FAMILY_NAMES } from '../models/families';
import type { Offering } from '../models/offering';
import { trimmedAddress } from '../request/httpUrl';
import type { ListedModel, Reply, Vendor } from '../vendors/vendor';
import { vendorOfCredential, VENDORS } from '../vendors/vendors';

/** Milliseconds: the list opens without the vendor's part rather than late. */
const TIMEOUT = 5_000;

/** Which families a node can use; Edit's depend on its operation. */
type Fits = (offering: Offering, operation: unknown) => boolean;

const makesFromText: Fits = ({ ids }) => ids.generate !== undefined;
const takesOneImage: Fits = ({ ids }, operation) =>
	(operation === 'decomposeLayers' ? ids.decomposeLayers : ids.edit) !== undefined;
const takesSeveralImages: Fits = ({ references }) => references.most > 1;

/**
 * The models to choose from: the families of the vendor that fit the node, then what the vendor's own list
 * adds. Without the vendor's answer the families alone are shown.
 */
function searchModels(fits: Fits) {
	return async function (this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
		const credential = this.getCurrentNodeParameter('authentication');
		const operation = this.getCurrentNodeParameter('operation');
		const vendor = vendorOfCredential(credential) ?? VENDORS.atlasCloud;
		const { offerings } = vendor;
		const families = FAMILY_NAMES.filter((family) => {
			const offering = offerings[family];
			return offering && fits(offering, operation);
		});
		const known = new Set(Object.values(offerings).flatMap(({ ids }) => Object.values(ids)));
		const added = (await vendorModels(this, vendor)).filter(({ id }) => !known.has(id));
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

export const searchGenerateModels = searchModels(makesFromText);
export const searchEditModels = searchModels(takesOneImage);
export const searchComposeModels = searchModels(takesSeveralImages);

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
