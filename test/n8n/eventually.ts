import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_AGAIN_AFTER = 100;

/** Waits until something is so; throws when it is not in that time. */
export async function eventually(
	what: string,
	isSo: () => boolean | Promise<boolean>,
	timeoutSeconds = 30,
): Promise<void> {
	const deadline = Date.now() + timeoutSeconds * 1000;
	while (!(await isSo())) {
		if (Date.now() > deadline) throw new Error(`Not in ${timeoutSeconds} s: ${what}`);
		await sleep(LOOK_AGAIN_AFTER);
	}
}
