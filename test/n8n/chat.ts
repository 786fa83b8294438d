import { randomUUID } from 'node:crypto';
import type { ExecutionRecord } from './execution-record';
import type { N8nApi, StoredWorkflow } from './n8n-api';

/** Sends a message as "Open chat" of the editor does, and waits for the end of what that started. */
export async function chat(
	api: N8nApi,
	workflow: StoredWorkflow,
	trigger: string,
	message: string,
): Promise<ExecutionRecord> {
	const { session } = api;
	const sessionId = randomUUID();
	await session.request('POST', `/rest/workflows/${workflow.id}/run`, {
		triggerToStartFrom: { name: trigger },
		chatSessionId: sessionId,
	});
	const answer = await fetch(`${session.url}/webhook-test/${workflow.id}/${sessionId}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ action: 'sendMessage', sessionId, chatInput: message }),
	});
	if (!answer.ok) throw new Error(`The chat answered ${answer.status}: ${await answer.text()}`);
	const [id] = await api.untilExecuted(workflow);
	return await api.waitForExecution(id);
}
