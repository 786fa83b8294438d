import {
	afterAll,
	afterEach,
	beforeAll,
	beforeEach,
	describe,
	expect,
	it,
	jest,
} from '@jest/globals';
import type { Browser } from 'playwright-core';
import { DEFAULT_MODEL } from '../../nodes/shared/request/imageRequest';
import { promptOf } from '../conformance/requests';
import { startEmulator } from '../emulator';
import type { Emulator } from '../emulator';
import { CALLER, openAccounts } from './accounts';
import type { Accounts } from './accounts';
import { launchBrowser } from './browser';
import { eventually } from './eventually';
import { importExample } from './example';
import type { FillIn } from './example';
import { FormVisitor } from './form-visitor';
import { hashOf, servedHashes } from './image-hashes';
import type { N8nApi, StoredWorkflow } from './n8n-api';
import { sharedN8n } from './shared-n8n';
import { vendorOf, VENDORS } from './vendors';
import type { Vendor } from './vendors';

jest.setTimeout(180_000);

const WISH = 'A lighthouse at dusk, watercolor';
const PRICED = VENDORS.filter(({ can }) => can.prices?.families[DEFAULT_MODEL]?.image);
const [UNPRICED] = VENDORS.filter((vendor) => !PRICED.includes(vendor));
/** How many images are asked for: of one vendor one too, and of all what takes a sum of several prices. */
const COUNTS = (vendor: Vendor) => (vendor.key === 'atlasCloud' ? [1, 3] : [3]);

/** One image more where they are made than where the price was asked for. */
const ONE_MORE = { '.json.count) }}","output":"images"': '.json.count) + 1 }}","output":"images"' };
/** The day that a person has, cut down to what is over when n8n looks around, once a minute. */
const NO_TIME = {
	'"resumeAmount":1,"resumeUnit":"days"': '"resumeAmount":0.01,"resumeUnit":"minutes"',
};

/** A price that stands there while the other tests run, and its execution. */
interface Unanswered {
	emulator: Emulator;
	accounts: Accounts;
	id: string;
}

/** The sum that a page shows. */
const sumOn = (text: string) => Number(/At most USD ([\d.]+)/.exec(text)?.[1]);

