import type { HttpCall, Reply } from './call';

export interface ListedModel {
	id: string;
	displayName: string;
}

/** The vendor's own model list, where it has one. */
export interface ModelList {
	call: HttpCall;
	read(reply: Reply): ListedModel[];
}
