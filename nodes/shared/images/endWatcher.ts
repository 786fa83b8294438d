import { startOfScan } from './completeness';
import type { ImageFormat } from './format';

const END_MARKERS: Partial<Record<ImageFormat['name'], Buffer>> = {
	png: Buffer.from('IEND'),
	jpeg: Buffer.from([0xff, 0xd9]),
};

/** Watches a stream go by and tells at its end whether the whole image was in it, without keeping it. */
export class EndWatcher {
	bytes = 0;
	private readonly marker: Buffer | undefined;
	private readonly from: number;
	private readonly least: number;
	private tail = Buffer.alloc(0);
	private found = false;

	constructor(format: ImageFormat, header: Buffer) {
		this.marker = END_MARKERS[format.name];
		this.from = format.name === 'jpeg' ? startOfScan(header) : 0;
		this.least = format.name === 'webp' ? header.readUInt32LE(4) + 8 : 0;
	}

	watch(chunk: Buffer): void {
		const start = this.bytes;
		this.bytes += chunk.length;
		if (!this.marker || this.found) return;
		const overlap = this.marker.length - 1;
		// Only the seam is copied, not the chunk: it may end in the middle of the marker.
		const seam = Buffer.concat([this.tail, chunk.subarray(0, overlap)]);
		const seamStart = start - this.tail.length;
		this.found =
			seam.includes(this.marker, Math.max(0, this.from - seamStart)) ||
			chunk.includes(this.marker, Math.max(0, this.from - start));
		this.tail = Buffer.concat([this.tail, chunk.subarray(-overlap)]).subarray(-overlap);
	}

	get complete(): boolean {
		return this.bytes >= this.least && (this.found || !this.marker);
	}
}
