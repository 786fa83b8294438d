import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { startEmulator, type Emulator, type EmulatorOptions } from '../emulator';
import { openAccounts, type Accounts } from './accounts';
import type { N8nApi } from './n8n-api';
import { startPrivateN8n, type PrivateN8n } from './private-n8n';
import { sharedN8n } from './shared-n8n';

/** What the file's tests work with, once `useAccounts` or `usePrivateAccounts` was called. */
export let api: N8nApi;
export let emulator: Emulator;
export let accounts: Accounts;
/** With `usePrivateAccounts` alone. */
export let n8n: PrivateN8n;

async function open(options?: EmulatorOptions): Promise<void> {
	emulator = await startEmulator(options);
	accounts = await openAccounts(api, emulator);
}

async function close(): Promise<void> {
	await accounts?.close();
	await emulator?.close();
}

/** The shared n8n with an account for all that the examples use, at emulators of the file's own; reset before each test. */
export function useAccounts(options?: EmulatorOptions): void {
	beforeAll(async () => {
		({ api } = await sharedN8n());
		await open(options);
	});
	beforeEach(() => {
		emulator.reset();
		accounts.reset();
	});
	afterAll(close);
}

/** The same in an n8n of the file's own, which may be killed; each test finds what the one before it left. */
export function usePrivateAccounts(): void {
	beforeAll(async () => {
		n8n = await startPrivateN8n();
		({ api } = n8n);
		await open();
	});
	afterAll(async () => {
		await n8n?.close();
		await close();
	});
}
