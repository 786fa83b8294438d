import { randomUUID } from 'node:crypto';
import { json, Refused } from '../core/answer';
import type { VendorDescriptor } from '../core/descriptor';
import type { VendorState } from '../core/vendor-state';
import { type ArkOffer, generate } from './generate';
import { type ArkId, modelList } from './model-list';
import { ARK_MODELS } from './models';
import { type ArkSettings, arkDefaults } from './settings';
import { arkWords } from './words';

export interface ArkHostSettings extends ArkSettings {
	/** Ids that the account has not activated in the console: 404 ModelNotOpen. */
	notActivated: string[];
	/** What an endpoint of the account (`ep-…`) stands for. */
	endpointModel: string;
}

const ENDPOINT = /^ep-[\w-]+$/;

/** A host of ByteDance's own: the vendors differ in title, ids and what an endpoint stands for. */
export function arkHost(
	title: string,
	ids: readonly ArkId[],
	endpointModel: string,
): VendorDescriptor<ArkHostSettings, never> {
	const known = new Map(ids.map((one) => [one.id, one]));

	function find(id: string, { settings, words }: VendorState<ArkHostSettings>): ArkOffer {
		const meant = known.get(ENDPOINT.test(id) ? settings.endpointModel : id);
		if (meant === undefined || meant.retired === true) {
			const message = `The model or endpoint ${id} does not exist or you do not have access to it.`;
			throw new Refused(words.refusal('model-not-found', { message }));
		}
		if (settings.notActivated.includes(meant.id)) {
			const message = `Your account has not activated the model ${meant.id}. Please activate the model service in the Ark Console.`;
			throw new Refused(words.refusal('model-not-found', { code: 'ModelNotOpen', message }));
		}
		return { model: ARK_MODELS[meant.family], repliesAs: meant.repliesAs ?? meant.id };
	}

	return {
		title,
		keyScheme: 'Bearer',
		key: (name) => name,
		basePath: '/api/v3',
		hosts: {},
		can: ['stream', 'inline-images'],
		moderation: { told: 'by-refusal' },
		resultQuery: signedForADay,
		headers: () => ({ 'x-request-id': randomUUID() }),
		defaults: () => ({ ...arkDefaults(), notActivated: [], endpointModel }),
		words: () => arkWords,
		routes: [
			{
				method: 'POST',
				path: '/api/v3/images/generations',
				stage: 'submit',
				handle: (call, vendor) => generate(call, vendor, { find }),
			},
			{
				method: 'GET',
				path: '/api/v3/models',
				stage: 'models',
				alsoStages: ['account'],
				handle: () => json(200, modelList(ids)),
			},
		],
	};
}

/** Results are on ByteDance's storage, by an address signed for a day. */
export const signedForADay = (): string =>
	`?X-Tos-Algorithm=TOS4-HMAC-SHA256&X-Tos-Expires=86400&X-Tos-Signature=${randomUUID().replace(/-/g, '')}`;
