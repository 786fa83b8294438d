/**
 * The bytes of a file as far as they are on hand: all of it, its start, or a window that moves along a stream.
 * Offsets count from the start of the file. Reading what is not on hand gives 0 or nothing and never throws:
 * ask `has` first.
 */
export class FileBytes {
	private wanted = 0;

	/** @param ended whether the file ends with these bytes: no more will come */
	constructor(
		private bytes: Buffer = Buffer.alloc(0),
		public ended = true,
		private start = 0,
	) {}

	/** Whether these bytes are on hand. Until they are, they and what follows them are kept. */
	has(offset: number, length: number): boolean {
		if (offset >= this.start && this.reaches(offset + length)) return true;
		this.wanted = offset;
		return false;
	}

	/** Whether the file goes up to this offset. Until it does, nothing before it is kept. */
	reaches(end: number): boolean {
		if (this.start + this.bytes.length >= end) return true;
		this.wanted = end;
		return false;
	}

	/** Takes the next bytes of the stream and lets go what stands before the offset that was asked for last. */
	append(chunk: Buffer): void {
		const kept = this.bytes.subarray(Math.max(0, this.wanted - this.start));
		this.start += this.bytes.length - kept.length;
		if (kept.length > 0) this.bytes = Buffer.concat([kept, chunk]);
		else this.bytes = chunk;
	}

	uint8(offset: number): number {
		return this.bytes[offset - this.start] ?? 0;
	}

	uint16(offset: number, littleEndian = false): number {
		const [high, low] = littleEndian ? [offset + 1, offset] : [offset, offset + 1];
		return this.uint8(high) * 0x100 + this.uint8(low);
	}

	uint32(offset: number, littleEndian = false): number {
		const [high, low] = littleEndian ? [offset + 2, offset] : [offset, offset + 2];
		return this.uint16(high, littleEndian) * 0x10000 + this.uint16(low, littleEndian);
	}

	/** Exact up to 2^53, far beyond the size of any file. */
	uint64(offset: number): number {
		return this.uint32(offset) * 2 ** 32 + this.uint32(offset + 4);
	}

	/** The bytes as text, each a character. */
	text(offset: number, length: number): string {
		const from = Math.max(0, offset - this.start);
		return this.bytes.toString('latin1', from, Math.max(from, offset + length - this.start));
	}

	/** A part of the file as a file of its own, such as a block of Exif. */
	part(offset: number, length: number): FileBytes {
		const from = Math.max(0, offset - this.start);
		return new FileBytes(this.bytes.subarray(from, from + length));
	}
}
