import { randomUUID } from 'node:crypto';
import type { ReferenceFile } from './readReference';

/**
 * The images that one request carries in its JSON. The body is built with a mark in the place of each image, and
 * only the bytes that are sent hold the images: as text, each would stand on V8's heap two or three times over.
 */
export class InlineImages {
	private readonly mark = randomUUID();
	private readonly images: Buffer[] = [];

	/**
	 * The form in which vendors take an image inline (docs/vendors/upstream.md, "The call": lowercase format), a mark
	 * standing in for its base64.
	 */
	dataUri({ bytes, mimeType }: ReferenceFile): string {
		this.images.push(bytes);
		return `data:${mimeType};base64,${this.mark}-${this.images.length - 1}`;
	}

	/** The body with the images in the place of their marks, as bytes of JSON; unchanged where there are none. */
	fill(body: object | undefined): object | undefined {
		if (this.images.length === 0) return body;
		const parts = JSON.stringify(body).split(new RegExp(`${this.mark}-(\\d+)`));
		return Buffer.concat(
			parts.map((part, index) =>
				index % 2 === 0 ? Buffer.from(part) : this.base64Of(Number(part)),
			),
		);
	}

	private base64Of(index: number): Buffer {
		return Buffer.from(this.images[index]?.toString('base64') ?? '', 'latin1');
	}
}
