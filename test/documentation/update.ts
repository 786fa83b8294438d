import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withGeneratedParts } from './tables';

const README = join(__dirname, '..', '..', 'README.md');

writeFileSync(README, withGeneratedParts(readFileSync(README, 'utf8')));
console.log('README.md has the tables of the catalog.');
