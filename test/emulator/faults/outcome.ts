import type { FaultRule } from './rule';

export interface TaskFailure {
	code: string | number;
	message: string;
}

export type OutputsMissing = 'empty' | 'null' | 'absent' | 'strange';
export type InlineForm = 'data-uri' | 'base64';

/** What scripted faults make of a task. */
export interface Outcome {
	failure?: TaskFailure;
	/** The failure leaves the images in the reply. */
	keepsImages?: boolean;
	outputUrl?: string;
	outputsMissing?: OutputsMissing;
	/** A `null` stands before the image at this place. */
	nullAt?: number;
	/** The images come inside the reply, whatever was asked. */
	inline?: InlineForm;
}

/** ByteDance's codes for what its moderation refuses (docs/vendors/upstream.md, "Error codes"). */
export const MODERATION = {
	'moderation-prompt': {
		code: 'InputTextSensitiveContentDetected',
		message: 'The request failed because the input text may contain sensitive information.',
	},
	'moderation-image': {
		code: 'InputImageSensitiveContentDetected.PrivacyInformation',
		message: 'The request failed because the input image may contain real person.',
	},
	'output-image': {
		code: 'OutputImageSensitiveContentDetected',
		message: 'The request failed because the output image may contain sensitive information.',
	},
} as const;

const INTERNAL: TaskFailure = {
	code: 'InternalServiceError',
	message: 'The service encountered an unexpected internal error.',
};

/** The outcome with a fault's effect in it; `moderationCode` is the vendor's own, if it has one. */
export function afterFault(
	outcome: Outcome,
	rule: FaultRule | undefined,
	moderationCode?: string | number,
): Outcome {
	switch (rule?.fault) {
		case 'task-failed':
		case 'images-beside-error':
			return {
				...outcome,
				failure: {
					code: rule.code ?? INTERNAL.code,
					message: rule.message ?? INTERNAL.message,
				},
				keepsImages: rule.fault === 'images-beside-error',
			};
		case 'moderation-prompt':
		case 'moderation-image': {
			const words = MODERATION[rule.fault];
			return {
				...outcome,
				failure: {
					code: rule.code ?? moderationCode ?? words.code,
					message: rule.message ?? words.message,
				},
			};
		}
		case 'outputs-missing':
			return { ...outcome, outputsMissing: rule.as ?? 'empty' };
		case 'null-output':
			return { ...outcome, nullAt: rule.at ?? 0 };
		case 'output-url':
			return { ...outcome, outputUrl: rule.url };
		case 'inline-images':
			return { ...outcome, inline: rule.as };
		default:
			return outcome;
	}
}
