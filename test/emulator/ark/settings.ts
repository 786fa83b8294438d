import { commonDefaults, type VendorSettings } from '../settings';

/** How ByteDance's replies can look, there and behind a gateway. */
export interface ArkSettings extends VendorSettings {
	usage: 'ark' | 'new-api' | 'absent';
	modelInReply: boolean;
	/** Some pages print U+00D7. */
	sizeSign: 'x' | '×' | 'absent';
	createdField: 'created' | 'created_at';
	/** `stream: true`: events, or one reply as if nobody had asked. */
	streaming: 'events' | 'ignored';
	/** Cuts the event stream into pieces of this many bytes: mid-line, mid-character; else an event at a time. */
	streamChunkBytes?: number;
	streamLineEnd: '\n' | '\r\n';
}

export const arkDefaults = (): ArkSettings => ({
	...commonDefaults(),
	usage: 'ark',
	modelInReply: true,
	sizeSign: 'x',
	createdField: 'created',
	streaming: 'events',
	streamLineEnd: '\n',
});
