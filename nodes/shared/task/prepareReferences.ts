import { createHash } from 'node:crypto';
import type { IExecuteSingleFunctions } from 'n8n-workflow';
import type { InlineImages } from '../images/inlineImages';
import { readReference } from '../images/readReference';
import type { ReferenceSource } from '../images/referenceSources';
import type { Vendor } from '../vendors/vendor';
import type { Run } from '../run/ledger';
import { TaskFailure } from '../run/taskFailure';
import type { Send } from '../traffic/transport';
import { uploadFile } from './upload';

/** How the images of a task get to their vendor. */
export interface Delivery {
	helpers: IExecuteSingleFunctions['helpers'];
	run: Run;
	vendor: Vendor;
	send: Send;
	cancelSignal?: AbortSignal;
}

/**
 * The reference images as the vendor takes them, in order: URLs untouched, files by upload where the vendor
 * has one, else as data URIs of `inline`, whose bytes the body is to be filled with.
 *
 * @throws InvalidRequest when n8n no longer has a file
 * @throws TaskFailure when a vendor that takes files by upload only does not take one
 * @throws ExecutionCancelled
 */
export async function prepareReferences(
	{ helpers, run, vendor, send, cancelSignal }: Delivery,
	sources: ReferenceSource[],
	inline: InlineImages,
): Promise<string[]> {
	const references: string[] = [];
	for (const source of sources) {
		if (source.kind === 'url') {
			references.push(source.url);
			continue;
		}
		const file = await readReference(helpers, source);
		const { uploads } = vendor;
		if (!uploads || file.bytes.length < (uploads.least ?? 0)) {
			references.push(inline.dataUri(file));
			continue;
		}
		const hash = createHash('sha256').update(file.bytes).digest('hex');
		const upload =
			run.uploads.get(hash) ?? uploadFile(vendor, file, send, cancelSignal).then(({ url }) => url);
		run.uploads.set(hash, upload);
		references.push(
			await upload.catch((reason: unknown) => {
				run.uploads.delete(hash);
				if (!(reason instanceof TaskFailure) || uploads.required) throw reason as Error;
				return inline.dataUri(file);
			}),
		);
	}
	return references;
}
