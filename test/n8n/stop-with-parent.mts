// Loaded into n8n with --import. Descriptor 3 is a pipe whose other end only the process that started n8n
// holds: when that process is gone, however it ended, the pipe closes and n8n goes too, with its task runners.
import { Socket } from 'node:net';

const GRACE_MILLISECONDS = 5_000;

const parent = new Socket({ fd: 3, readable: true, writable: false });
parent.on('error', () => {});
parent.once('close', () => {
	process.kill(process.pid, 'SIGTERM');
	setTimeout(() => process.kill(-process.pid, 'SIGKILL'), GRACE_MILLISECONDS);
});
parent.resume();
parent.unref();
