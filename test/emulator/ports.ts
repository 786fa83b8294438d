import { createServer } from 'node:net';
import type { EmulatorOptions } from './emulator';
import { VENDOR_NAMES, VENDORS } from './vendors';

const IMAGES_PORT = 4800;
const FIRST_HOST_PORT = 4851;

/** The ports of an emulator run by hand, so that saved credentials keep working: new vendors come last. */
function fixedPorts(): [name: string, port: number][] {
	const hosts = VENDOR_NAMES.flatMap((name) =>
		Object.keys(VENDORS[name].hosts).map((host) => `${name}.${host}`),
	);
	return [
		['images', IMAGES_PORT],
		...VENDOR_NAMES.map((name, index): [string, number] => [name, IMAGES_PORT + 1 + index]),
		...hosts.map((name, index): [string, number] => [name, FIRST_HOST_PORT + index]),
	];
}

/** The fixed ports that are free; the others are left to chance. */
export async function freePorts(): Promise<NonNullable<EmulatorOptions['ports']>> {
	const fixed = fixedPorts();
	const free = await Promise.all(fixed.map(([, port]) => isFree(port)));
	return Object.fromEntries(fixed.filter((_, index) => free[index]));
}

function isFree(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const probe = createServer();
		probe.once('error', () => resolve(false));
		probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
	});
}
