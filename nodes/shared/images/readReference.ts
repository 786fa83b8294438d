import type { IExecuteSingleFunctions } from 'n8n-workflow';
import { InvalidRequest } from '../request/invalidRequest';
import { MOST_REFERENCE_BYTES, type InspectedReference } from '../request/referenceLimits';
import { isComplete } from './completeness';
import { safeFileName } from './fileName';
import { HEADER_BYTES, recogniseImage, type ImageFormat } from './format';
import { otherContentOf } from './otherContents';
import type { ReferenceSource } from './referenceSources';

type InlineSource = Exclude<ReferenceSource, { kind: 'url' }>;

/** Where bytes stored by n8n come from. */
export type BinaryHelpers = Pick<IExecuteSingleFunctions['helpers'], 'getBinaryStream'>;

async function* chunksOf(helpers: BinaryHelpers, source: InlineSource): AsyncIterable<Buffer> {
	if (source.kind === 'dataUri') yield Buffer.from(source.base64, 'base64');
	else if (source.binary.id) yield* storedChunks(helpers, source.binary.id);
	else yield Buffer.from(source.binary.data, 'base64');
}

async function* storedChunks(helpers: BinaryHelpers, id: string): AsyncIterable<Buffer> {
	for await (const chunk of await helpers.getBinaryStream(id)) yield chunk as Buffer;
}

/** n8n deletes the files of old executions; an item kept from one still names them. */
function gone({ label }: ReferenceSource): InvalidRequest {
	return new InvalidRequest(
		`The file of '${label}' cannot be read any more: n8n no longer has its data. Run the node that makes it again.`,
	);
}

/** What a reference image is called, and is. */
export interface ReferenceFacts {
	fileName: string;
	mimeType: string;
	/** How many. */
	bytes: number;
}

/**
 * Looks at a reference image without keeping it: its format by the bytes, size, and whether it is complete.
 *
 * @throws InvalidRequest when n8n no longer has the file
 */
export async function inspectReference(
	helpers: BinaryHelpers,
	source: InlineSource,
): Promise<InspectedReference & { file: ReferenceFacts }> {
	const chunks: Buffer[] = [];
	let size = 0;
	try {
		for await (const chunk of chunksOf(helpers, source)) {
			// Beyond the limit only the size matters.
			if (size <= MOST_REFERENCE_BYTES) chunks.push(chunk);
			size += chunk.length;
		}
	} catch {
		throw gone(source);
	}
	const bytes = Buffer.concat(chunks);
	const format = recogniseImage(bytes);
	const complete = format !== undefined && isComplete(format, bytes);
	const file = { ...namesOf(source, format), bytes: size };
	const other = format ? undefined : otherContentOf(bytes);
	return { label: source.label, format, other, bytes: size, complete, file };
}

/** A reference image in memory, to be let go as soon as it is sent. */
export interface ReferenceFile {
	bytes: Buffer;
	fileName: string;
	mimeType: string;
}

/**
 * The bytes of a reference image, named and typed by what they are.
 *
 * @throws InvalidRequest when n8n no longer has the file
 */
export async function readReference(
	helpers: BinaryHelpers,
	source: InlineSource,
): Promise<ReferenceFile> {
	const chunks: Buffer[] = [];
	try {
		for await (const chunk of chunksOf(helpers, source)) chunks.push(chunk);
	} catch {
		throw gone(source);
	}
	const bytes = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
	return { bytes, ...namesOf(source, recogniseImage(bytes.subarray(0, HEADER_BYTES))) };
}

function namesOf(
	source: InlineSource,
	format: ImageFormat | undefined,
): Pick<ReferenceFacts, 'fileName' | 'mimeType'> {
	const { mimeType = 'application/octet-stream', extension = 'bin' } = format ?? {};
	const given = source.kind === 'binary' ? source.binary.fileName : undefined;
	const baseName = safeFileName((given ?? '').replace(/\.[^.]*$/, ''));
	return { mimeType, fileName: `${baseName}.${extension}` };
}
