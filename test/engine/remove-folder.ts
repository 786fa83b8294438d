import { afterAll } from '@jest/globals';
import { rm } from 'node:fs/promises';

afterAll(async () => {
	await rm(process.env.N8N_USER_FOLDER ?? '', { recursive: true, force: true });
});
