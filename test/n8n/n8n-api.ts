import { setTimeout as sleep } from 'node:timers/promises';
import type { IBinaryData, IPinData } from 'n8n-workflow';
import { eventually } from './eventually';
import { ExecutionRecord } from './execution-record';
import type { StoredExecution } from './execution-record';
import type { N8nSession } from './n8n-session';
import type { WorkflowSketch } from './workflow-sketch';

export interface CredentialSketch {
	name: string;
	type: string;
	data: Record<string, unknown>;
}

export interface StoredCredential {
	id: string;
	name: string;
	type: string;
}

export interface StoredWorkflow extends WorkflowSketch {
	id: string;
	versionId: string;
	pinData?: IPinData;
}

export interface TestResult {
	status: 'OK' | 'Error';
	message: string;
}

/** What has become of a workflow's triggers. */
interface Publication {
	status: 'not_published' | 'in_progress' | 'published' | 'partial' | 'failed';
	triggers: Array<{ errorMessage: string | null }>;
}

const UNFINISHED = ['new', 'running', 'waiting'];
const LOOK_AGAIN_AFTER = 200;

/** What a person does in n8n's editor, through the requests the editor makes. */
export class N8nApi {
	constructor(readonly session: N8nSession) {}

	async createCredential({ name, type, data }: CredentialSketch): Promise<StoredCredential> {
		const { id } = await this.session.request<{ id: string }>('POST', '/rest/credentials', {
			name,
			type,
			data,
		});
		return { id, name, type };
	}

	/** Presses the credential's "Test" as the editor does after saving: n8n tests stored credentials only. */
	async testCredential({ id }: StoredCredential): Promise<TestResult> {
		const stored = await this.session.request<CredentialSketch>(
			'GET',
			`/rest/credentials/${id}?includeData=true`,
		);
		const credentials = { id, name: stored.name, type: stored.type, data: stored.data };
		return await this.session.request('POST', '/rest/credentials/test', { credentials });
	}

	async createWorkflow(workflow: WorkflowSketch): Promise<StoredWorkflow> {
		return await this.session.request('POST', '/rest/workflows', workflow);
	}

	/** Publishes the workflow, and returns when its webhooks and schedules have started. */
	async activate({ id, versionId }: StoredWorkflow): Promise<void> {
		await this.session.request('POST', `/rest/workflows/${id}/activate`, { versionId });
		await this.untilPublication(id, 'published');
	}

	/** Unpublishes it, and returns when its paths are free. */
	async deactivate({ id }: StoredWorkflow): Promise<void> {
		await this.session.request('POST', `/rest/workflows/${id}/deactivate`, {});
		await this.untilPublication(id, 'not_published');
	}

	/** Presses "Execute workflow" and returns the execution's id. */
	async startManually({ id, nodes }: StoredWorkflow): Promise<string> {
		// Notes are nodes too, but nothing starts from them.
		const trigger = nodes.find(({ type }) => type !== 'n8n-nodes-base.stickyNote')?.name;
		const answer = await this.session.request<{ executionId?: string }>(
			'POST',
			`/rest/workflows/${id}/run`,
			{ triggerToStartFrom: { name: trigger } },
		);
		if (!answer.executionId) throw new Error(`"${trigger}" waits for a call from outside`);
		return answer.executionId;
	}

	/** Runs a workflow to its end, good or bad. */
	async runManually(workflow: StoredWorkflow, timeoutSeconds = 60): Promise<ExecutionRecord> {
		return await this.waitForExecution(await this.startManually(workflow), timeoutSeconds);
	}

	/** Waits until an execution has ended; one that waits (Wait node) has not, unless `untilWaiting`. */
	async waitForExecution(
		id: string,
		timeoutSeconds = 60,
		untilWaiting = false,
	): Promise<ExecutionRecord> {
		const deadline = Date.now() + timeoutSeconds * 1000;
		for (;;) {
			const stored = await this.session.request<StoredExecution>('GET', `/rest/executions/${id}`);
			const reached =
				!UNFINISHED.includes(stored.status) || (untilWaiting && stored.status === 'waiting');
			if (reached) return new ExecutionRecord(stored);
			if (Date.now() > deadline) {
				throw new Error(`Execution ${id} is still "${stored.status}" after ${timeoutSeconds} s`);
			}
			await sleep(LOOK_AGAIN_AFTER);
		}
	}

	/** The ids of a workflow's executions, newest first. */
	async executionIds({ id }: StoredWorkflow): Promise<string[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId: id }));
		const { results } = await this.session.request<{ results: Array<{ id: string }> }>(
			'GET',
			`/rest/executions?filter=${filter}`,
		);
		// n8n asks for those that run and those that ended at one time: one that ends just then is in both answers.
		return [...new Set(results.map((execution) => execution.id))];
	}

	/** Waits until a workflow that was called from outside has an execution; the ids, newest first. */
	async untilExecuted(
		workflow: StoredWorkflow,
		timeoutSeconds = 10,
	): Promise<[string, ...string[]]> {
		const deadline = Date.now() + timeoutSeconds * 1000;
		for (;;) {
			const [newest, ...older] = await this.executionIds(workflow);
			if (newest) return [newest, ...older];
			if (Date.now() > deadline) throw new Error(`"${workflow.name}" was not executed`);
			await sleep(LOOK_AGAIN_AFTER);
		}
	}

	/** The bytes behind an item's binary field, wherever n8n keeps them. */
	async readBinary({ id, data }: IBinaryData): Promise<Buffer> {
		if (!id) return Buffer.from(data, 'base64');
		return await this.session.download(
			`/rest/binary-data?action=download&id=${encodeURIComponent(id)}`,
		);
	}

	/** n8n answers a request to publish or to unpublish before it has done so; the editor is told later, too. */
	private async untilPublication(id: string, wanted: Publication['status']): Promise<void> {
		await eventually(`workflow ${id} is ${wanted}`, async () => {
			const { status, triggers } = await this.session.request<Publication>(
				'GET',
				`/rest/workflows/${id}/publication-status`,
			);
			if (status === 'failed' || status === 'partial') {
				const reasons = triggers.flatMap(({ errorMessage }) => errorMessage ?? []);
				throw new Error(`n8n did not start all of workflow ${id}: ${reasons.join('; ')}`);
			}
			return status === wanted;
		});
	}
}
