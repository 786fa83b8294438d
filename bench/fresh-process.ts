import { fork } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';

/** Runs a plan in a process of its own, whose garbage can be collected, and gives what it measured. */
export async function runFresh<Plan extends object, Result>(
	entry: string,
	plan: Plan,
): Promise<Result> {
	const child = fork(entry, [], { execArgv: ['--expose-gc', '--import', 'tsx'] });
	child.send(plan);
	const ended = once(child, 'exit').then(([code]): never => {
		throw new Error(`The measured process ended with ${code}`);
	});
	// Its answer comes before its end.
	const answered = once(child, 'message').then(([result]) => result as Result);
	return await Promise.race([answered, ended]);
}

/** The other side: measures the one plan that comes, answers and ends. */
export function answerPlan<Plan, Result extends object>(
	measure: (plan: Plan) => Promise<Result>,
): void {
	process.once('message', (plan: Plan) => {
		measure(plan).then(
			(result) => process.send?.(result, () => process.exit(0)),
			(error: unknown) => {
				console.error(error);
				process.exit(1);
			},
		);
	});
	process.once('exit', () =>
		rmSync(process.env.N8N_USER_FOLDER ?? '', { recursive: true, force: true }),
	);
}
