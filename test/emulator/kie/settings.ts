import { commonDefaults, type VendorSettings } from '../settings';

/** The forms in which Kie.ai's replies were seen (docs/vendors/kie.md). */
export interface KieSettings extends VendorSettings {
	/** Errors in the body's `code` on HTTP 200, as the vendor tells them, or under the same HTTP status as well. */
	errors: 'code' | 'status';
	resultJson: 'text' | 'object';
	/** Fields that may be absent. */
	creditsConsumed: 'present' | 'absent';
	/** How a model that does not exist is told. */
	unknownModel: 404 | 422;
	/** The key that signs callbacks; without one they come unsigned. */
	webhookKey?: string;
	/** Whether the reply to an upload tells when it was made, or when it ends. */
	uploadTime: 'uploadedAt' | 'expiresAt';
}

/** Kie.ai as its pages and clients show it. */
export const kieDefaults = (): KieSettings => ({
	...commonDefaults(),
	errors: 'code',
	resultJson: 'text',
	creditsConsumed: 'present',
	unknownModel: 422,
	webhookKey: 'kie-webhook-key',
	uploadTime: 'uploadedAt',
});
