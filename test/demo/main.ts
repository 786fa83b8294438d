import { Cleanup } from './cleanup';
import { runDemo } from './demo';
import { parseOptions } from './options';

const SIGNALS: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

async function main(): Promise<number> {
	const options = parseOptions(process.argv.slice(2));
	const cleanup = new Cleanup();
	let ready = false;
	const stopped = new Promise<number>((resolve) => {
		// Not once: npm and tsx pass on what the terminal has sent already, and a second signal must not cut cleaning up.
		// A shell expects 130 from what Ctrl-C cut short; leaving a demo that stood ready is no failure.
		for (const signal of SIGNALS) process.on(signal, () => resolve(ready ? 0 : 130));
		// Whoever read our output is gone (`npm run demo | head`): tidy up instead of dying on the next line.
		process.stdout.on('error', () => resolve(130));
	});
	const finished = async (): Promise<number> => {
		const complete = await runDemo(options, cleanup);
		if (options.once) return complete ? 0 : 1;
		ready = true;
		return await stopped;
	};
	try {
		return await Promise.race([finished(), stopped]);
	} finally {
		console.log('\nStopping …');
		await cleanup.run();
	}
}

main().then(
	(exitCode) => process.exit(exitCode),
	(error: unknown) => {
		console.error(
			`\nThe demo could not go on: ${error instanceof Error ? error.message : String(error)}`,
		);
		process.exit(1);
	},
);
