import { Readable } from 'node:stream';
import type { IBinaryData, IHttpRequestOptions } from 'n8n-workflow';
import { Dice } from '../dice';
import type { Journal } from '../journal';
import type { Scenario } from '../scenario';
import type { Account } from '../vendor/account';
import { numberOf, pictureOf } from '../vendor/wire';
import type { VirtualTime } from '../virtualTime';
import { BROKEN, UNREACHED, requestError } from './connectionFaults';
import { exchange, type Ending } from './exchange';

interface Download {
	statusCode: number;
	headers: Record<string, string>;
	body: Readable;
}

const download = (statusCode: number, ...chunks: Buffer[]): Download => ({
	statusCode,
	headers: {},
	body: Readable.from(chunks, { objectMode: false }),
});

/** The storage that results stand in, and n8n's own that they are put into. */
export class Files {
	/** When downloads were begun. */
	readonly begun: number[] = [];
	/** By the id of a stored file: the number of the task whose picture it is. */
	readonly stored = new Map<string, number>();

	constructor(
		private readonly scenario: Scenario,
		private readonly time: VirtualTime,
		private readonly account: Account,
		private readonly journal: Journal,
	) {}

	async httpRequest(item: number, options: IHttpRequestOptions): Promise<Download> {
		const { time, scenario } = this;
		const signal = options.abortSignal as AbortSignal | undefined;
		const dice = new Dice('download', scenario.seed, this.begun.length);
		if (!signal?.aborted) {
			this.begun.push(time.now());
			this.journal.note('download', item, () => options.url);
		}
		const arrive = (): Ending<Download> => this.fetch(options.url, dice);
		return await exchange({ time, arrivesAt: time.now() + scenario.latency, arrive, signal });
	}

	async prepareBinaryData(
		data: Buffer | Readable,
		fileName?: string,
		mimeType = '',
	): Promise<IBinaryData> {
		const chunks: Buffer[] = [];
		if (Buffer.isBuffer(data)) chunks.push(data);
		else for await (const chunk of data) chunks.push(chunk as Buffer);
		const id = `stored-${this.stored.size + 1}`;
		if (new Dice('disk', this.scenario.seed, this.stored.size).chance(this.scenario.diskFull)) {
			this.stored.set(id, 0);
			throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
		}
		this.stored.set(id, numberOf(Buffer.concat(chunks)));
		return { id, data: '', fileName, mimeType };
	}

	private fetch(url: string, dice: Dice): Ending<Download> {
		const { time, account, scenario } = this;
		const [, , , id = ''] = url.split('/');
		const at = time.now();
		const task = account.find(id);
		if (!task) return { at, reply: download(404, Buffer.from('no such file')) };
		const picture = pictureOf(task);
		if (!dice.chance(scenario.downloadFaults) || at >= scenario.troubleUntil) {
			return { at, reply: download(200, picture.subarray(0, 30), picture.subarray(30)) };
		}
		switch (dice.whole(0, 6)) {
			case 0:
				return { at, error: requestError(dice.pick(UNREACHED)) };
			case 1:
				return { at, error: requestError(dice.pick(BROKEN)) };
			case 2:
				return { at: Infinity };
			case 3:
				return { at, reply: download(dice.pick([403, 404, 429, 500, 503]), Buffer.from('no')) };
			case 4:
				return { at, reply: download(200, Buffer.from('<html>not here</html>')) };
			case 5:
				return { at, reply: download(200, picture.subarray(0, 40)) };
			default:
				return { at, reply: this.broken(picture) };
		}
	}

	/** A download that breaks off in the middle. */
	private broken(picture: Buffer): Download {
		const body = new Readable({ read: () => undefined });
		body.push(picture.subarray(0, 40));
		const reset = Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
		this.time.at(this.time.now() + 5, () => body.destroy(reset));
		return { statusCode: 200, headers: {}, body };
	}
}
