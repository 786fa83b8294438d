import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { CATALOG } from '../models/catalog';
import { FAMILIES, FAMILY_NAMES } from '../models/families';
import type { ListedModel, Reply, Vendor } from '../vendors/vendor';
import { vendorOfCredential, VENDORS } from '../vendors/vendors';

/** Milliseconds: the list opens without the vendor's part rather than late. */
const TIMEOUT = 5_000;

/**
 * The models to choose from: the families that the vendor has, then what the vendor's own list adds. Without
 * the vendor's answer the families alone are shown.
 */
export async function searchModels(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const vendor =
		vendorOfCredential(this.getCurrentNodeParameter('authentication')) ?? VENDORS.atlasCloud;
	const families = FAMILY_NAMES.filter((family) => CATALOG[vendor.name][family]);
	const known = new Set(
		families.flatMap((family) => Object.values(CATALOG[vendor.name][family]?.ids ?? {})),
	);
	const own = (await vendorModels(this, vendor)).filter(({ id }) => !known.has(id));
	const models = [
		...families.map((family) => ({ name: FAMILIES[family].displayName, value: family })),
		...own.map(({ id, displayName }) => ({ name: nameOf(id, displayName), value: id })),
	];
	const wanted = filter.toLowerCase();
	return {
		results: models.filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(wanted)),
	};
}

function nameOf(id: string, displayName: string): string {
	return displayName === id ? id : `${displayName} (${id})`;
}

async function vendorModels(
	context: ILoadOptionsFunctions,
	{ modelList, credential }: Vendor,
): Promise<ListedModel[]> {
	if (!modelList) return [];
	try {
		const { baseUrl } = await context.getCredentials(credential);
		const reply = (await context.helpers.httpRequestWithAuthentication.call(context, credential, {
			method: modelList.call.method,
			baseURL: String(baseUrl).replace(/\/+$/, ''),
			url: modelList.call.path,
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
