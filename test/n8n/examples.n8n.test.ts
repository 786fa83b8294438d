import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import sharp from 'sharp';
import { DEFAULT_LAYER_MODEL } from '../../nodes/shared/request/imageRequest';
import { promptOf } from '../conformance/requests';
import { CALLER } from './accounts';
import { importExample } from './example';
import { hashOf, servedHashes } from './image-hashes';
import type { N8nApi, StoredWorkflow } from './n8n-api';
import { complaintsAboutPack } from './n8n-log';
import { accounts, emulator, useAccounts } from './open-accounts';
import { sharedN8n } from './shared-n8n';
import type { SharedN8n } from './shared-n8n';
import { VENDORS } from './vendors';

jest.setTimeout(120_000);

/** The vendors with the model that the example takes a poster apart with. */
const LAYERING = VENDORS.filter(
	({ can }) => can.offerings[DEFAULT_LAYER_MODEL]?.ids.decomposeLayers !== undefined,
);

const snapshot = (width: number, height: number) =>
	sharp({ create: { width, height, channels: 3, background: '#336699' } })
		.png()
		.toBuffer();

describe('the examples, as shipped', () => {
	useAccounts();

	let n8n: SharedN8n & { api: N8nApi };
	beforeAll(async () => {
		n8n = await sharedN8n();
	});

	/** Activates a workflow, calls it from outside, and waits for the end of what that started. */
	const call = async (stored: StoredWorkflow, request: () => Promise<Response>) => {
		await n8n.api.activate(stored);
		const answer = await request();
		const text = await answer.text();
		expect({ status: answer.status, text }).toMatchObject({ status: 200 });
		const [id] = await n8n.api.untilExecuted(stored);
		const execution = await n8n.api.waitForExecution(id);
		await n8n.api.deactivate(stored);
		return { execution: execution.orThrow(), text };
	};

	const storedHashes = () => accounts.storage.objects.map(({ bytes }) => hashOf(bytes));
	const sentHashes = () => accounts.telegram.sent.map(({ bytes }) => hashOf(bytes));

	describe.each(VENDORS)('with $name', (vendor) => {
		const { mostImagesInSet } = vendor.model;
		const setSize = mostImagesInSet > 0 ? 3 : 1;

		it('scheduled-social-post sends the images of a set, or one where there are no sets', async () => {
			const stored = await importExample(n8n.api, 'scheduled-social-post', accounts.fillIn(vendor));
			(await n8n.api.runManually(stored)).orThrow();

			const { submissions } = emulator[vendor.key];
			expect(submissions.map(({ images }) => images.length)).toEqual([setSize]);
			expect(sentHashes()).toEqual(await servedHashes(emulator[vendor.key]));
			const [first] = accounts.telegram.sent;
			expect(first).toMatchObject({
				method: 'sendPhoto',
				fileField: 'photo',
				mimeType: submissions[0]?.images[0]?.mimeType,
			});
			expect(first?.fileName).toMatch(/\.(jpe?g|png)$/);
			const captions = accounts.telegram.sent.map(({ fields }) => fields.caption);
			const topic = /Today: (.+) \(1\)$/.exec(captions[0] ?? '')?.[1];
			expect(promptOf(submissions[0]?.body)).toContain(topic);
			expect(captions.at(-1)).toBe(captions[0]?.replace('(1)', `(${setSize})`));
		});

		it('product-photo-from-form stores the edited photo', async () => {
			const photo = await snapshot(900, 600);
			const stored = await importExample(
				n8n.api,
				'product-photo-from-form',
				accounts.fillIn(vendor),
			);
			const form = new FormData();
			form.set('field-0', 'Blue Mug!');
			form.set('field-1', new Blob([new Uint8Array(photo)], { type: 'image/png' }), 'IMG 1.png');
			form.set('field-2', 'on a white table');
			const authorization = `Basic ${btoa(`${CALLER.user}:${CALLER.password}`)}`;
			const url = `${n8n.url}/form/product-photo`;
			const { execution } = await call(stored, async () => {
				expect((await fetch(url)).status).toBe(401);
				const page = await fetch(url, { headers: { authorization } });
				expect(await page.text()).toContain('Product photo');
				return await fetch(url, { method: 'POST', headers: { authorization }, body: form });
			});

			const [submission, ...more] = emulator[vendor.key].submissions;
			expect(more).toEqual([]);
			expect(promptOf(submission?.body)).toContain(
				'put the Blue Mug! of the image on a white table',
			);
			expect(submission?.references).toMatchObject([{ sha256: hashOf(photo) }]);
			const keys = accounts.storage.objects.map(({ key }) => key);
			expect(keys).toEqual([expect.stringMatching(/^product-photos\/blue-mug-+\d+\.(jpe?g|png)$/)]);
			expect(keys[0]).toContain(execution.id);
			expect(storedHashes()).toEqual(await servedHashes(emulator[vendor.key]));
		});

		it('virtual-try-on stores and sends the picture', async () => {
			const stored = await importExample(n8n.api, 'virtual-try-on', accounts.fillIn(vendor));
			const urls = {
				person: 'https://example.com/person.jpg',
				garment: 'https://example.com/garment.png?size=2,5',
			};
			const url = `${n8n.url}/webhook/virtual-try-on`;
			await call(stored, async () => {
				expect((await fetch(url, { method: 'POST' })).status).toBe(403);
				const headers = { 'content-type': 'application/json', [CALLER.header]: CALLER.secret };
				return await fetch(url, { method: 'POST', headers, body: JSON.stringify(urls) });
			});

			const [submission, ...more] = emulator[vendor.key].submissions;
			expect(more).toEqual([]);
			expect(submission?.references).toMatchObject([{ url: urls.person }, { url: urls.garment }]);
			const served = await servedHashes(emulator[vendor.key]);
			expect(storedHashes()).toEqual(served);
			expect(sentHashes()).toEqual(served);
			expect(accounts.storage.objects.map(({ key }) => key)).toEqual([
				expect.stringMatching(/^try-on\/try-on-\d+\.(jpe?g|png)$/),
			]);
		});
	});

	it.each(LAYERING)('poster-layers-to-files writes layers of $name', async (vendor) => {
		const folder = join(n8n.filesFolder, `poster-${vendor.key}`);
		await mkdir(folder);
		const poster = await snapshot(1200, 1600);
		await writeFile(join(folder, 'poster.png'), poster);
		const { texts, ...fillIn } = accounts.fillIn(vendor);
		const stored = await importExample(n8n.api, 'poster-layers-to-files', {
			...fillIn,
			texts: { ...texts, '/home/node/.n8n-files': folder },
		});
		(await n8n.api.runManually(stored)).orThrow();

		const [submission, ...more] = emulator[vendor.key].submissions;
		expect(more).toEqual([]);
		expect(submission?.references).toMatchObject([{ sha256: hashOf(poster) }]);
		const layers = (await readdir(folder)).filter((name) => name !== 'poster.png').sort();
		expect(layers[0]).toBe('poster-layer-0.png');
		const written = await Promise.all(
			layers.map(async (name) => hashOf(await readFile(join(folder, name)))),
		);
		expect(written).toEqual(await servedHashes(emulator[vendor.key]));
	});

	it("leaves nothing about the pack in n8n's log", async () => {
		expect(await complaintsAboutPack(n8n.logFile, n8n.installation.folder)).toEqual([]);
	});
});
