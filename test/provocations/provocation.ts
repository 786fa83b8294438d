import type { IBinaryData, IDataObject } from 'n8n-workflow';
import type { FamilyName } from '../../nodes/shared/models/families';
import type { Offering } from '../../nodes/shared/models/offering';
import type { Vendor } from '../../nodes/shared/vendors/vendor';
import type { PackNodeName } from '../documentation/packNodes';

/** The account and the model that a panel is set to. */
export interface Setting {
	vendor: Vendor;
	family: FamilyName;
	offering: Offering;
}

/** What an expression in a field gives, as against what is typed there. */
export class Given {
	constructor(readonly value: unknown) {}
}

/** A field on Expression, and what the expression gives. */
export const byExpression = (value: unknown): Given => new Given(value);

export type Entered = Record<string, unknown>;

/** Something that a person can set in a panel and that is refused before anything is submitted. */
export interface Provocation {
	/** What of the screen it is about, as the editor calls it; the page has a heading for each. */
	field: string;
	/** What was entered, for the page. */
	entered: string;
	node: PackNodeName;
	/** What is set in the panel besides vendor, model and a prompt. */
	parameters?: Entered | ((setting: Setting) => Entered);
	/** Parts of the value given, each of which the message has to show. */
	given?: readonly string[] | ((setting: Setting) => readonly string[]);
	/** With every model of the vendor; else with the one that the node starts with. */
	everyModel?: true;
	/** The model comes by expression: then n8n shows, and sends, what the model does not have. */
	modelGiven?: true;
	/** Where it is tried; where nothing is refused, the page does not name the vendor. */
	at?: (setting: Setting) => boolean;
	/** The item's files by field; one image in `data` where nothing is said. */
	files?: Record<string, IBinaryData>;
	json?: IDataObject;
	/** How many such items come in. */
	items?: number;
	credential?: IDataObject;
}
