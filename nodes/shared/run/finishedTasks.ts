import type { INodeExecutionData } from 'n8n-workflow';
import type { Run } from './ledger';

/**
 * What the run's other items have, for the error that ends the run without "On Error: Continue": nothing that
 * is paid for may be lost with it (design.md, money rule 6).
 */
export function describeOtherTasks(run: Run, itemIndex: number): string | undefined {
	const lines = [...run.tasks]
		.filter(([index]) => index !== itemIndex)
		.sort(([one], [other]) => one - other)
		.flatMap(([index, { items, taskId }]) => {
			if (items?.length) return [`[Item ${index}] ${withTask(taskId)}finished: ${urlsOf(items)}`];
			return taskId ? [`[Item ${index}] ${withTask(taskId)}not fetched`] : [];
		});
	if (lines.length === 0) return undefined;
	return [
		"Other items of this run are paid for. Set 'On Error' to Continue to get them as items, or fetch them with Seedream Poll Prediction:",
		...lines,
	].join('\n');
}

const withTask = (taskId: string | undefined): string => (taskId ? `task ${taskId} ` : '');

function urlsOf(items: INodeExecutionData[]): string {
	const urls = items.map(({ json }) => json.url).filter((url) => typeof url === 'string');
	return urls.length ? urls.join(' ') : `${items.length} items without a URL`;
}
