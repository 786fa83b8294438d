import { join } from 'node:path';
import type { INodeParameters } from 'n8n-workflow';
import type { StoredCredential } from './n8n-api';
import type { NodeSketch } from './workflow-sketch';

/** The trigger behind "Execute workflow". */
export const manualTrigger: NodeSketch = { name: 'Start', type: 'n8n-nodes-base.manualTrigger' };

/** A webhook that answers when the workflow has ended, with the last node's items. */
export function webhookTrigger(path: string): NodeSketch {
	return {
		name: 'Webhook',
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2,
		webhookId: path,
		parameters: { path, httpMethod: 'POST', responseMode: 'lastNode', responseData: 'allEntries' },
	};
}

/** One of our nodes, with the account it uses. */
export function seedreamNode(
	type: string,
	name: string,
	credential: StoredCredential,
	parameters: INodeParameters,
): NodeSketch {
	return {
		name,
		type: `n8n-nodes-seedream.${type}`,
		parameters: { authentication: credential.type, ...parameters },
		credentials: { [credential.type]: { id: credential.id, name: credential.name } },
	};
}

/** Read/Write Files from Disk, writing every item's file into a folder as <prefix>-<number>.<extension>. */
export function writeFiles(
	name: string,
	folder: string,
	prefix: string,
	field = 'data',
): NodeSketch {
	const path = join(folder, `${prefix}-{{ $itemIndex + 1 }}.{{ $binary.${field}.fileExtension }}`);
	return {
		name,
		type: 'n8n-nodes-base.readWriteFile',
		typeVersion: 1.1,
		parameters: { operation: 'write', fileName: `=${path}`, dataPropertyName: field },
	};
}
