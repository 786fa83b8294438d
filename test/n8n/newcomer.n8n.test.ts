import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { startEmulator } from '../emulator';
import type { Emulator } from '../emulator';
import { launchBrowser } from './browser';
import { Editor } from './editor';
import { eventually } from './eventually';
import type { ExecutionRecord } from './execution-record';
import { FormVisitor } from './form-visitor';
import { hashOf, imageHashes } from './image-hashes';
import { startMailServer } from './mail-server';
import type { MailServer } from './mail-server';
import type { StoredWorkflow } from './n8n-api';
import type { NodePanel } from './node-panel';
import { startPrivateN8n } from './private-n8n';
import type { PrivateN8n } from './private-n8n';
import { emulatedCredential, vendorOf } from './vendors';
import type { NodeSketch } from './workflow-sketch';
import { workflow } from './workflow-sketch';

jest.setTimeout(120_000);

const FORM = 'On form submission';
const EDIT = 'Seedream Edit';
const POLL = 'Seedream Poll Prediction';

/** A form with one field, which n8n lets take several files unless told otherwise. */
const photoForm: NodeSketch = {
	name: FORM,
	type: 'n8n-nodes-base.formTrigger',
	typeVersion: 2.6,
	webhookId: '2c0d1a53-5fd5-4f8e-9d7c-0c8a4a2f6b11',
	parameters: {
		formTitle: 'Send us your photo',
		formFields: { values: [{ fieldLabel: 'Photo', fieldType: 'file', requiredField: true }] },
	},
};

