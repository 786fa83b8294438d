import { ADDRESS_SHAPES } from '../../nodes/shared/images/addressShapes';
import { FILELESS_SHAPES } from '../../nodes/shared/images/filelessShapes';
import { OTHER_ADDRESSES } from '../../nodes/shared/images/otherAddresses';
import { TEXT_REPAIRS } from '../../nodes/shared/images/textRepairs';
import { TEXT_SHAPES } from '../../nodes/shared/images/textShapes';
import { WEB_PAGES } from '../../nodes/shared/images/webPages';
import { table } from './table';

const code = (value: unknown): string =>
	`\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
const aligned = { aligned: true };

/** Objects of services, with what is taken of them. */
export const acceptedObjects = (): string =>
	table(
		['From', 'Such as', 'Taken', 'Described at'],
		ADDRESS_SHAPES.map(({ name, example, path, source }) => [
			name,
			code(example),
			code(path),
			`<${source}>`,
		]),
		aligned,
	);

/** Texts that hold addresses among other words. */
export const acceptedTexts = (): string =>
	table(
		['From', 'Such as', 'Described at'],
		TEXT_SHAPES.map(({ name, example, source }) => [name, code(example), `<${source}>`]),
		aligned,
	);

/** What programs, pages and models do to a text, and is undone. */
export const undoneInTexts = (): string =>
	table(
		['What comes', 'Such as'],
		TEXT_REPAIRS.map(({ name, example }) => [name, code(example.replaceAll('\n', '↵'))]),
		aligned,
	);

/** What names a file without holding it, and what to do before. */
export const refusedObjects = (): string =>
	table(
		['What comes', 'Such as', 'Instead'],
		[...FILELESS_SHAPES, ...WEB_PAGES, ...OTHER_ADDRESSES].map(({ name, example, instead }) => [
			name,
			code(example),
			instead,
		]),
		aligned,
	);
