import { CALM, type Scenario } from './scenario';

/** How many scenarios are tried on the way to the smallest. */
const MOST_TRIES = 400;

type Field = keyof Scenario;

/** Smaller worlds than this one in one respect, the calmest first. */
function* smaller(scenario: Scenario): Generator<Scenario> {
	for (const field of Object.keys({ ...CALM, ...scenario }) as Field[]) {
		if (field === 'seed' || field === 'vendor' || field === 'node') continue;
		const [value, calm] = [scenario[field], CALM[field]];
		if (JSON.stringify(value) === JSON.stringify(calm)) continue;
		yield { ...scenario, [field]: calm };
		if (Array.isArray(value) && value.length > 1) {
			for (const dropped of value.keys()) {
				const rest = (value as object[]).filter((_entry, index) => index !== dropped);
				yield { ...scenario, [field]: rest };
			}
		}
		if (typeof value === 'number' && (typeof calm === 'number' || calm === undefined)) {
			const middle = (value + (calm ?? 0)) / 2;
			const half = Number.isInteger(value) ? Math.round(middle) : middle;
			const step = value > (calm ?? 0) ? value - 1 : value + 1;
			if (half !== value) yield { ...scenario, [field]: half };
			if (Number.isInteger(value)) yield { ...scenario, [field]: step };
		}
	}
}

/** The smallest world, as far as that is looked for, in which a fault still shows. */
export async function shrink(
	scenario: Scenario,
	fails: (smaller: Scenario) => Promise<boolean>,
): Promise<Scenario> {
	let smallest = scenario;
	let tries = 0;
	for (let improved = true; improved && tries < MOST_TRIES;) {
		improved = false;
		for (const candidate of smaller(smallest)) {
			tries += 1;
			if (tries > MOST_TRIES) break;
			if (!(await fails(candidate))) continue;
			smallest = candidate;
			improved = true;
			break;
		}
	}
	return smallest;
}

/** What is not calm in a scenario. */
export function unrest(scenario: Scenario): Partial<Scenario> {
	const fields = Object.entries(scenario).filter(([field, value]) => {
		return JSON.stringify(value) !== JSON.stringify(CALM[field as Field]);
	});
	return Object.fromEntries(fields) as Partial<Scenario>;
}
