import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmulator, type Emulator } from '../emulator';
import { picture, sha256 } from '../engine/pictures';
import { QUICK } from '../engine/wire';
import { AtlasMcp } from './atlas-mcp';

/* Atlas Cloud's own client (npm `atlascloud-mcp`) takes the emulator for Atlas Cloud. */
let emulator: Emulator;
let client: AtlasMcp;
beforeAll(async () => {
	emulator = await startEmulator(QUICK);
	const { url, apiKey } = emulator.atlasCloud;
	client = new AtlasMcp(new URL(url).origin, apiKey);
	await client.open();
});
afterEach(() => emulator.reset());
afterAll(async () => {
	client.close();
	await emulator.close();
});

const MODEL = 'bytedance/seedream-v5.0-pro/text-to-image';

it('lists the models', async () => {
	const { text, failed } = await client.tool('atlas_list_models', { type: 'Image' });
	expect(failed).toBe(false);
	expect(text).toContain(MODEL);
});

it('makes an image, and finds it by its prediction and in the history', async () => {
	const params = { prompt: 'a tin robot', size: '2048*2048' };
	const made = await client.tool('atlas_generate_image', { model: MODEL, params });
	expect(made).toMatchObject({ failed: false });
	const [submission] = emulator.atlasCloud.submissions;
	expect(submission?.body).toMatchObject({ model: MODEL, ...params });
	const taskId = submission?.taskId ?? '';
	expect(made.text).toContain(taskId);
	emulator.atlasCloud.finish();
	const { text } = await client.tool('atlas_get_prediction', { prediction_id: taskId });
	expect(text).toContain(submission?.images[0]?.url);
	expect((await client.tool('atlas_list_predictions', {})).text).toContain(taskId);
});

it('tells of a failed prediction', async () => {
	emulator.inject({
		vendor: 'atlasCloud',
		stage: 'submit',
		fault: 'task-failed',
		message: 'no such luck',
	});
	await client.tool('atlas_generate_image', { model: MODEL, params: { prompt: 'x' } });
	emulator.atlasCloud.finish();
	const [submission] = emulator.atlasCloud.submissions;
	const prediction_id = submission?.taskId ?? '';
	expect((await client.tool('atlas_get_prediction', { prediction_id })).text).toContain(
		'no such luck',
	);
});

it('uploads a file', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'seedream-clients-'));
	const file = await picture();
	writeFileSync(join(folder, 'a.png'), file);
	const { text } = await client.tool('atlas_upload_media', { file_path: join(folder, 'a.png') });
	rmSync(folder, { recursive: true });
	const [upload] = emulator.atlasCloud.uploads;
	expect(upload?.bytes.sha256).toBe(sha256(file));
	expect(text).toContain(upload?.url);
});

it('knows the balance', async () => {
	expect((await client.tool('atlas_get_balance', {})).failed).toBe(false);
});
