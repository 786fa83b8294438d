import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Keeps uploaded files on disk, so that they do not count in memory benchmarks. */
export class Spool {
	private folder: string | undefined;
	private count = 0;

	/** Stores a file and returns how to read it again. */
	keep(content: Buffer): () => Promise<Buffer> {
		this.folder ??= mkdtempSync(join(tmpdir(), 'seedream-emulator-'));
		const path = join(this.folder, String(this.count));
		this.count += 1;
		writeFileSync(path, content);
		return () => readFile(path);
	}

	clear(): void {
		if (this.folder !== undefined) rmSync(this.folder, { recursive: true, force: true });
		this.folder = undefined;
	}
}
