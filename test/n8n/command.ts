import { spawn } from 'node:child_process';

/** The Unix user that a command runs as, where we may choose. */
export interface UnixUser {
	uid: number;
	gid: number;
}

export interface CommandOptions {
	folder?: string;
	/** Ourselves unless given. */
	user?: UnixUser;
	environment?: NodeJS.ProcessEnv;
	/** Called with every line of output as it comes. */
	onLine?: (line: string) => void;
	timeoutSeconds?: number;
}

const SHOWN_ON_FAILURE = 60;

/** Runs a command to its end and returns its standard output; a failure carries the last lines of both outputs. */
export async function runCommand(
	command: string,
	commandArguments: string[],
	options: CommandOptions = {},
): Promise<string> {
	const child = spawn(command, commandArguments, {
		...options.user,
		cwd: options.folder,
		env: options.environment ?? process.env,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let output = '';
	let everything = '';
	const listen = (stream: NodeJS.ReadableStream, isOutput: boolean) => {
		let rest = '';
		stream.setEncoding('utf8').on('data', (chunk: string) => {
			if (isOutput) output += chunk;
			everything += chunk;
			const lines = (rest + chunk).split('\n');
			rest = lines.pop() ?? '';
			for (const line of lines) options.onLine?.(line);
		});
	};
	listen(child.stdout, true);
	listen(child.stderr, false);

	const stop = () => child.kill('SIGKILL');
	process.once('exit', stop);
	const timer = options.timeoutSeconds
		? setTimeout(stop, options.timeoutSeconds * 1000)
		: undefined;
	try {
		const end = await new Promise<string>((resolve, reject) => {
			child.once('error', reject);
			child.once('close', (code, signal) => resolve(code === 0 ? '' : String(code ?? signal)));
		});
		if (end !== '') {
			const tail = everything.trimEnd().split('\n').slice(-SHOWN_ON_FAILURE).join('\n');
			throw new Error(`"${[command, ...commandArguments].join(' ')}" ended with ${end}:\n${tail}`);
		}
		return output;
	} finally {
		clearTimeout(timer);
		process.removeListener('exit', stop);
	}
}
