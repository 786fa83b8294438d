import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { stringify } from 'flatted';
import type { IDataObject, INode, IRun } from 'n8n-workflow';
import { startEmulator, type Emulator, type FaultRule, type Stage } from '../emulator';
import { startForeignOrigin, type ForeignOrigin } from '../faults/lanes';
import { itemWith, picture } from '../engine/pictures';
import { runNode, type VendorName } from '../engine/seedream';
import { QUICK } from '../engine/wire';
import { SUBJECTS } from './subjects';

/** In every key of the emulator: wherever this turns up, a key or a part of one has come through. */
const CANARY = 'c4n4ry5ecret0f0urs';

/** One for each of n8n's settings, so that a case runs under all of them at once. */
const MODES: Array<Partial<INode>> = [
	{},
	{ onError: 'continueRegularOutput' },
	{ onError: 'continueErrorOutput' },
	{ retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
];
let emulators: Emulator[];
let foreign: ForeignOrigin;
beforeAll(async () => {
	emulators = await Promise.all(
		MODES.map(async () => await startEmulator({ ...QUICK, keyPart: CANARY })),
	);
	foreign = await startForeignOrigin();
});
afterEach(() => {
	for (const emulator of emulators) emulator.reset();
	foreign.keys.length = 0;
});
afterAll(async () => {
	await Promise.all(emulators.map(async (emulator) => await emulator.close()));
	foreign.server.close();
});

/** Every text in a value: of errors also what JSON leaves out (message, stack, cause and hidden fields). */
function textsIn(value: unknown, seen = new Set<unknown>()): string[] {
	if (typeof value === 'string') return [value];
	if (typeof value !== 'object' || value === null || seen.has(value)) return [];
	seen.add(value);
	return Reflect.ownKeys(value).flatMap((key) => [
		String(key),
		...textsIn(Reflect.get(value, key), seen),
	]);
}

/** What n8n stores of a run, and whatever hangs on its objects besides; the credentials' names are not in it. */
function leaksOf(run: IRun): string[] {
	const stored = [stringify(run.data), stringify(run)];
	return [...stored, ...textsIn(run)]
		.filter((text) => text.includes(CANARY))
		.map((text) => {
			const at = text.indexOf(CANARY);
			return text.slice(Math.max(0, at - 60), at + 60);
		});
}

function leaksOnTheWay(emulator: Emulator, vendor: VendorName): string[] {
	const others = emulator.keyLeaks();
	const paths = emulator[vendor].requests.filter(({ path }) => path.includes(CANARY));
	return [...others, ...paths].map(({ path }) => path).concat(foreign.keys);
}

interface Case {
	rule?: object;
	stage?: Stage;
	credential?: IDataObject;
	node?: string;
	settings?: Partial<INode>;
}

async function leaksIn(emulator: Emulator, vendor: VendorName, what: Case): Promise<string[]> {
	const { rule, stage = 'submit', credential, node = 'seedreamGenerate', settings } = what;
	if (rule) emulator.inject({ vendor, stage, times: Infinity, ...rule } as FaultRule);
	// A lost task would be looked for, for half a minute.
	if (rule && emulator[vendor].stages.includes('list')) {
		emulator.inject({ vendor, stage: 'list', fault: 'edge-block', times: Infinity });
	}
	const { run } = await runNode(emulator, {
		node,
		vendor,
		parameters: { prompt: 'a kite', options: { timeout: 1 } },
		items: [itemWith(await picture())],
		settings,
		credential,
	});
	const leaks = [...leaksOf(run), ...leaksOnTheWay(emulator, vendor)];
	emulator.reset();
	return leaks;
}

/** What comes through under any of n8n's settings. */
async function leaks(vendor: VendorName, what: Case): Promise<string[]> {
	const found = await Promise.all(
		emulators.map(async (emulator, mode) => {
			return await leaksIn(emulator, vendor, { ...what, settings: MODES[mode] });
		}),
	);
	return found.flat();
}

const FAULTS = [
	'connection-reset',
	'connection-reset-mid-body',
	'gateway-html',
	'edge-block',
	'empty-body',
];
const ECHOES: Array<[string, (key: string) => unknown]> = [
	['a header', (key) => `Invalid: Authorization: Bearer ${key}`],
	['a token', (key) => `the token ${key} is invalid`],
	['a quoted token', (key) => `{"token":"${key}"}`],
	['a list of headers', (key) => ({ headers: { authorization: `Bearer ${key}` } })],
	['a header in a URL', (key) => `authorization=bearer%20${key}`],
	['a token after much else', (key) => `${'word '.repeat(38)}${key}`],
	['a page', (key) => `<html><p>Bearer ${key}</p></html>`],
];

describe.each(SUBJECTS)('the key of $name', ({ name: vendor, asking }) => {
	const stages: Stage[] = asking ? ['submit', asking] : ['submit'];

	it('is in nothing that a good run leaves', async () => {
		expect(await leaks(vendor, {})).toEqual([]);
		expect(await leaks(vendor, { node: 'seedreamEdit' })).toEqual([]);
	});

	it.each([
		'http://127.0.0.1:9',
		'http://does-not-exist.invalid',
		'https://127.0.0.1:9',
		'not an address',
		'ftp://127.0.0.1/',
	])('is in no error about the connection to %s', async (baseUrl) => {
		expect(await leaks(vendor, { credential: { baseUrl } })).toEqual([]);
	});

	it.each(stages.flatMap((stage) => FAULTS.map((fault) => [fault, stage] as const)))(
		'is in no error after %s at %s',
		async (fault, stage) => expect(await leaks(vendor, { rule: { fault }, stage })).toEqual([]),
	);

	it.each(['hang', 'huge-reply'])('is in no error after %s', async (fault) => {
		expect(await leaks(vendor, { rule: { fault } })).toEqual([]);
	});

	it.each([301, 302, 303, 307, 308])('does not follow a redirect %d elsewhere', async (status) => {
		const rule = { fault: 'redirect', status, to: foreign.url };
		for (const stage of [...stages, 'download'] as Stage[]) {
			expect(await leaks(vendor, { rule, stage })).toEqual([]);
		}
	});

	it.each(ECHOES.map(([name, echoOf], turn) => [name, turn, echoOf] as const))(
		'is hidden where the vendor echoes it in %s',
		async (_name, turn, echoOf) => {
			const echo = echoOf(emulators[0]?.[vendor].apiKey ?? '');
			const message = typeof echo === 'string' ? echo : JSON.stringify(echo);
			const bodies: Array<[string, unknown]> = [
				['alone', echo],
				['as message', { error: { message, code: 'invalid' }, msg: message, code: 400 }],
				['as error', { error: message, detail: message, message }],
				['as code', { error: { message: 'no', code: message }, code: message, msg: 'no' }],
			];
			const shown: string[] = [];
			for (const stage of stages) {
				for (const [at, status] of (stage === 'submit' ? [401, 500, 200] : [401]).entries()) {
					// Every place meets every status, and every echo most places: all of them together take many minutes.
					const [place, body] = bodies[(turn + at) % bodies.length]!;
					const found = await leaks(vendor, { rule: { fault: 'status', status, body }, stage });
					if (found.length > 0) shown.push(`${stage} ${status} ${place}: ${found[0]}`);
				}
			}
			expect(shown).toEqual([]);
		},
	);
});
