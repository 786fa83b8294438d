import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const SERVER = join(__dirname, '../../node_modules/atlascloud-mcp/dist/index.js');
const REDIRECT = pathToFileURL(join(__dirname, 'atlas-redirect.mjs')).href;

interface Answer {
	id?: number;
	result?: { content?: Array<{ text: string }>; isError?: boolean };
	error?: unknown;
}

/** What a tool said. */
export interface ToolAnswer {
	text: string;
	failed: boolean;
}

/** Atlas Cloud's own client, an MCP server, spoken to over its standard input and output. */
export class AtlasMcp {
	private readonly process: ChildProcess;
	private readonly waiting = new Map<number, (answer: Answer) => void>();
	private calls = 0;

	constructor(origin: string, apiKey: string) {
		this.process = spawn(process.execPath, ['--import', REDIRECT, SERVER], {
			env: { PATH: process.env.PATH, ATLASCLOUD_API_KEY: apiKey, SEEDREAM_EMULATOR: origin },
			stdio: ['pipe', 'pipe', 'ignore'],
		});
		const { stdout } = this.process;
		if (!stdout) throw new Error('The client has no output');
		createInterface({ input: stdout }).on('line', (line) => {
			const answer = JSON.parse(line) as Answer;
			if (answer.id !== undefined) this.waiting.get(answer.id)?.(answer);
		});
	}

	/** Says who calls, as the protocol begins. */
	async open(): Promise<void> {
		await this.ask('initialize', {
			protocolVersion: '2025-03-26',
			capabilities: {},
			clientInfo: { name: 'test', version: '1' },
		});
		this.send({ method: 'notifications/initialized' });
	}

	async tool(name: string, parameters: object): Promise<ToolAnswer> {
		const { result, error } = await this.ask('tools/call', { name, arguments: parameters });
		if (!result) throw new Error(JSON.stringify(error));
		const text = (result.content ?? []).map((part) => part.text).join('\n');
		return { text, failed: result.isError === true };
	}

	close(): void {
		this.process.kill();
	}

	private async ask(method: string, params: object): Promise<Answer> {
		const id = (this.calls += 1);
		const answered = new Promise<Answer>((resolve) => this.waiting.set(id, resolve));
		this.send({ id, method, params });
		return await answered;
	}

	private send(message: object): void {
		this.process.stdin?.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
	}
}
