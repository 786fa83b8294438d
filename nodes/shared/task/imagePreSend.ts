import type { IExecuteSingleFunctions } from 'n8n-workflow';
import { checkWithinReach } from '../images/withinReach';
import type { Job } from '../models/families';
import { parseImageRequest, type ImageRequest } from '../request/imageRequest';
import { checkReferenceCount } from '../request/referenceCount';
import { stemOf } from './fileNaming';
import { filesOfItem, referencesOfAllItems, referencesOfItem } from './itemReferences';
import { enter } from './preSend';
import type { ImageTask } from './story';

/** What its run needs to know: the file of the request's task, or the first of several, and what may be spent. */
const announced = (
	context: IExecuteSingleFunctions,
	request: ImageRequest,
): Pick<ImageTask, 'files' | 'spendingLimit'> => {
	const { fileName, maxImages, job, prompt, spendingLimit } = request;
	const isSeries = maxImages !== undefined || job === 'decomposeLayers';
	const stem = stemOf(context.getNode(), prompt);
	return { files: [{ fileName, stem, isSeries }], spendingLimit };
};

export const generatePreSend = enter((context, vendor, plain, baseUrl): ImageTask => {
	const request = parseImageRequest(vendor, 'generate', plain, baseUrl);
	return { request, ...announced(context, request) };
});

export const editPreSend = enter((context, vendor, plain, baseUrl): ImageTask => {
	const job: Job = plain.operation === 'decomposeLayers' ? 'decomposeLayers' : 'edit';
	const request = parseImageRequest(vendor, job, plain, baseUrl);
	const sources = referencesOfItem(context, plain, 'image');
	checkReferenceCount(request, sources.length, { files: filesOfItem(context) });
	checkWithinReach('Image', sources, baseUrl);
	return { request, sources, ...announced(context, request) };
});

export const composePreSend = enter((context, vendor, plain, baseUrl): ImageTask => {
	const eachItem = plain.combine !== 'allItems';
	if (!eachItem && context.getItemIndex() > 0) return {};
	const request = parseImageRequest(vendor, 'compose', plain, baseUrl);
	const sources = eachItem
		? referencesOfItem(context, plain, 'images')
		: referencesOfAllItems(context, plain);
	checkReferenceCount(request, sources.length, { eachItem });
	checkWithinReach('Images', sources, baseUrl);
	return { request, sources, ...announced(context, request) };
});
