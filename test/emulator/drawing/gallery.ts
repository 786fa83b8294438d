import { randomUUID } from 'node:crypto';
import { Spool } from '../core/spool';
import type { ResultImage } from '../types';
import { draw } from './draw';
import { type Picture, pictureName } from './picture';

const CACHE_BYTES = 192 * 1024 * 1024;

export interface ServedFile {
	mimeType: string;
	read(): Promise<Buffer>;
	/** The query a signed URL must carry. */
	query?: string;
}

/** The files of the images origin. Pictures are drawn when first asked for; equal ones once. */
export class Gallery {
	url = '';
	private readonly spool = new Spool();
	private readonly files = new Map<string, ServedFile>();
	private readonly drawings = new Map<string, Promise<Buffer>>();
	private readonly sizes = new Map<string, number>();

	/** Gives a picture a URL of the vendor's own; `query` signs it. */
	hang(vendor: string, index: number, picture: Picture, query?: string): ResultImage {
		const path = `/${vendor}/${randomUUID()}.${picture.format}`;
		const mimeType = `image/${picture.format}`;
		const read = () => this.drawn(picture);
		this.files.set(path, { mimeType, read, query });
		return {
			url: `${this.url}${path}${query ?? ''}`,
			index,
			bytes: read,
			mimeType,
			width: picture.width,
			height: picture.height,
		};
	}

	/** Serves an uploaded file at a path. */
	serve(path: string, mimeType: string, content: Buffer): void {
		this.files.set(path, { mimeType, read: this.spool.keep(content) });
	}

	/** Serves a file no more: its time is over. */
	remove(url: string): void {
		this.files.delete(new URL(url).pathname);
	}

	find(path: string): ServedFile | undefined {
		return this.files.get(path);
	}

	clear(): void {
		this.files.clear();
		this.spool.clear();
		this.drawings.clear();
		this.sizes.clear();
	}

	private drawn(picture: Picture): Promise<Buffer> {
		const name = pictureName(picture);
		const known = this.drawings.get(name);
		if (known !== undefined) {
			// Back to the young end of the cache.
			this.drawings.delete(name);
			this.drawings.set(name, known);
			return known;
		}
		const drawing = draw(picture);
		this.drawings.set(name, drawing);
		drawing.then(
			(bytes) => this.keep(name, bytes.length),
			() => this.drawings.delete(name),
		);
		return drawing;
	}

	private keep(name: string, size: number): void {
		if (this.drawings.has(name)) this.sizes.set(name, size);
		let total = [...this.sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
		for (const oldest of this.drawings.keys()) {
			if (total <= CACHE_BYTES || oldest === name) break;
			total -= this.sizes.get(oldest) ?? 0;
			this.sizes.delete(oldest);
			this.drawings.delete(oldest);
		}
	}
}
