export interface Series {
	name: string;
	points: Array<[number, number]>;
	/** A line through the points; dots alone without. */
	line?: boolean;
}

interface Axis {
	title: string;
	logarithmic?: boolean;
	most?: number;
	/** Names at 0, 1, 2 … instead of numbers. */
	names?: string[];
}

interface Plot {
	title: string;
	x: Axis;
	y: Axis;
	series: Series[];
}

const HEIGHT = 420;
const LEFT = 70;
/** Of the plot itself. */
const WIDTH = 490;
/** Of a character of the legend, generously. */
const CHARACTER = 7;
const TOP = 40;
const BOTTOM = 60;
const COLOURS = [
	'#0b6e99',
	'#c2410c',
	'#4d7c0f',
	'#7e22ce',
	'#b91c1c',
	'#475569',
	'#a16207',
	'#0f766e',
];

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const text = (x: number, y: number, words: string, more = ''): string =>
	`<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${more}>${escaped(words)}</text>`;

interface Scale {
	place(value: number): number;
	ticks: Array<[number, string]>;
}

/** A round step that divides `most` into about five. */
function stepFor(most: number): number {
	const power = 10 ** Math.floor(Math.log10(most / 5));
	return [1, 2, 5, 10].map((factor) => factor * power).find((step) => most / step <= 6) ?? most;
}

function scaleOf(axis: Axis, values: number[], from: number, to: number): Scale {
	if (axis.names) {
		const share = (to - from) / axis.names.length;
		const ticks = axis.names.map((name, index): [number, string] => [index, name]);
		return { place: (value) => from + (value + 0.5) * share, ticks };
	}
	const most = axis.most ?? Math.max(...values, 0.001) * 1.05;
	if (axis.logarithmic) {
		const low = Math.floor(Math.log10(Math.min(...values)));
		const high = Math.max(Math.ceil(Math.log10(Math.max(...values))), low + 1);
		const ticks = Array.from({ length: high - low + 1 }, (_, index): [number, string] => {
			const value = 10 ** (low + index);
			return [value, String(Number(value.toPrecision(1)))];
		});
		const place = (value: number) =>
			from + ((Math.log10(value) - low) / (high - low)) * (to - from);
		return { place, ticks };
	}
	const step = stepFor(most);
	const ticks = Array.from(
		{ length: Math.floor(most / step) + 1 },
		(_, index): [number, string] => [index * step, String(Number((index * step).toPrecision(3)))],
	);
	return { place: (value) => from + (value / most) * (to - from), ticks };
}

/** A plot as SVG. Points beyond an axis are left out. */
export function plotOf({ title, x, y, series }: Plot): string {
	const all = series.flatMap(({ points }) => points);
	const right = LEFT + WIDTH;
	const legendWidth = Math.max(...series.map(({ name }) => name.length)) * CHARACTER;
	const bottom = HEIGHT - BOTTOM;
	const across = scaleOf(
		x,
		all.map(([value]) => value),
		LEFT,
		right,
	);
	const upward = scaleOf(
		y,
		all.map(([, value]) => value),
		bottom,
		TOP,
	);
	const parts = [
		text(LEFT, 16, title, 'font-size="15" font-weight="bold"'),
		text((LEFT + right) / 2, HEIGHT - 12, x.title, 'text-anchor="middle"'),
		text(16, TOP - 8, y.title),
		`<path d="M${LEFT} ${TOP}V${bottom}H${right}" fill="none" stroke="#334155"/>`,
		...across.ticks.map(([value, name]) =>
			text(across.place(value), bottom + 18, name, 'text-anchor="middle"'),
		),
		...upward.ticks.flatMap(([value, name]) => [
			text(LEFT - 8, upward.place(value) + 4, name, 'text-anchor="end"'),
			`<path d="M${LEFT} ${upward.place(value).toFixed(1)}H${right}" stroke="#e2e8f0"/>`,
		]),
		...series.flatMap((one, index) => {
			const colour = COLOURS[index % COLOURS.length] ?? '#000';
			const places = one.points
				.map(([first, second]) => [across.place(first), upward.place(second)] as const)
				.filter(([px, py]) => px <= right + 1 && py >= TOP - 1)
				.map(([px, py]) => `${px.toFixed(1)} ${py.toFixed(1)}`);
			const dots = places.map((place) => {
				const [cx, cy] = place.split(' ');
				return `<circle cx="${cx}" cy="${cy}" r="${one.line ? 2 : 5}" fill="${colour}"/>`;
			});
			const legend = text(right + 14, TOP + 12 + index * 20, `● ${one.name}`, `fill="${colour}"`);
			const line = `<path d="M${places.join('L')}" fill="none" stroke="${colour}" stroke-width="2"/>`;
			return [...(one.line && places.length > 1 ? [line] : []), ...dots, legend];
		}),
	];
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${right + 40 + legendWidth}" height="${HEIGHT}" font-family="sans-serif" font-size="12">`,
		'<rect width="100%" height="100%" fill="#fff"/>',
		...parts,
		'</svg>\n',
	].join('\n');
}
