/**
 * The bytes of a file as far as they are on hand: all of it, its start, or a window that moves along a stream.
 * Offsets count from the start of the file. Reading what is not on hand gives 0 or nothing and never throws:
 * ask `has` first.
 */
export class FileBytes {
	/** Where the bytes on hand start in the file. */
	private start = 0;
	/** Bytes that came since, while what was asked for is not there in full. */
	private waiting: Buffer[] = [];
	private end: number;
	private wanted = { offset: 0, end: 0 };

	/** @param ended whether the file ends with these bytes: no more will come */
	constructor(
		private bytes: Buffer = Buffer.alloc(0),
		public ended = true,
	) {
		this.end = bytes.length;
	}

	/** Whether these bytes are on hand. Until they are, they and what follows them are kept. */
	has(offset: number, length: number): boolean {
		const end = offset + length;
		if (offset >= this.start && end <= this.start + this.bytes.length) return true;
		this.wanted = { offset, end };
		return false;
	}

	/** Whether the file goes up to this offset. Until it does, nothing before it is kept. */
	reaches(end: number): boolean {
		if (this.end >= end) return true;
		this.wanted = { offset: end, end };
		return false;
	}

	/** Takes the next bytes of the stream and lets go what stands before the offset that was asked for last. */
	append(chunk: Buffer): void {
		if (this.wanted.offset >= this.end) {
			this.start = this.end;
			this.bytes = Buffer.alloc(0);
			this.waiting = [];
		}
		this.waiting.push(chunk);
		this.end += chunk.length;
		// Joined once, not for each chunk: what is asked for may come in many.
		if (this.end >= this.wanted.end) this.join();
	}

	private join(): void {
		const kept = this.bytes.subarray(Math.max(0, this.wanted.offset - this.start));
		this.start += this.bytes.length - kept.length;
		const [first] = this.waiting;
		const alone = kept.length === 0 && this.waiting.length === 1;
		this.bytes = alone && first ? first : Buffer.concat([kept, ...this.waiting]);
		this.waiting = [];
	}

	uint8(offset: number): number {
		return this.bytes[offset - this.start] ?? 0;
	}

	uint16(offset: number, littleEndian = false): number {
		const first = this.uint8(offset);
		const second = this.uint8(offset + 1);
		return littleEndian ? second * 0x100 + first : first * 0x100 + second;
	}

	uint32(offset: number, littleEndian = false): number {
		const first = this.uint16(offset, littleEndian);
		const second = this.uint16(offset + 2, littleEndian);
		return littleEndian ? second * 0x10000 + first : first * 0x10000 + second;
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
