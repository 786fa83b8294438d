import type { Job } from '../../nodes/shared/models/families';
import { parseImageRequest } from '../../nodes/shared/request/imageRequest';
import { chooseSize } from '../../nodes/shared/request/sizes';
import type { HttpCall, Order, Vendor } from '../../nodes/shared/vendors/vendor';
import type { VendorName } from '../../nodes/shared/vendors/vendors';
import { familyFor, SUBJECTS, type Subject } from '../conformance/subjects';
import { canPlay, credentialOf, startEmulator, type Emulator, type FaultRule } from '../emulator';
import { picture } from '../engine/pictures';
import { QUICK } from '../engine/wire';
import { shapesOf } from './shapes';

const REFERENCE = 'https://cdn.example.com/photo.jpg';
const JOBS: Array<[job: Job, imageSet: boolean, use: Parameters<typeof familyFor>[1]]> = [
	['generate', false, 'generate'],
	['generate', true, 'generateSet'],
	['edit', false, 'edit'],
	['decomposeLayers', false, 'decomposeLayers'],
];
/** What a submission can be answered instead. */
const FAULTS = [
	{ fault: 'throttle' },
	{ fault: 'quota' },
	{ fault: 'model-not-found' },
	{ fault: 'moderation-prompt' },
	{ fault: 'internal-error' },
	{ fault: 'ok-with-error' },
	{ fault: 'task-failed' },
	{ fault: 'images-beside-error' },
	{ fault: 'outputs-missing', as: 'null' },
	{ fault: 'null-output' },
	{ fault: 'inline-images', as: 'base64' },
	{ fault: 'inline-images', as: 'data-uri' },
	{ fault: 'gateway-html' },
];

/** An order as a node would make it from the defaults. */
function orderOf(subject: Subject, [job, imageSet, use]: (typeof JOBS)[number]): Order | undefined {
	const family = familyFor(subject, use);
	if (!family) return undefined;
	const request = parseImageRequest(subject.vendor, job, { model: family, prompt: 'x', imageSet });
	const size = request.size && chooseSize(request.model.offering, request.size);
	return { ...request, size, references: job === 'generate' ? [] : [REFERENCE] };
}

/** A body as n8n gives it to the pack: text that is JSON is read. */
export function received(body: unknown): unknown {
	if (typeof body !== 'string') return body;
	try {
		return JSON.parse(body) as unknown;
	} catch {
		return body;
	}
}

/** Sends a vendor's own call to its emulator. */
async function answerTo(emulator: Emulator, { name, descriptor }: Subject, call: HttpCall) {
	const { method, host = 'baseUrl', path, body, headers } = call;
	const fields = credentialOf(emulator, name);
	const isJson = body !== undefined && !(body instanceof FormData) && !Buffer.isBuffer(body);
	const reply = await fetch(/^https?:/.test(path) ? path : `${fields[host]}${path}`, {
		method,
		headers: {
			authorization: `${descriptor.keyScheme} ${fields.apiKey}`,
			'user-agent': 'fuzz',
			...(isJson && { 'content-type': 'application/json' }),
			...headers,
		},
		body: isJson ? JSON.stringify(body) : (body as BodyInit | undefined),
	});
	return received(await reply.text());
}

/** Every kind of answer that a vendor's emulator has to the vendor's own calls. */
async function answersOf(emulator: Emulator, subject: Subject): Promise<unknown[]> {
	const vendor: Vendor = subject.vendor;
	const { tasks, uploads, modelList, balance, quote } = vendor;
	const orders = JOBS.map((job) => orderOf(subject, job)).filter((order) => order !== undefined);
	const answers: unknown[] = [];
	const ask = async (call: HttpCall) => answers.push(await answerTo(emulator, subject, call));
	const askAbout = async (id: string) => {
		if (!tasks) return;
		await ask(tasks.single(id));
		if (tasks.batch) await ask(tasks.batch.call([id, 'unknown']));
	};
	const submit = async (order: Order) => {
		const call = vendor.submission(order);
		const answer = await answerTo(emulator, subject, call);
		answers.push(answer);
		const reading = vendor.readSubmission({ statusCode: 200, headers: {}, body: answer });
		if ('taskId' in reading && reading.taskId) {
			emulator[subject.name].finish();
			await askAbout(reading.taskId);
		}
	};
	emulator[subject.name].settings.taskTimeMs = tasks ? Infinity : 0;
	for (const order of orders) await submit(order);
	for (const rule of FAULTS) {
		const aimed = { vendor: subject.name, stage: 'submit', ...rule } as FaultRule;
		if (!canPlay(subject.name, aimed)) continue;
		emulator.inject(aimed);
		await submit(orders[0]!);
	}
	if (tasks?.list) await ask(tasks.list.call(0, {}));
	if (modelList) await ask(modelList.call);
	if (balance) await ask(balance.call);
	const asking = quote?.call(orders[0]!);
	if (asking) await ask(asking);
	const file = { bytes: await picture(), fileName: 'a.png', mimeType: 'image/png' };
	for (let way = uploads; way; way = way.otherwise) await ask(way.call(file));
	return answers;
}

/** What replies look like, by vendor: as the emulators give them, and beyond that as pages show them. */
export async function harvestShapes(): Promise<Record<VendorName, unknown[]>> {
	const emulator = await startEmulator(QUICK);
	try {
		const shapes: Array<[VendorName, unknown[]]> = [];
		for (const subject of SUBJECTS) {
			const further = shapesOf(subject.name);
			shapes.push([subject.name, [...(await answersOf(emulator, subject)), ...further]]);
			emulator.reset();
		}
		return Object.fromEntries(shapes) as Record<VendorName, unknown[]>;
	} finally {
		await emulator.close();
	}
}
