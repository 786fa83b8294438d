import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { canPlay, createsTask, VENDOR_NAMES, VENDORS } from '../../emulator';
import { emulator, useEmulator } from './asking';

useEmulator();

const FOLDER = join(__dirname, '..', '..', 'emulator');

describe.each(VENDOR_NAMES)('%s', (name) => {
	it('has an address, keys and stages of its own', () => {
		const { url, apiKey, keys, stages, hosts } = emulator[name];
		expect(url.endsWith(VENDORS[name].basePath)).toBe(true);
		expect(new Set([apiKey, ...Object.values(keys)]).size).toBe(4);
		expect(stages).toEqual(expect.arrayContaining(['submit', 'account', 'download']));
		expect(Object.keys(hosts)).toEqual(Object.keys(VENDORS[name].hosts));
	});

	it('is a folder with a descriptor', () => {
		expect(readdirSync(join(FOLDER, name))).toContain('descriptor.ts');
	});
});

it('says what can come over whose wire, and what is paid then', () => {
	expect(canPlay('atlasCloud', { stage: 'poll', fault: 'not-visible-yet' })).toBe(true);
	expect(canPlay('aioagi', { stage: 'poll', fault: 'not-visible-yet' })).toBe(false);
	expect(canPlay('atlasCloud', { stage: 'submit', fault: 'stream-cut' })).toBe(false);
	expect(canPlay('bytePlus', { stage: 'submit', fault: 'stream-cut' })).toBe(true);
	const moderated = { stage: 'submit', fault: 'moderation-prompt' } as const;
	expect(createsTask({ vendor: 'atlasCloud', ...moderated })).toBe(true);
	expect(createsTask({ vendor: 'volcengine', ...moderated })).toBe(false);
	expect(() => emulator.inject({ vendor: 'aioagi', stage: 'poll', fault: 'hang' })).toThrow('poll');
});

it('shares nothing with the pack, so that the two cannot share a mistake', () => {
	const files = (folder: string): string[] =>
		readdirSync(folder).flatMap((entry) => {
			const path = join(folder, entry);
			return statSync(path).isDirectory() ? files(path) : [path];
		});
	const imports = files(FOLDER).flatMap(
		(path) => readFileSync(path, 'utf8').match(/from '.*'/g) ?? [],
	);
	expect(imports.length).toBeGreaterThan(100);
	expect(imports.filter((line) => /nodes\/|credentials\//.test(line))).toEqual([]);
});
