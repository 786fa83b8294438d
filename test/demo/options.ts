export interface DemoOptions {
	/** Stop after the run instead of staying up. */
	once: boolean;
	/** The editor's port, when a particular one is wanted. */
	port?: number;
}

export const USAGE = 'Usage: npm run demo [-- --once] [-- --port 5678]';

/** Reads the command line; what it does not know is an error, not ignored. */
export function parseOptions(commandLine: string[]): DemoOptions {
	const options: DemoOptions = { once: false };
	const words = commandLine.flatMap((word) => word.split('='));
	for (let word = words.shift(); word !== undefined; word = words.shift()) {
		if (word === '--once') options.once = true;
		else if (word === '--port') options.port = parsePort(words.shift());
		else throw new Error(`Unknown option "${word}". ${USAGE}`);
	}
	return options;
}

function parsePort(text: string | undefined): number {
	const port = Number(text);
	if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
	throw new Error(`--port takes a number from 1 to 65535, not "${text ?? ''}". ${USAGE}`);
}
