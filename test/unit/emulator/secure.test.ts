import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { Agent, request } from 'node:https';
import { CERTIFICATE, type Emulator, startEmulator } from '../../emulator';
import { BODY, SUBMIT } from './asking';

let emulator: Emulator;
const agent = new Agent({ ca: CERTIFICATE.cert });
beforeAll(async () => {
	emulator = await startEmulator({
		secure: true,
		everyVendor: { taskTimeMs: 0, drawing: 'small' },
	});
});
afterAll(async () => {
	agent.destroy();
	await emulator.close();
});
beforeEach(() => emulator.reset());

/** The status and body of a submission over TLS, or the code of the error it ended with. */
function submit(): Promise<string> {
	const { url, apiKey } = emulator.atlasCloud;
	const headers = {
		authorization: `Bearer ${apiKey}`,
		'content-type': 'application/json',
		'user-agent': 'test',
	};
	return new Promise((resolve) => {
		const sent = request(url + SUBMIT.atlasCloud, { method: 'POST', headers, agent }, (answer) => {
			let text = '';
			answer.on('data', (piece) => (text += piece));
			answer.on('end', () => resolve(`${answer.statusCode} ${text}`));
			answer.on('error', (error: NodeJS.ErrnoException) => resolve(`broken: ${error.code}`));
		});
		sent.on('error', (error: NodeJS.ErrnoException) => resolve(`broken: ${error.code}`));
		sent.end(JSON.stringify(BODY.atlasCloud));
	});
}

it('speaks HTTPS, and names its own addresses so', async () => {
	const told = await submit();
	expect(told).toMatch(/^200 /);
	expect(told).toContain(`${emulator.atlasCloud.url}/api/v1/model/prediction/`);
	expect(emulator.atlasCloud.url).toMatch(/^https:/);
});

it('spoils a TLS record after the request was read and the task created', async () => {
	emulator.inject({ vendor: 'atlasCloud', stage: 'submit', fault: 'tls-record-spoiled' });
	expect(await submit()).toMatch(/^broken: ERR_SSL_.*(MAC|RECORD)/);
	expect(emulator.atlasCloud.submissions).toHaveLength(1);
	expect(emulator.atlasCloud.requests[0]).toMatchObject({ status: 0, clientGone: false });
	expect(await submit()).toMatch(/^200 /);
});

it.each(['connection-reset', 'connection-reset-before-read'] as const)(
	'plays %s below TLS',
	async (fault) => {
		emulator.inject({ vendor: 'atlasCloud', stage: 'submit', fault });
		expect(await submit()).toBe('broken: ECONNRESET');
	},
);

it('ends with connections open', async () => {
	emulator.inject({ vendor: 'atlasCloud', stage: 'submit', fault: 'hang' });
	const waiting = submit();
	while (emulator.atlasCloud.submissions.length === 0) await new Promise(setImmediate);
	await emulator.close();
	expect(await waiting).toMatch(/^broken/);
});
