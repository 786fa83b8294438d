import type { IBinaryData, IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Pixels } from '../models/presets';
import { InvalidRequest, shown } from '../request/invalidRequest';
import { sizesIn } from './addressedImage';
import { binaryFields } from './binaryValue';
import { ownFields } from './namedField';

/** Where a reference image comes from; nothing of it is read yet. */
export type ReferenceSource = {
	/** How an error names it. */
	label: string;
} & (
	| {
			kind: 'url';
			url: string;
			/** Where the item, or the object that holds the address, tells it. */
			size?: Pixels;
	  }
	| { kind: 'binary'; binary: IBinaryData }
	| { kind: 'dataUri'; base64: string }
);

/** Entries, and values looked at on the way to them; vendors take 14 images, an upload perhaps a folder. */
const MOST_ENTRIES = 300;

export interface SearchOptions {
	/** Put before the message of a refusal, to name the item where several are read. */
	where?: string;
	/** Whether the workflow itself, not some JSON, names a file that n8n has stored by this id; not, by default. */
	isStoredElsewhere?: (id: string) => boolean;
	/** Whether the node has a use for addresses; it has, by default. */
	takesUrls?: boolean;
}

/** The look for the images that one parameter names in one item. */
export class Search {
	readonly fields: Map<string, IBinaryData>;
	private readonly where: string;
	readonly isStoredElsewhere: (id: string) => boolean;
	readonly takesUrls: boolean;
	/** Fields that entries of a form were found in. */
	readonly used = new Set<string>();
	private entries = 0;
	private sizes?: Map<unknown, Pixels>;

	/** @param label the parameter, as the editor shows it */
	constructor(
		readonly label: string,
		readonly item: INodeExecutionData,
		{ where = '', isStoredElsewhere = () => false, takesUrls = true }: SearchOptions = {},
	) {
		this.where = where;
		this.isStoredElsewhere = isStoredElsewhere;
		this.takesUrls = takesUrls;
		this.fields = binaryFields(item);
	}

	/** Width and height that the item tells of an address. */
	sizeOf(address: string): Pixels | undefined {
		this.sizes ??= sizesIn(this.item.json);
		return this.sizes.get(address);
	}

	/** The list of an item's images, where what was left at its URL counts: for several images, of a node that takes addresses. */
	listOf(json: unknown): unknown {
		const counts = this.takesUrls && this.label !== 'Image';
		return counts ? (Object(json) as IDataObject).images : undefined;
	}

	/** A refusal, with the files that the item has. */
	refusal(message: string): InvalidRequest {
		return new InvalidRequest(`${this.where}${message} ${ownFields(this.fields, this.takesUrls)}`);
	}

	/** The refusal of a value that names no image. */
	notAnImage(given: unknown): InvalidRequest {
		const urls = this.takesUrls ? ' URLs,' : '';
		return this.refusal(
			`'${this.label}' holds '${shown(given)}'. It takes names of binary fields,${urls} data URIs or binary objects.`,
		);
	}

	/** @throws InvalidRequest when there are more entries than any use has */
	count(): void {
		this.entries += 1;
		if (this.entries <= MOST_ENTRIES) return;
		throw this.refusal(`'${this.label}' has more than ${MOST_ENTRIES} entries. Name fewer.`);
	}
}
