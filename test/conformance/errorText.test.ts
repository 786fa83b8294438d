import { describe, expect, it } from '@jest/globals';
import { emulator, useEmulator } from '../engine/emulated';
import { inject, run } from './harness';
import { ONE_OF_EACH_KIND, SUBJECTS, WITH_TASKS } from './subjects';

useEmulator();

const node = 'seedreamGenerate';
const poll = 'seedreamPollPrediction';
const parameters = { prompt: 'x', output: 'urls' };
const CONTINUE = { onError: 'continueRegularOutput' } as const;

describe.each(WITH_TASKS)('a task of $name that failed', (subject) => {
	const fails = (): void =>
		inject(subject, { stage: subject.asking, fault: 'task-failed', message: 'it tripped' });

	it('is told in the title, and below it what to do, whether it is billed and its ID', async () => {
		fails();
		const { error } = await run(subject, node, { parameters });
		const { displayName, tasks } = subject.vendor;
		const taskId = emulator[subject.name].submissions[0]!.taskId;
		expect(error?.message).toContain(displayName);
		expect(error?.message).not.toContain(taskId);
		expect(error?.message).not.toContain('Try again');
		expect(error?.description).toContain('The task has ended: running this item again makes a new');
		expect(error?.description).toContain(
			tasks?.failedAreFree
				? `${displayName} does not bill failed tasks.`
				: `Whether ${displayName} bills failed tasks is not known`,
		);
		expect(error?.description).toContain(taskId);
	});

	it('is no new task at Poll Prediction', async () => {
		const { items: tasks } = await run(subject, node, {
			parameters: { ...parameters, output: 'task' },
		});
		fails();
		const { error } = await run(subject, poll, { items: tasks });
		expect(error?.description).toContain('The task has ended. ');
		expect(error?.description).not.toContain('makes a new one');
	});

	it('is told in one text where the workflow goes on', async () => {
		fails();
		const { items } = await run(subject, node, { parameters, settings: CONTINUE });
		const told = String(items[0]?.json.error);
		expect(told.startsWith(subject.vendor.displayName)).toBe(true);
		expect(told).toContain('The task has ended');
		expect(told).toContain(`Task ID: ${String(items[0]?.json.taskId)}.`);
	});
});

describe.each(SUBJECTS)('a value that $name does not take', (subject) => {
	const wrong = { ...parameters, resolution: '9K' };

	it('is told in the title, and below it that nothing was submitted', async () => {
		const { error } = await run(subject, node, { parameters: wrong });
		expect(error?.message).toMatch(/^'Resolution' is '9K'\./);
		expect(error?.description).toBe('Nothing was submitted for this item.');
		const { items } = await run(subject, node, { parameters: wrong, settings: CONTINUE });
		expect(items[0]?.json.error).toBe(`${error?.message} ${error?.description}`);
	});

	it('says nothing of submissions where none would be made', async () => {
		const { error } = await run(subject, poll, { parameters: { taskId: 'a b' } });
		expect(error?.message).not.toBe('');
		expect(`${error?.message} ${error?.description ?? ''}`).not.toContain('submitted');
	});
});

describe.each(ONE_OF_EACH_KIND.filter(({ vendor }) => vendor.tasks))(
	'a task ID that $name does not show',
	(subject) => {
		it('is told soon and once where it was typed, and waited for where data brings it', async () => {
			const { items: tasks } = await run(subject, node, {
				parameters: { ...parameters, output: 'task' },
			});
			let hidden = true;
			inject(subject, {
				stage: subject.asking,
				fault: 'not-visible-yet',
				times: Infinity,
				when: () => hidden,
			});
			const { taskId } = tasks[0]!.json;
			let isBrought = false;
			const listed = {
				items: [{ json: { ids: [taskId] } }],
				parameters: { taskId: '={{ $json.ids }}' },
			};
			const brought = [{ items: tasks }, listed].map((test) =>
				run(subject, poll, test).finally(() => (isBrought = true)),
			);
			const typed = await run(subject, poll, { parameters: { taskId } });
			expect(typed.error?.message).toBe(
				`${subject.vendor.displayName} has no such task: ${String(taskId)}.`,
			);
			expect(typed.error?.description).not.toContain(taskId);
			expect(isBrought).toBe(false);
			hidden = false;
			for (const { items } of await Promise.all(brought)) {
				expect(items[0]?.json.status).toBe('succeeded');
			}
		});
	},
);
