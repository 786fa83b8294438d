import type { N8nApi, StoredWorkflow } from '../n8n/n8n-api';
import type { Account } from './accounts';
import { demoWorkflow } from './demo-workflow';
import { emptyFolder, missingImages, savedImages } from './saved-images';
import type { SavedImage } from './saved-images';

export interface PreparedVendor {
	account: Account;
	folder: string;
	workflow: StoredWorkflow;
}

export interface VendorResult {
	account: Account;
	images: SavedImage[];
	/** What went wrong, in words; empty when all images are there. */
	problems: string[];
}

/** A real vendor may take minutes for one image. */
const LONGEST_SECONDS = 900;

/** Puts the credential and the workflow of an account into n8n. */
export async function prepareVendor(
	api: N8nApi,
	account: Account,
	output: string,
): Promise<PreparedVendor> {
	const { vendor } = account;
	const folder = await emptyFolder(output, account);
	const credential = await api.createCredential(account.credential);
	const workflow = await api.createWorkflow(demoWorkflow(vendor, credential, folder));
	return { account, folder, workflow };
}

/** Runs a vendor's workflow and looks at what is on disk afterwards. */
export async function runVendor(
	api: N8nApi,
	{ account, folder, workflow }: PreparedVendor,
): Promise<VendorResult> {
	const { name } = account.vendor;
	const execution = await api.runManually(workflow, LONGEST_SECONDS);
	const images = await savedImages(folder);
	const problems = missingImages(folder, images, account);
	if (execution.status !== 'success')
		problems.push(`${name}: ${execution.error ?? execution.status}`);
	return { account, images, problems };
}
