import { createServer } from 'node:net';
import type { EmulatorOptions } from './types';

/** The ports of an emulator run by hand, so that saved credentials keep working. */
const FIXED = { atlasCloud: 4801, aceData: 4802, aioagi: 4803, images: 4804 };

/** The fixed ports that are free; the others are left to chance. */
export async function freePorts(): Promise<NonNullable<EmulatorOptions['ports']>> {
	const entries = Object.entries(FIXED);
	const free = await Promise.all(entries.map(([, port]) => isFree(port)));
	return Object.fromEntries(entries.filter((_, index) => free[index]));
}

function isFree(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const probe = createServer();
		probe.once('error', () => resolve(false));
		probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
	});
}
