export interface Size {
	width: number;
	height: number;
}

/** Bounds of a pixel size. */
export interface SizeBounds {
	/** Smallest and largest side. */
	sides?: readonly [number, number];
	/** Smallest and largest area. */
	pixels?: readonly [number, number];
	/** Largest ratio of the longer to the shorter side. */
	maxRatio?: number;
}

/** Reads `2048x2048`, or with an asterisk `2048*2048`: ASCII, no blanks. */
export function parseSize(text: string, separator: 'x' | '*'): Size | undefined {
	const match = (separator === 'x' ? /^(\d{1,5})x(\d{1,5})$/ : /^(\d{1,5})\*(\d{1,5})$/).exec(text);
	const [width, height] = [Number(match?.[1]), Number(match?.[2])];
	return width > 0 && height > 0 ? { width, height } : undefined;
}

/** What is wrong with a size; undefined if nothing. */
export function sizeProblem({ width, height }: Size, bounds: SizeBounds): string | undefined {
	const { sides, pixels, maxRatio } = bounds;
	if (sides !== undefined && [width, height].some((side) => side < sides[0] || side > sides[1])) {
		return `image width and height must be within ${sides[0]} and ${sides[1]} pixels`;
	}
	if (pixels !== undefined && width * height < pixels[0]) {
		return `image size must be at least ${pixels[0]} pixels`;
	}
	if (pixels !== undefined && width * height > pixels[1]) {
		return `image size must be at most ${pixels[1]} pixels`;
	}
	if (maxRatio !== undefined && Math.max(width, height) / Math.min(width, height) > maxRatio) {
		return `aspect ratio must be within 1/${maxRatio} and ${maxRatio}`;
	}
	return undefined;
}

/** The size with a square's area in a ratio such as `16:9`, in steps of 8 pixels. */
export function sizeOfRatio(side: number, ratio: string): Size {
	const [width = 1, height = 1] = ratio.split(':').map(Number);
	const stretch = Math.sqrt(width / height);
	const stepped = (length: number) => Math.round(length / 8) * 8;
	return { width: stepped(side * stretch), height: stepped(side / stretch) };
}
