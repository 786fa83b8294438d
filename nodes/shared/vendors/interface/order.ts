import type { Job, OutputFormat, PromptOptimization } from '../../models/families';
import type { Offering } from '../../models/offering';
import type { AspectRatio, Pixels, Resolution } from '../../models/presets';

/** The model a task runs on: the vendor's id and what the vendor lets it do. */
export interface Model {
	id: string;
	/** Its `displayName` names the vendor too: "Seedream 4.5 on Atlas Cloud". */
	offering: Offering;
}

/** What goes to a vendor as size; each vendor writes it in its own way. */
export type ImageSize =
	| ({ kind: 'pixels' } & Pixels)
	/** Without a ratio, the vendor picks the shape itself. */
	| { kind: 'preset'; resolution: Resolution; aspectRatio?: AspectRatio }
	| { kind: 'adaptive' };

/** A task about to be submitted, checked against the vendor's limits. */
export interface Order {
	job: Job;
	model: Model;
	/** Absent only where an image is decomposed. */
	prompt?: string;
	/** Absent where the vendor decides. */
	size?: ImageSize;
	/** URLs or data URIs, in order. */
	references: string[];
	/** Images of a set; absent for a single image. */
	maxImages?: number;
	/** Absent where the user chose none: the vendor's own default, the first of the offering's. */
	outputFormat?: OutputFormat;
	/** Absent where the vendor has no such field. */
	watermark?: boolean;
	seed?: number;
	guidanceScale?: number;
	promptOptimization?: PromptOptimization;
	webSearch: boolean;
	background?: 'opaque' | 'transparent';
	callbackUrl?: string;
	/** Fields of the body that a user wrote down as the vendor names them; they are merged in last. */
	extraFields?: Readonly<Record<string, unknown>>;
}
