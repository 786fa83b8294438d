import { readerOf, type ImageFormat } from './format';
import { FileBytes } from './formats/fileBytes';
import type { Walk } from './formats/formatReader';

/** Watches a file go by and tells at its end whether the whole image was in it, without keeping it. */
export class EndWatcher {
	bytes = 0;
	private readonly file = new FileBytes();
	private readonly walk: Walk<boolean>;
	private whole: boolean | undefined;

	constructor(format: ImageFormat) {
		this.walk = readerOf(format).isWhole(this.file);
	}

	/** Takes the next bytes, from the start of the file on. */
	watch(chunk: Buffer): void {
		this.bytes += chunk.length;
		if (this.whole !== undefined) return;
		this.file.append(chunk);
		this.goOn();
	}

	/** Whether the image is whole, now that the file has ended. */
	get complete(): boolean {
		this.file.ended = true;
		if (this.whole === undefined) this.goOn();
		return this.whole ?? false;
	}

	private goOn(): void {
		// Nothing yet, where the walk stops for more bytes.
		this.whole = this.walk.next().value;
	}
}
