import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { INode } from 'n8n-workflow';
import type { N8nApi, StoredCredential, StoredWorkflow } from './n8n-api';
import { PROJECT_FOLDER } from './packed-pack';
import type { Vendor } from './vendors';
import type { WorkflowSketch } from './workflow-sketch';

export const EXAMPLES_FOLDER = join(PROJECT_FOLDER, 'examples');

/** The names of all examples. */
export const EXAMPLES = readdirSync(EXAMPLES_FOLDER)
	.filter((name) => name.endsWith('.json'))
	.map((name) => name.replace(/\.json$/, ''));

/** What an example leaves to the person who imports it. */
export interface FillIn {
	/** The vendor whose account the Seedream nodes use. */
	vendor: Vendor;
	/** Another vendor for the nodes of these names. */
	others?: Record<string, Vendor>;
	/** A credential for every type that the example needs. */
	credentials: StoredCredential[];
	/** What to write in place of texts such as YOUR_BUCKET. */
	texts: Record<string, string>;
}

/** The credential types of n8n's own nodes in the examples. */
const CREDENTIAL_TYPES: Record<string, string> = {
	'n8n-nodes-base.s3': 's3',
	'n8n-nodes-base.telegram': 'telegramApi',
	'n8n-nodes-base.telegramTrigger': 'telegramApi',
	'n8n-nodes-base.formTrigger': 'httpBasicAuth',
	'n8n-nodes-base.webhook': 'httpHeaderAuth',
	'@n8n/n8n-nodes-langchain.lmChatOpenAi': 'openAiApi',
};

/** An example as it is shipped. */
export async function readExample(name: string): Promise<WorkflowSketch> {
	const text = await readFile(join(EXAMPLES_FOLDER, `${name}.json`), 'utf8');
	return JSON.parse(text) as WorkflowSketch;
}

/** The products that stand in an example's node Catalogue. */
export async function productsOf<Product>(name: string): Promise<Product[]> {
	const { nodes } = await readExample(name);
	const catalogue = nodes.find((node) => node.name === 'Catalogue')?.parameters.jsonOutput;
	return (JSON.parse(String(catalogue)) as { products: Product[] }).products;
}

/** Imports an example as a person does: chooses an account for each node that asks, and fills in what is theirs. */
export async function importExample(
	api: N8nApi,
	name: string,
	fillIn: FillIn,
): Promise<StoredWorkflow> {
	const example = await readExample(name);
	const nodes = example.nodes.map((node) => withAccount(withTexts(node, fillIn.texts), fillIn));
	return await api.createWorkflow({ ...example, nodes });
}

function withTexts(node: INode, texts: FillIn['texts']): INode {
	const filled = Object.entries(texts).reduce(
		(json, [placeholder, text]) => json.replaceAll(placeholder, text),
		JSON.stringify(node),
	);
	return JSON.parse(filled) as INode;
}

function withAccount(node: INode, { vendor, others = {}, credentials }: FillIn): INode {
	const ours = node.type.startsWith('n8n-nodes-seedream.');
	const { credentialType } = others[node.name] ?? vendor;
	const type = ours ? credentialType : CREDENTIAL_TYPES[node.type];
	if (!type) return node;
	const credential = credentials.find((candidate) => candidate.type === type);
	if (!credential) throw new Error(`"${node.name}" needs a credential of type ${type}`);
	const { id, name } = credential;
	// In the editor, choosing a credential chooses the vendor.
	const parameters = ours ? { ...node.parameters, authentication: type } : node.parameters;
	return { ...node, parameters, credentials: { [type]: { id, name } } };
}
