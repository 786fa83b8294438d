import { readFile } from 'node:fs/promises';

export interface LogEntry {
	level: string;
	message: string;
	/** The whole line as it stands in the log. */
	line: string;
}

function parse(line: string): LogEntry {
	try {
		const { level, message } = JSON.parse(line) as Partial<LogEntry>;
		if (typeof level === 'string') return { level, message: String(message), line };
	} catch {
		// Node's own warnings and crashes are plain text.
	}
	return { level: 'output', message: line, line };
}

/** The entries of a log that n8n wrote with N8N_LOG_FORMAT=json, over all its starts. */
export async function readLog(file: string): Promise<LogEntry[]> {
	const text = await readFile(file, 'utf8').catch(() => '');
	return text
		.split('\n')
		.filter((line) => line.trim() !== '')
		.map(parse);
}

/** What n8n complains about: errors, warnings and whatever did not come from its logger. */
export function complaints(entries: LogEntry[]): LogEntry[] {
	return entries.filter(({ level }) => ['error', 'warn', 'fatal', 'output'].includes(level));
}

/**
 * What n8n complains about and what names the pack: its nodes, its credentials, its files in a stack trace.
 * n8n's own files are no such thing, though their cache folder may bear the pack's name.
 */
export async function complaintsAboutPack(file: string, n8nFolder: string): Promise<string[]> {
	const entries = complaints(await readLog(file));
	return entries
		.map(({ line }) => line.replaceAll(n8nFolder, ''))
		.filter((line) => /seedream/i.test(line));
}

/** The last lines in words, for an error message. */
export function tail(entries: LogEntry[], count = 25): string {
	return entries
		.slice(-count)
		.map(({ level, message }) => `  ${level}: ${message.trim()}`)
		.join('\n');
}
