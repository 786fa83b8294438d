import { parseArgs } from 'node:util';
import type { FaultRule } from './emulator';
import { FAULTS } from './faults/table';
import { freePorts } from './ports';
import { startEmulator } from './start';
import type { EmulatedVendor } from './types';
import { VENDOR_NAMES, VENDORS } from './vendors';

const HELP = `The vendors of Seedream on this machine, for trying workflows without paying.

  npm run emulator -- [options]

  --task-time <ms>    how long a task takes (default 4000)
  --small             draws small files quickly
  --image-bytes <n>   pads image files to this many bytes
  --fault <json>      scripts a fault, again and again for several, such as
                      '{"vendor":"atlasCloud","stage":"poll","fault":"gateway-html","times":2}'
  --faults            lists the faults
  --help              prints this
`;

/** Runs the emulator by hand until Ctrl-C. */
async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			'task-time': { type: 'string', default: '4000' },
			small: { type: 'boolean', default: false },
			'image-bytes': { type: 'string' },
			fault: { type: 'string', multiple: true, default: [] },
			faults: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) return void process.stdout.write(HELP);
	if (values.faults) return listFaults();

	const settings = {
		taskTimeMs: numberOf(values['task-time']),
		drawing: values.small ? ('small' as const) : ('full' as const),
		imageBytes: values['image-bytes'] === undefined ? undefined : numberOf(values['image-bytes']),
	};
	const emulator = await startEmulator({
		ports: await freePorts(),
		everyVendor: settings,
		recordBodies: 'short',
		keyPart: '0123456789abcdef',
	});
	for (const fault of values.fault) emulator.inject(JSON.parse(fault) as FaultRule);

	for (const name of VENDOR_NAMES) tell(VENDORS[name].title, emulator[name]);
	process.stdout.write(`Images come from ${emulator.images.url}\nCtrl-C ends it.\n`);
	const end = () => void emulator.close().then(() => process.exit(0));
	process.once('SIGINT', end).once('SIGTERM', end);
}

function numberOf(text: string): number {
	const number = Number(text);
	if (text.trim() === '' || !Number.isFinite(number) || number < 0) {
		throw new Error(`'${text}' is no number of milliseconds or bytes`);
	}
	return number;
}

function tell(title: string, { url, hosts, apiKey, keys }: EmulatedVendor): void {
	const lines = [
		title,
		`  base URL       ${url}`,
		...Object.entries(hosts).map(([host, origin]) => `  ${host.padEnd(14)} ${origin}`),
		`  API key        ${apiKey}`,
		`  no balance     ${keys.emptyBalance}`,
		`  no permission  ${keys.noPermission}`,
		`  quota used up  ${keys.quota}`,
	];
	process.stdout.write(`${lines.join('\n')}\n\n`);
}

function listFaults(): void {
	for (const [name, { stages, about }] of Object.entries(FAULTS)) {
		process.stdout.write(`${name.padEnd(30)} ${about}\n${' '.repeat(31)}at ${stages.join(', ')}\n`);
	}
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
