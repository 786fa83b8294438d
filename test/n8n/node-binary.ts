import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const OLDEST_MAJOR = 24;

/** The Node that n8n needs: this process's own if new enough, else that of the devDependency `node`. */
export function nodeBinary(): string {
	if (Number(process.versions.node.split('.')[0]) >= OLDEST_MAJOR) return process.execPath;
	const manifest = createRequire(__filename).resolve('node/package.json');
	return join(dirname(manifest), 'bin', 'node');
}

/** A PATH on which `node` is that Node, for npm and its scripts. */
export function pathWithNode(): string {
	return [dirname(nodeBinary()), process.env.PATH ?? '/usr/bin:/bin'].join(':');
}
