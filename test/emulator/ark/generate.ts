import { admit, demandPermission } from '../core/admission';
import { type Answer, json, Refused } from '../core/answer';
import { createTask } from '../core/create-task';
import type { Call } from '../core/descriptor';
import type { VendorWords } from '../core/words';
import type { VendorState } from '../core/vendor-state';
import { REFERENCE_RULES } from '../references/rules';
import type { ArkModel } from './models';
import { ArkRefused, arkPlan, checkArkRequest } from './plan';
import { generationReply } from './replies';
import type { ArkRequest } from './request';
import { readArkBody } from './schema';
import type { ArkSettings } from './settings';
import { eventStream } from './stream';

/** What a host knows by an id. */
export interface ArkOffer {
	model: ArkModel;
	/** How replies name it, where that is another id. */
	repliesAs?: string;
}

/** What differs between the hosts that speak ByteDance's wire. */
export interface ArkHost<Settings extends ArkSettings> {
	/** The model of an id; throws the host's refusal. */
	find(id: string, vendor: VendorState<Settings>): ArkOffer;
	/** What the host does not pass on. */
	dropped?(settings: Settings): readonly (keyof ArkRequest)[];
}

/** POST /images/generations: one synchronous call, as one reply or as a stream of events. */
export async function generate<Settings extends ArkSettings>(
	call: Call,
	vendor: VendorState<Settings>,
	host: ArkHost<Settings>,
): Promise<Answer> {
	const { settings, words } = vendor;
	demandPermission(vendor, call.key);
	const sent = readArkBody(call.body, words, settings.unknownFields);
	const { model, repliesAs = sent.model } = host.find(sent.model, vendor);
	const request: ArkRequest = { ...sent };
	for (const parameter of host.dropped?.(settings) ?? []) delete request[parameter];
	const layered = request.layer_decomposition === true;
	const referenceRules = layered ? REFERENCE_RULES.layers : model.referenceRules;
	const references = await checkArkRequest(request, { model, referenceRules }).catch(
		(error: unknown) => {
			throw error instanceof ArkRefused ? new Refused(refusalOf(error, words)) : error;
		},
	);
	admit(vendor, call.key);
	const plan = arkPlan(request, model, references, settings.layerCount);
	const task = createTask(vendor, call, { ...plan, model: repliesAs, body: { ...sent } });
	if (request.stream === true && settings.streaming === 'events') {
		return await eventStream(vendor.view(task), request, settings, call.signal);
	}
	await task.ended(call.signal);
	const { failure, keepsImages } = task.facts.outcome;
	if (failure === undefined || keepsImages === true) {
		return json(200, await generationReply(vendor.view(task), request, settings));
	}
	// ByteDance's codes tell their class by their first part.
	const input = /Sensitive|Risk|Policy|Invalid|Missing/.test(String(failure.code));
	return words.refusal('status', { status: input ? 400 : 500, ...failure });
}

function refusalOf({ problem, inImage }: ArkRefused, words: VendorWords): Answer {
	const { parameter, message } = problem;
	const missing = message.startsWith('The required parameter');
	const code = missing ? 'MissingParameter' : 'InvalidParameter';
	return words.refusal('invalid', {
		code: inImage ? 'InvalidImageURL.InvalidFormat' : code,
		message,
		parameter,
	});
}