describe('approval-before-paying, as shipped', () => {
	let emulator: Emulator;
	let accounts: Accounts;
	let browser: Browser;
	let api: N8nApi;
	let stored: StoredWorkflow;
	let visitor: FormVisitor;
	let unanswered: Unanswered;

	beforeAll(async () => {
		({ api } = await sharedN8n());
		emulator = await startEmulator();
		accounts = await openAccounts(api, emulator);
		browser = await launchBrowser((line) => process.stderr.write(`forms: ${line}\n`));
		unanswered = await askInVain();
	});
	beforeEach(() => {
		emulator.reset();
	});
	afterEach(async () => {
		await visitor?.leave();
		if (stored) await api.deactivate(stored);
	});
	afterAll(async () => {
		await browser?.close();
		await unanswered?.accounts.close();
		await unanswered?.emulator.close();
		await accounts?.close();
		await emulator?.close();
	});

	/** Asks for images; the price stands on the next page. */
	async function ask(
		vendor: Vendor,
		count: number,
		edits: FillIn['texts'] = {},
		from: Accounts = accounts,
	): Promise<void> {
		const { texts, ...fillIn } = from.fillIn(vendor);
		stored = await importExample(api, 'approval-before-paying', {
			...fillIn,
			texts: { ...texts, ...edits },
		});
		await api.activate(stored);
		const { user: username, password } = CALLER;
		visitor = await FormVisitor.open(browser, `${api.session.url}/form/images-with-approval`, {
			username,
			password,
		});
		await visitor.write('What should the images show?', WISH);
		await visitor.select('How many?', String(count));
		await visitor.press('Show the price');
	}

	/** Asks for images of an emulator that nobody else uses, and goes away. */
	async function askInVain(): Promise<Unanswered> {
		const untouched = await startEmulator();
		const own = await openAccounts(api, untouched);
		await ask(vendorOf('atlasCloud'), 2, NO_TIME, own);
		const [id] = await api.untilExecuted(stored);
		await api.waitForExecution(id, 60, true);
		await visitor.leave();
		await api.deactivate(stored);
		return { emulator: untouched, accounts: own, id };
	}

	async function decide(decision: 'Approve' | 'Decline'): Promise<void> {
		await visitor.choose(decision);
		await visitor.press('Send');
	}

	/** The execution behind the form, which ends well when the last page was seen. */
	async function executed() {
		const [id, ...more] = await api.untilExecuted(stored);
		expect(more).toEqual([]);
		return (await api.waitForExecution(id)).orThrow();
	}

	describe.each(PRICED)('with $name', (vendor) => {
		it.each(COUNTS(vendor))(
			'makes %i for the sum that was approved, and hands them over',
			async (count) => {
				const images = vendor.model.mostImagesInSet > 0 ? count : 1;
				await ask(vendor, count);
				const shown = await visitor.read('Approve the price');
				expect(shown).toContain(WISH);
				expect(shown).toContain(images > 1 ? `Up to ${images} images` : 'One image');
				expect(emulator[vendor.key].submissions).toEqual([]);

				await decide('Approve');
				expect(await visitor.read('Here they are')).toContain(`image ${images}`);
				const { submissions } = emulator[vendor.key];
				expect(submissions.map((task) => [promptOf(task.body), task.images.length])).toEqual([
					[WISH, images],
				]);
				const served = await servedHashes(emulator[vendor.key]);
				await eventually('files', async () => (await visitor.files()).length === images);
				expect((await visitor.files()).map(hashOf)).toEqual(served);

				const execution = await executed();
				const [quote] = execution.itemsOf('Price');
				expect(sumOn(shown)).toBe(quote?.json.cost);
				const made = execution.itemsOf('Make the images');
				expect(made).toHaveLength(images);
				const spent = made.reduce((sum, { json }) => sum + Number(json.cost), 0);
				expect(spent).toBeCloseTo(sumOn(shown), 6);
			},
		);
	});

	describe('with one vendor', () => {
		const vendor = vendorOf('atlasCloud');
		const submissions = () => emulator[vendor.key].submissions;

		it('submits nothing when the price is declined', async () => {
			await ask(vendor, 2);
			await visitor.read('Approve the price');
			await decide('Decline');
			expect(await visitor.read('Nothing was made')).toContain('nothing is paid');
			expect((await executed()).runsOf('Make the images')).toEqual([]);
			expect(submissions()).toEqual([]);
		});

		it('submits nothing that costs more than was approved', async () => {
			await ask(vendor, 2, ONE_MORE);
			await visitor.read('Approve the price');
			await decide('Approve');
			expect(await visitor.read('There are no images')).toContain('Nothing was submitted');
			expect((await executed()).itemsOf('Make the images')).toEqual([]);
			expect(submissions()).toEqual([]);
		});

		it('says whether a task that failed was paid', async () => {
			emulator.inject({ vendor: vendor.key, stage: 'submit', fault: 'quota' });
			await ask(vendor, 1);
			await visitor.read('Approve the price');
			await decide('Approve');
			expect(await visitor.read('There are no images')).toContain('Nothing was billed');
			await executed();
		});

		it('hands over links where the files cannot be downloaded', async () => {
			const at = { vendor: vendor.key, stage: 'download' } as const;
			emulator.inject({ ...at, fault: 'download-missing', times: Infinity });
			await ask(vendor, 2);
			await visitor.read('Approve the price');
			await decide('Approve');
			expect(await visitor.read('The files could not be downloaded')).toContain('image 2');
			const urls = submissions().flatMap(({ images }) => images.map(({ url }) => url));
			expect(urls).toHaveLength(2);
			expect(await visitor.links('image')).toEqual(urls);
			await executed();
		});

		it('submits nothing when nobody answers', async () => {
			const seen = async () => await api.waitForExecution(unanswered.id, 60, true);
			const waitsAt = async () => (await seen()).data.resultData.lastNodeExecuted;
			await eventually('declined', async () => (await waitsAt()) === 'Declined', 150);
			expect((await seen()).runsOf('Make the images')).toEqual([]);
			expect(unanswered.emulator[vendor.key].submissions).toEqual([]);
		});
	});

	// Whose prices are not known, priceQuote.test.ts has.
	it('asks nobody and submits nothing where the price is not known', async () => {
		if (!UNPRICED) throw new Error('All prices are known');
		await ask(UNPRICED, 2);
		expect(await visitor.read('There are no images')).toContain('is not known');
		expect((await executed()).runsOf('Show the price')).toEqual([]);
		expect(emulator[UNPRICED.key].submissions).toEqual([]);
	});
});
