import type { IExecuteSingleFunctions } from 'n8n-workflow';

/** Node's readable stream, by way of n8n's types: `stream` itself may not be imported. */
export type ReadableStream = Awaited<
	ReturnType<IExecuteSingleFunctions['helpers']['getBinaryStream']>
>;

/** Until the stream has bytes, has ended, or broke. */
async function readable(stream: ReadableStream): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		const done = (error?: Error): void => {
			for (const event of ['readable', 'end', 'close']) stream.removeListener(event, ready);
			stream.removeListener('error', done);
			if (error) reject(error);
			else resolve();
		};
		const ready = (): void => done();
		for (const event of ['readable', 'end', 'close']) stream.once(event, ready);
		stream.once('error', done);
	});
}

/**
 * Reads the start of a stream until `enough` says so, at most `most` bytes, and puts it back, so that whoever
 * reads next gets the whole. A stream that ended meanwhile is all in `header`, and `rest` is absent.
 */
export async function readHeader(
	stream: ReadableStream,
	most: number,
	enough: (header: Buffer) => boolean,
): Promise<{ header: Buffer; rest?: ReadableStream }> {
	let header: Buffer = Buffer.alloc(0);
	while (header.length < most && !enough(header)) {
		const chunk = stream.read() as Buffer | null;
		if (chunk) {
			header = Buffer.concat([header, chunk]);
			continue;
		}
		if (stream.readableEnded) return { header };
		if (stream.destroyed) throw stream.errored ?? new Error('the stream was closed');
		await readable(stream);
	}
	stream.unshift(header);
	return { header, rest: stream };
}
