import type { Accounts } from './accounts';
import type { StoredWorkflow } from './n8n-api';
import type { QueueN8n } from './queue-n8n';
import type { Vendor } from './vendors';
import { seedreamNode, webhookTrigger } from './workflow-nodes';
import { workflow } from './workflow-sketch';

/** What the nodes of the workflow are asked for. */
export const PROMPTS = {
	generate: (subject: string) => subject,
	edit: (subject: string) => `${subject}, in snow`,
};

const SUBJECT = "{{ $('Webhook').item.json.body.subject }}";
const TIMEOUT = "={{ $('Webhook').item.json.body.timeout }}";

/** Where the workflow stores the picture of a subject; its extension follows. */
export const keyOf = (subject: string) => `pictures/${subject}.`;

/** How n8n answered the call of a webhook. */
export interface WebhookAnswer {
	status: number;
	text: string;
}

export interface WebhookExecution {
	id: string;
	status: string;
}

/** The published workflow Webhook → Generate → Edit → S3, which answers its caller when it has ended. */
export class PictureWebhook {
	private constructor(
		private readonly queue: QueueN8n,
		readonly stored: StoredWorkflow,
		private readonly path: string,
	) {}

	/** Creates and publishes it for one vendor; the path is its own. */
	static async publish(
		queue: QueueN8n,
		accounts: Accounts,
		vendor: Vendor,
		path: string,
	): Promise<PictureWebhook> {
		const { credentials } = accounts.fillIn(vendor);
		const account = credentials.find(({ type }) => type === vendor.credentialType);
		const storage = credentials.find(({ type }) => type === 's3');
		if (!account || !storage) throw new Error(`There is no account for ${vendor.name}`);
		const stored = await queue.api.createWorkflow(
			workflow(`Pictures from ${path}`, webhookTrigger(path), [
				[
					seedreamNode('seedreamGenerate', 'Generate', account, {
						prompt: `=${PROMPTS.generate(SUBJECT)}`,
						options: { timeout: TIMEOUT },
					}),
					seedreamNode('seedreamEdit', 'Edit', account, {
						prompt: `=${PROMPTS.edit(SUBJECT)}`,
						options: { timeout: TIMEOUT },
					}),
					{
						name: 'Store',
						type: 'n8n-nodes-base.s3',
						parameters: {
							operation: 'upload',
							bucketName: accounts.storage.bucket,
							fileName: `=${SUBJECT}.{{ $binary.data.fileExtension }}`,
							additionalFields: { parentFolderKey: 'pictures' },
						},
						credentials: { s3: { id: storage.id, name: storage.name } },
					},
				],
			]),
		);
		await queue.api.activate(stored);
		return new PictureWebhook(queue, stored, path);
	}

	/** Calls the webhook and waits until n8n answers; each node waits for its task as long as given. */
	async call(subject: string, timeoutSeconds = 600): Promise<WebhookAnswer> {
		const answer = await fetch(`${this.queue.main.url}/webhook/${this.path}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ subject, timeout: timeoutSeconds }),
		});
		return { status: answer.status, text: await answer.text() };
	}

	/** Calls it for many at once. */
	async callAll(subjects: string[], timeoutSeconds?: number): Promise<WebhookAnswer[]> {
		return await Promise.all(
			subjects.map(async (subject) => await this.call(subject, timeoutSeconds)),
		);
	}

	/** Its executions, oldest first, other than those that there were at some time before. */
	async executions(before: WebhookExecution[] = []): Promise<WebhookExecution[]> {
		const last = before.at(-1)?.id ?? '0';
		const rows = await this.queue.database.query(
			`SELECT id, status FROM execution_entity
			WHERE "workflowId" = '${this.stored.id}' AND id > ${last} ORDER BY id`,
		);
		return rows.map(([id = '', status = '']) => ({ id, status }));
	}
}
