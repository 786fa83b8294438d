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

/**
 * n8n's settings. What hides a key is the same code for all of them, so that each case runs under one, another at
 * each vendor, and a good run under all.
 */
const MODES: Array<Partial<INode>> = [
	{},
	{ onError: 'continueRegularOutput' },
	{ onError: 'continueErrorOutput' },
	{ retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
];
/** Whose turn it is among the settings. */
let turn = 0;
let emulator: Emulator;
let foreign: ForeignOrigin;
beforeAll(async () => {
	emulator = await startEmulator({ ...QUICK, keyPart: CANARY });
	foreign = await startForeignOrigin();
});
afterEach(() => {
	emulator.reset();
	foreign.keys.length = 0;
});
afterAll(async () => {
	await emulator.close();
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

function leaksOnTheWay(vendor: VendorName): string[] {
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

/** What comes through; without a setting, under the next one. */
async function leaks(vendor: VendorName, what: Case): Promise<string[]> {
	const { rule, stage = 'submit', credential, node = 'seedreamGenerate' } = what;
	const { settings = MODES[turn++ % MODES.length] } = what;
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
	const found = [...leaksOf(run), ...leaksOnTheWay(vendor)];
	// The next case has a rule of its own.
	if (rule) emulator.reset();
	return found;
}

const UNREACHABLE = [
	'http://127.0.0.1:9',
	'http://does-not-exist.invalid',
	'https://127.0.0.1:9',
	'not an address',
	'ftp://127.0.0.1/',
];
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

describe.each(SUBJECTS)('the key of $name', (subject) => {
	const { name: vendor, asking } = subject;
	const stages: Stage[] = asking ? ['submit', asking] : ['submit'];
	beforeAll(() => {
		turn = SUBJECTS.indexOf(subject);
	});

	it.each(MODES)('is in nothing that a good run leaves: %j', async (settings) => {
		expect(await leaks(vendor, { settings })).toEqual([]);
		expect(await leaks(vendor, { node: 'seedreamEdit', settings })).toEqual([]);
	});

	// Together, for each of them is tried again for some seconds.
	it('is in no error about a connection', async () => {
		const found = UNREACHABLE.map((baseUrl) => leaks(vendor, { credential: { baseUrl } }));
		expect((await Promise.all(found)).flat()).toEqual([]);
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

	it.each(ECHOES.map(([name, echoOf], at) => [name, at, echoOf] as const))(
		'is hidden where the vendor echoes it in %s',
		async (_name, at, echoOf) => {
			const echo = echoOf(emulator[vendor].apiKey);
			const message = typeof echo === 'string' ? echo : JSON.stringify(echo);
			const bodies: Array<[string, unknown]> = [
				['alone', echo],
				['as message', { error: { message, code: 'invalid' }, msg: message, code: 400 }],
				['as error', { error: message, detail: message, message }],
				['as code', { error: { message: 'no', code: message }, code: message, msg: 'no' }],
			];
			const shown: string[] = [];
			for (const stage of stages) {
				for (const [next, status] of (stage === 'submit' ? [401, 500, 200] : [401]).entries()) {
					// Every place meets every status, and every echo most places: all of them together take many minutes.
					const [place, body] = bodies[(at + next) % bodies.length]!;
					const found = await leaks(vendor, { rule: { fault: 'status', status, body }, stage });
					if (found.length > 0) shown.push(`${stage} ${status} ${place}: ${found[0]}`);
				}
			}
			expect(shown).toEqual([]);
		},
	);
});
