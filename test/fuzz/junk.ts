import fc from '../properties';

const deep = (depth: number): unknown =>
	Array.from({ length: depth }).reduce<unknown>((inner) => ({ data: [inner] }), 'bottom');

/** Text of every kind that turns up where it is not wanted. */
export const text: fc.Arbitrary<string> = fc.oneof(
	fc.string({ unit: 'grapheme' }),
	fc.string({ unit: 'binary', maxLength: 40 }),
	fc.constantFrom(
		'',
		' ',
		'null',
		'undefined text',
		'true',
		'0',
		'-1',
		'2048',
		'1e999',
		'👩‍👩‍👧‍👦🎨',
		'\u0000\u0007\u001b[31m',
		'ünï\u202ecode',
		'__proto__',
		'constructor',
		'https://example.com/a.png',
		'data:image/png;base64,iVBORw0KGgo=',
		'file:///etc/passwd',
		'2K',
		'images',
	),
	fc.integer({ min: 1, max: 40_000 }).map((length) => 'long '.repeat(length)),
	fc.integer().map(String),
	fc.double().map(String),
);

/** Any value that JSON, or an expression, can hold. */
export const junk: fc.Arbitrary<unknown> = fc.oneof(
	{ weight: 4, arbitrary: text },
	{
		weight: 3,
		arbitrary: fc.constantFrom<unknown>(null, true, false, 0, -1, 1, 200, 429, 1e308, 3.5, [], {}, [
			[],
		]),
	},
	{ weight: 2, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
	{ weight: 1, arbitrary: fc.integer({ min: 1, max: 300 }).map(deep) },
	{ weight: 1, arbitrary: fc.dictionary(text, fc.jsonValue({ maxDepth: 1 }), { maxKeys: 4 }) },
	{ weight: 1, arbitrary: fc.array(text, { maxLength: 30 }) },
);

type Edit = {
	at: number;
	how: 'replace' | 'remove' | 'as text' | 'wrap' | 'double';
	value: unknown;
};

const edit: fc.Arbitrary<Edit> = fc.record({
	at: fc.nat(1000),
	how: fc.constantFrom('replace', 'remove', 'as text', 'wrap', 'double'),
	value: junk,
});

interface Place {
	holder: Record<string, unknown>;
	key: string;
}

function placesIn(value: unknown): Place[] {
	if (typeof value !== 'object' || value === null) return [];
	const holder = value as Record<string, unknown>;
	return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])]);
}

function apply(value: unknown, edits: Edit[]): unknown {
	const whole = { root: structuredClone(value) as unknown };
	for (const { at, how, value: given } of edits) {
		const places = placesIn(whole);
		const place = places[at % Math.max(1, places.length)];
		if (!place) continue;
		const { holder, key } = place;
		const now = holder[key];
		const ways: Record<Edit['how'], () => void> = {
			replace: () => (holder[key] = structuredClone(given)),
			remove: () => {
				delete holder[key];
			},
			'as text': () => (holder[key] = typeof now === 'object' ? JSON.stringify(now) : String(now)),
			wrap: () => (holder[key] = [now]),
			double: () => (holder[key] = Array.isArray(now) ? [...now, ...now] : { [key]: now }),
		};
		ways[how]();
	}
	// As it comes off the wire: a list has no holes.
	return JSON.parse(JSON.stringify(whole.root) ?? 'null') as unknown;
}

/** A valid shape, mutated in up to five places. */
export const mutated = (shapes: unknown[]): fc.Arbitrary<unknown> =>
	fc
		.record({ shape: fc.constantFrom(...shapes), edits: fc.array(edit, { maxLength: 5 }) })
		.map(({ shape, edits }) => apply(shape, edits));
