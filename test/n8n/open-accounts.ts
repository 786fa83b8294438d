import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { startEmulator, type Emulator, type EmulatorOptions } from '../emulator';
import { openAccounts, type Accounts } from './accounts';
import type { N8nApi } from './n8n-api';
import { sharedN8n } from './shared-n8n';

/** What the file's tests work with, once `useAccounts` was called. */
export let api: N8nApi;
export let emulator: Emulator;
export let accounts: Accounts;

/** The shared n8n with an account for all that the examples use, at emulators of the file's own; reset before each test. */
export function useAccounts(options?: EmulatorOptions): void {
	beforeAll(async () => {
		({ api } = await sharedN8n());
		emulator = await startEmulator(options);
		accounts = await openAccounts(api, emulator);
	});
	beforeEach(() => {
		emulator.reset();
		accounts.reset();
	});
	afterAll(async () => {
		await accounts?.close();
		await emulator?.close();
	});
}
