/** TIFF files as TIFF 6.0 lays them out, for what encoders rarely write. */

/** A field: its tag, its type, its numbers, and, where it is said falsely, how many they are. */
export type Field = readonly [
	tag: number,
	type: number,
	numbers: readonly number[],
	count?: number,
];

export const BYTE = 1;
export const SHORT = 3;
export const LONG = 4;
/** Section 2, "Types". */
const BYTES: Record<number, number> = { [BYTE]: 1, 2: 1, [SHORT]: 2, [LONG]: 4, 5: 8, 12: 8 };

export interface TiffParts {
	littleEndian?: boolean;
	fields: readonly Field[];
	/** The tags whose numbers stand outside of the directory, in the order of the file; as in `fields` without. */
	order?: readonly number[];
	/** Whether those numbers stand before the directory. */
	listsFirst?: boolean;
	/** What the file ends with. */
	pixels?: Buffer;
}

export function tiff(parts: TiffParts): Buffer {
	const { littleEndian = true, fields, listsFirst = false, pixels = Buffer.alloc(0) } = parts;
	const number = (bytes: number, ...values: readonly number[]): Buffer => {
		const buffer = Buffer.alloc(bytes * values.length);
		for (const [index, value] of values.entries()) {
			const width = Math.min(bytes, 4);
			if (littleEndian) buffer.writeUIntLE(value, index * bytes, width);
			else buffer.writeUIntBE(value, index * bytes, width);
		}
		return buffer;
	};
	const data = new Map(
		fields.map(([tag, type, numbers]) => [tag, number(BYTES[type] ?? 1, ...numbers)]),
	);
	const outside = (parts.order ?? fields.map(([tag]) => tag)).filter(
		(tag) => (data.get(tag)?.length ?? 0) > 4,
	);
	const lists = Buffer.concat(outside.map((tag) => data.get(tag) ?? Buffer.alloc(0)));
	const directoryBytes = 2 + 12 * fields.length + 4;
	const directory = 8 + (listsFirst ? lists.length : 0);
	let place = listsFirst ? 8 : directory + directoryBytes;
	const places = new Map<number, number>();
	for (const tag of outside) {
		places.set(tag, place);
		place += data.get(tag)?.length ?? 0;
	}
	const entries = fields.map(([tag, type, numbers, count = numbers.length]) => {
		const inline = Buffer.concat([data.get(tag) ?? Buffer.alloc(0), Buffer.alloc(4)]).subarray(
			0,
			4,
		);
		const outer = places.get(tag);
		return Buffer.concat([
			...[number(2, tag, type), number(4, count)],
			outer === undefined ? inline : number(4, outer),
		]);
	});
	const table = Buffer.concat([number(2, fields.length), ...entries, number(4, 0)]);
	return Buffer.concat([
		Buffer.from(littleEndian ? 'II' : 'MM'),
		...[number(2, 42), number(4, directory)],
		...(listsFirst ? [lists, table] : [table, lists]),
		pixels,
	]);
}
