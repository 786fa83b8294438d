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
	/** For those who walk along a stream: whether no more bytes will come. */
	ended = false;

	constructor(private bytes: Buffer = Buffer.alloc(0)) {
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
		const at = this.placeOf(offset, 1);
		return at < 0 ? 0 : this.bytes.readUInt8(at);
	}

	uint16(offset: number, littleEndian = false): number {
		const at = this.placeOf(offset, 2);
		if (at < 0) return 0;
		return littleEndian ? this.bytes.readUInt16LE(at) : this.bytes.readUInt16BE(at);
	}

	uint32(offset: number, littleEndian = false): number {
		const at = this.placeOf(offset, 4);
		if (at < 0) return 0;
		return littleEndian ? this.bytes.readUInt32LE(at) : this.bytes.readUInt32BE(at);
	}

	/** Where bytes stand among those on hand; negative when not all of them do. */
	private placeOf(offset: number, length: number): number {
		const at = offset - this.start;
		return at + length <= this.bytes.length ? at : -1;
	}

	/** Exact up to 2^53, far beyond the size of any file. */
	uint64(offset: number): number {
		return this.uint32(offset) * 2 ** 32 + this.uint32(offset + 4);
	}

	/** The bytes as text, each a character. */
	text(offset: number, length: number): string {
		return this.from(offset).toString('latin1', 0, length);
	}

	/** The bytes on hand from an offset on. */
	from(offset: number): Buffer {
		return this.bytes.subarray(Math.max(0, offset - this.start));
	}

	/** A part of the file as a file of its own, such as a block of Exif. */
	part(offset: number, length: number): FileBytes {
		return new FileBytes(this.from(offset).subarray(0, Math.max(0, length)));
	}
}
