import { type ArkSettings, arkDefaults } from '../ark/settings';

export interface AioagiSettings extends ArkSettings {
	/** Codes were seen as strings, numbers and null. */
	errorCode: 'string' | 'number' | 'null';
	modelNotFoundStatus: 404 | 503;
	/** False drops what a stock new-api gateway drops: sets, tools, seed … (docs/vendors/aioagi.md). */
	passThrough: boolean;
}

/** AIOAGI as its documentation and the wire behind it show it. */
export const aioagiDefaults = (): AioagiSettings => ({
	...arkDefaults(),
	errorCode: 'string',
	modelNotFoundStatus: 404,
	passThrough: true,
});
