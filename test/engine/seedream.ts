import type { IDataObject, INode, INodeExecutionData, IRun } from 'n8n-workflow';
import type { Vendor } from '../../nodes/shared/vendors/vendor';
import { VENDORS as REGISTRY, type VendorName } from '../../nodes/shared/vendors/vendors';
import { credentialOf, type Emulator } from '../emulator';
import { runWorkflow, type EngineWorkflow } from './engine';

export type { VendorName };
export const VENDORS: VendorName[] = Object.keys(REGISTRY) as Array<keyof typeof REGISTRY>;

export const CREDENTIALS = Object.fromEntries(
	VENDORS.map((vendor) => [vendor, REGISTRY[vendor].credential]),
) as Record<VendorName, string>;

/** Whether a vendor's answer to a submission is a task to come back to. */
export const hasTasks = (vendor: VendorName): boolean => {
	const { tasks }: Vendor = REGISTRY[vendor];
	return tasks !== undefined;
};

/** Whether a vendor shows the account's tasks, so that one whose answer was lost is found again. */
export const listsTasks = (vendor: VendorName): boolean => {
	const { tasks }: Vendor = REGISTRY[vendor];
	return tasks?.list !== undefined;
};

/** Whether a vendor has a place for files, however small; the others take these inside the submission. */
export const takesUploads = (vendor: VendorName): boolean => {
	const { uploads }: Vendor = REGISTRY[vendor];
	return uploads !== undefined && uploads.least === undefined;
};

export interface NodeRun {
	/** Items of the main output; of the error output, where there is one. */
	items: INodeExecutionData[];
	errorItems: INodeExecutionData[];
	/** What stopped the workflow. */
	error?: { message: string; description?: string | null; context?: IDataObject };
	run: IRun;
}

export interface NodeTest extends Partial<Pick<EngineWorkflow, 'binaryMode' | 'cancelWhen'>> {
	node: string;
	vendor: VendorName;
	parameters?: IDataObject;
	items?: INodeExecutionData[];
	settings?: Partial<INode>;
	/** Differs from the emulator's for tests of bad credentials. */
	credential?: IDataObject;
}

export const modelList = (value: string): IDataObject => ({ __rl: true, mode: 'list', value });
export const modelId = (value: string): IDataObject => ({ __rl: true, mode: 'id', value });

/** The credentials of all emulated vendors. */
export function credentialsFor(emulator: Emulator): EngineWorkflow['credentials'] {
	return Object.fromEntries(
		VENDORS.map((vendor) => [CREDENTIALS[vendor], credentialOf(emulator, vendor)]),
	);
}

/** What a node starts with. */
const DEFAULT_MODEL = 'seedream-5.0-lite';

/** The model of a run that names none: the node's own default, and the vendor's first where it lacks that one. */
export function modelOf(vendor: VendorName): IDataObject {
	const { offerings }: Vendor = REGISTRY[vendor];
	const [first] = Object.keys(offerings);
	return offerings[DEFAULT_MODEL] || !first ? {} : { model: modelList(first) };
}

/** All that n8n's error view says of what stopped a workflow; undefined where nothing did. */
export const toldBy = (error: NodeRun['error']): string | undefined =>
	error && `${error.message} ${error.description ?? ''}`.trim();

/** Runs one of the pack's nodes on items, in the real engine against the emulator. */
export async function runNode(emulator: Emulator, test: NodeTest): Promise<NodeRun> {
	const { node, vendor, parameters = {}, items = [{ json: {} }], settings, credential } = test;
	const credentials = credentialsFor(emulator);
	const name = CREDENTIALS[vendor];
	if (credential) credentials[name] = { ...credentials[name], ...credential } as never;
	const run = await runWorkflow({
		items,
		nodes: [
			{
				name: 'Node',
				type: node,
				parameters: { authentication: name, ...modelOf(vendor), ...parameters },
				settings,
			},
		],
		credentials,
		binaryMode: test.binaryMode,
		cancelWhen: test.cancelWhen,
	});
	const last = run.data.resultData.runData.Node?.at(-1);
	const [main, failed] = last?.data?.main ?? [];
	return { items: main ?? [], errorItems: failed ?? [], error: run.data.resultData.error, run };
}