/** From the first search to a mail with three images; each step goes on where the one before ended. */
describe('a newcomer with mouse and keyboard', () => {
	const account = vendorOf('atlasCloud');
	let emulator: Emulator;
	let mailServer: MailServer;
	let n8n: PrivateN8n;
	let browser: Browser;
	let stored: StoredWorkflow;
	let editor: Editor;
	let panel: NodePanel;

	beforeAll(async () => {
		emulator = await startEmulator();
		mailServer = await startMailServer();
		// In the shared one there are accounts of other tests, among which n8n would choose.
		n8n = await startPrivateN8n();
		const { api } = n8n;
		const vendorAccount = emulatedCredential(emulator, account);
		await api.createCredential({ ...vendorAccount, name: 'My account' });
		await api.createCredential({ name: 'My mail', type: 'smtp', data: mailServer.credential });
		stored = await api.createWorkflow(workflow('Photos by mail', photoForm, []));
		browser = await launchBrowser((line) => process.stderr.write(`editor: ${line}\n`));
		editor = await Editor.open(browser, api.session);
		await editor.page.setViewportSize({ width: 1440, height: 900 });
		await editor.openWorkflow(stored.id);
	}, 180_000);
	afterAll(async () => {
		await browser?.close();
		await n8n?.close();
		await mailServer?.close();
		await emulator?.close();
	});

	const submissions = () => emulator[account.key].submissions;

	/** The newest execution, once it is over. */
	async function lastExecution(): Promise<ExecutionRecord> {
		const [id] = await n8n.api.untilExecuted(stored);
		return (await n8n.api.waitForExecution(id)).orThrow();
	}

	it('finds the node by what it shall do, and n8n chooses the account', async () => {
		const creator = await editor.openNodeCreatorBehind(FORM);
		await creator.add('edit photo', EDIT, 'Edit an image');
		panel = await editor.openedPanel();
		await editor.screenshot('newcomer-1-added');
		expect(await panel.chosenCredential()).toBe('My account');
	});

	it("drops the form's file on Image", async () => {
		const visitor = await FormVisitor.at(await panel.run.openForm());
		const blue = { width: 900, height: 600, channels: 3, background: '#336699' } as const;
		const buffer = await sharp({ create: blue }).png().toBuffer();
		await visitor.attach('Photo', { name: 'IMG 1.png', mimeType: 'image/png', buffer });
		await visitor.press('Submit');

		const photo = await panel.run.inputField('Photo');
		await visitor.page.close();
		await panel.fields.drop(photo, 'image');
		await panel.fields.untilExpression('image', '{{ $json.Photo }}');
		await editor.screenshot('newcomer-2-dropped');
	});

	it('is told to write a prompt, and pays nothing before', async () => {
		// n8n runs the node itself too when a form is to bring its input.
		const told = await panel.run.error("'Prompt' is empty");
		expect(told).toContain('Nothing was submitted');
		expect(submissions()).toEqual([]);
		await panel.fields.write('prompt', 'Put it on a marble table');
	});

	it('is told what became of a task that takes too long', async () => {
		emulator[account.key].settings.taskTimeMs = Infinity;
		await panel.fields.addOption('Timeout');
		await panel.fields.write('timeout', '1');
		await panel.run.start();
		const told = await panel.run.error('did not finish the task in time');
		await editor.screenshot('newcomer-3-timeout');
		expect(submissions()).toHaveLength(1);
		expect(submissions()[0]?.references).toMatchObject([{ width: 900, height: 600 }]);
		expect(told).toContain("Raise 'Timeout' in 'Options'");
		expect(told).toContain(`Task ID: ${submissions()[0]?.taskId}`);
		expect(told).toContain(`get its images with ${POLL}`);
	});

	it('connects Poll Prediction to the error output, and gets the images with nothing set in it', async () => {
		await panel.openTab('settings');
		await panel.fields.choose('onError', 'Continue (using error output)');
		await editor.screenshot('newcomer-4-settings');
		await panel.close();
		const creator = await editor.openNodeCreatorBehind(EDIT, 1);
		await creator.add('task status', POLL, 'Get the images of a task');
		panel = await editor.openedPanel();
		await editor.screenshot('newcomer-5-poll');
		await panel.run.start();
		// What Edit gives out is there now, and Poll Prediction waits for the task.
		await panel.run.inputField('taskId');
		emulator[account.key].finish();
		await panel.run.untilOutputShows('image/jpeg');
		await editor.screenshot('newcomer-6-polled');

		expect(submissions()).toHaveLength(2);
		const execution = await lastExecution();
		const files = execution.itemsOf(POLL).map(({ binary }) => binary?.data);
		const bytes = await Promise.all(files.map(async (file) => await n8n.api.readBinary(file!)));
		expect(bytes.map(hashOf)).toEqual(await imageHashes(submissions()[1]!));
	});

	it('gets a set of images in one item', async () => {
		emulator[account.key].settings.taskTimeMs = 40;
		await panel.close();
		await editor.showAll();
		await editor.screenshot('newcomer-7-canvas');
		panel = await editor.openNode(EDIT);
		await panel.openTab('params');
		await panel.fields.write('timeout', '600');
		await panel.fields.turnOn('imageSet');
		await panel.fields.write('maxImages', '3');
		await panel.fields.addOption('Put All Images in One Item');
		await panel.fields.turnOn('allInOneItem');
		await panel.run.start();
		await panel.run.openBranch('Success Branch (1 item)');
		await panel.run.untilOutputShows('data_2');
		await editor.screenshot('newcomer-8-one-item');
		expect(submissions()).toHaveLength(3);
		const items = (await lastExecution()).itemsOf(EDIT);
		expect(items.map(({ binary }) => Object.keys(binary ?? {}))).toEqual([
			['data', 'data_1', 'data_2'],
		]);
	});

	it('mails them as three attachments', async () => {
		await panel.close();
		const creator = await editor.openNodeCreatorBehind(EDIT);
		await creator.add('send email', 'Send Email', 'Send an Email');
		panel = await editor.openedPanel();
		await panel.fields.write('fromEmail', 'shop@example.com');
		await panel.fields.write('toEmail', 'customer@example.com');
		await panel.fields.write('subject', 'Your photos');
		await panel.fields.addOption('Attachments (File)');
		await panel.fields.write('fileAttachments', 'data,data_1,data_2');
		await editor.screenshot('newcomer-9-mail');
		await panel.run.start();
		await eventually('a mail has come', () => mailServer.mails.length > 0, 60);

		const [{ subject, attachments }, ...more] = mailServer.mails as [(typeof mailServer.mails)[0]];
		expect({ subject, more }).toEqual({ subject: 'Your photos', more: [] });
		expect(attachments.map(({ content }) => hashOf(content))).toEqual(
			await imageHashes(submissions()[2]!),
		);
		const execution = await lastExecution();
		const [item] = execution.itemsOf(EDIT);
		const names = Object.values(item?.binary ?? {}).map(({ fileName }) => fileName);
		expect(attachments.map(({ filename }) => filename)).toEqual(names);
		for (const { filename, contentType, content } of attachments) {
			expect(filename).toMatch(/\.jpe?g$/);
			expect(contentType).toBe('image/jpeg');
			expect(await sharp(content).metadata()).toMatchObject({ format: 'jpeg' });
		}
		// The mail was sent from the images that there were.
		expect(submissions()).toHaveLength(3);
		await panel.close();
		await editor.showAll();
		await editor.screenshot('newcomer-10-canvas');
	});
});
