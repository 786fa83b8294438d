import type {
	DeclarativeRestApiSettings,
	IExecutePaginationFunctions,
	INodeExecutionData,
} from 'n8n-workflow';
import { FILES_IN_JSON } from '../images/binaryValue';
import { readReference } from '../images/readReference';
import type { ReferenceSource } from '../images/referenceSources';
import { FAMILIES } from '../models/families';
import type { ReferenceRules } from '../request/referenceLimits';
import type { Vendor } from '../vendors/vendor';
import { runItem } from '../run/runItem';
import { sender } from '../traffic/transport';
import { withBalance } from './balance';
import { checkReferences } from './checkReferences';
import { uploadFile } from './upload';

/** Files of one item to upload. */
export interface UploadRequest {
	vendor: Vendor;
	sources: Array<Exclude<ReferenceSource, { kind: 'url' }>>;
	maxConcurrency: number;
}

/** Uploads serve as reference images later, so the widest rules of any model hold. */
const { referenceFormats, referenceRatio } = FAMILIES['seedream-5.0-pro'];
const uploadRules = ({ displayName }: Vendor): ReferenceRules => ({
	parameter: 'Images',
	displayName,
	formats: referenceFormats,
	ratio: referenceRatio,
	leastArea: 0,
	transparent: false,
});

/** Uploads files to the vendor, one item each; the one entry of Upload. Nothing is paid. */
export async function uploadFiles(
	this: IExecutePaginationFunctions,
	requestData: DeclarativeRestApiSettings.ResultOptions,
): Promise<INodeExecutionData[]> {
	const nothingDone = 'Nothing was uploaded for this item.';
	return await runItem<UploadRequest>(this, nothingDone, (run, _record, request, pairedItem) => {
		const { vendor, sources, maxConcurrency } = request;
		const limiter = run.limiter(maxConcurrency, vendor);
		const cancelSignal = this.getExecutionCancelSignal();
		const send = sender(this, requestData);
		const input = this.getInputData();
		const files = input.json[FILES_IN_JSON];
		const upload = async (
			source: UploadRequest['sources'][number],
		): Promise<INodeExecutionData> => {
			const file = await readReference(this.helpers, source);
			const { url } = await uploadFile(vendor, file, send, cancelSignal);
			const { fileName, mimeType, bytes } = file;
			const json = { vendor: vendor.name, url, fileName, mimeType, fileSize: bytes.length };
			return {
				json: files === undefined ? json : { ...json, [FILES_IN_JSON]: files },
				binary: input.binary,
				pairedItem,
			};
		};
		return {
			check: async () => {
				await limiter.files.use(
					async () => await checkReferences(this.helpers, uploadRules(vendor), sources),
				);
			},
			work: async () => {
				try {
					return await Promise.all(
						sources.map(
							async (source) => await limiter.files.use(async () => await upload(source)),
						),
					);
				} catch (reason) {
					const account = { run, vendor, limiter, send, cancelSignal };
					throw (await withBalance(reason, account)) as Error;
				}
			},
		};
	});
}
