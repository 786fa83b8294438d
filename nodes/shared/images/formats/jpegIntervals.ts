import type { FileBytes } from './fileBytes';
import { isFrame, RESTART_INTERVAL, START_OF_SCAN, type JpegMarker } from './jpegMarkers';

/** Baseline and extended sequential: one scan holds the picture, from top to bottom. Progressive ones refine it. */
const SEQUENTIAL_FRAMES = [0xc0, 0xc1];
/** With so many intervals what may be missing of the last one is a narrow strip at the bottom. */
const LEAST_INTERVALS = 16;

interface Frame {
	blocks: number;
	components: number;
}

/**
 * The restart intervals of a JPEG: cameras cut the pixels into parts of so many blocks, with a marker
 * between them (ITU-T T.81, E.1.4), and so a file without its end still shows how far it goes.
 */
export class RestartIntervals {
	scanned = false;
	private frame: Frame | undefined;
	private blocksEach = 0;
	/** Of the scan that holds all components; without end where no intervals are told. */
	private intervals = 0;

	/** Takes note of the next marker, whose data have to be on hand. */
	pass(file: FileBytes, { code, offset }: JpegMarker): void {
		if (isFrame(code)) this.frame ??= frameOf(file, code, offset);
		else if (code === RESTART_INTERVAL) this.blocksEach = file.uint16(offset + 4);
		else if (code === START_OF_SCAN) {
			this.scanned = true;
			if (this.frame?.components === file.uint8(offset + 4)) {
				this.intervals = Math.ceil(this.frame.blocks / this.blocksEach);
			}
		}
	}

	/** Whether the last interval of the picture has begun after so many restart markers, as far as can be told. */
	hasBegunLast(restarts: number): boolean {
		return this.intervals >= LEAST_INTERVALS && restarts === this.intervals - 1;
	}
}

/** How many blocks (MCU) a sequential frame has: a component alone comes in blocks of 8 x 8. */
function frameOf(file: FileBytes, code: number, offset: number): Frame | undefined {
	if (!SEQUENTIAL_FRAMES.includes(code)) return undefined;
	const components = file.uint8(offset + 9);
	const samplings = Array.from({ length: components > 1 ? components : 0 }, (_, index) =>
		file.uint8(offset + 11 + 3 * index),
	);
	const across = Math.max(1, ...samplings.map((sampling) => sampling >> 4));
	const down = Math.max(1, ...samplings.map((sampling) => sampling & 15));
	const blocks =
		Math.ceil(file.uint16(offset + 7) / (8 * across)) *
		Math.ceil(file.uint16(offset + 5) / (8 * down));
	return { blocks, components };
}
