import { beforeAll, describe, expect, it } from '@jest/globals';
import { EVERY_PROVOCATION } from '../../provocations/everyProvocation';
import { IN_OTHER_NODES } from '../../provocations/inOtherNodes';
import { rawWords } from '../../provocations/rawWords';
import { fieldsNamed, fieldsOnScreen } from '../../provocations/screen';
import { everythingTold, toldTo, wordsOf, type Told } from '../../provocations/told';

/** Fields that a message sends a person to outside of the node's panel, with what it says of the place. */
const ELSEWHERE: ReadonlyArray<[field: string, place: RegExp]> = [
	['Base URL', /'Base URL' in the credential/],
];

let told: Told[] = [];
beforeAll(async () => {
	told = [...(await everythingTold()), ...(await toldTo(IN_OTHER_NODES))];
});

/** Faults of the messages, each once, with what was entered. */
const faults = (faultOf: (one: Told) => string | undefined): string[] => [
	...new Set(
		told.flatMap((one) => {
			const fault = faultOf(one);
			const { entered, node } = one.provocation;
			return fault === undefined ? [] : `${fault} | ${node}, ${entered} | ${wordsOf(one.refusal)}`;
		}),
	),
];

const givenOf = ({ provocation: { given = [] }, setting }: Told): readonly string[] =>
	typeof given === 'function' ? given(setting) : given;

describe('a refusal', () => {
	it('is there for every provocation, at one vendor at least', () => {
		const provoked = new Set(told.map(({ provocation }) => provocation));
		const silent = EVERY_PROVOCATION.filter((one) => !provoked.has(one) && !mayPass(one.entered));
		expect(silent.map(({ field, entered, node }) => `${node}, ${field}: ${entered}`)).toEqual([]);
	});

	it('names only fields that are on the screen', () => {
		expect(
			faults((one) => {
				const named = fieldsNamed(wordsOf(one.refusal)).filter(
					(field) =>
						!ELSEWHERE.some(([name, place]) => name === field && place.test(one.refusal.message)),
				);
				if (named.length === 0) return undefined;
				const screen = fieldsOnScreen(one);
				const hidden = named.filter((field) => !screen.has(field));
				return hidden.length > 0 ? `hidden: ${hidden.join(', ')}` : undefined;
			}),
		).toEqual([]);
	});

	it('has the value that was given', () => {
		expect(
			faults((one) => {
				const missing = givenOf(one).filter((value) => !wordsOf(one.refusal).includes(value));
				return missing.length > 0 ? `without ${missing.join(', ')}` : undefined;
			}),
		).toEqual([]);
	});

	it("says it in the editor's words", () => {
		expect(
			faults((one) => {
				const raw = rawWords(wordsOf(one.refusal), givenOf(one));
				return raw.length > 0 ? `raw: ${raw.join(', ')}` : undefined;
			}),
		).toEqual([]);
	});

	it('says what to do, in whole sentences', () => {
		const wayOut =
			/\b(choose|takes?|turn|set|put|use|give|enter|write|name|remove|raise|switch|connect|run|see what|makes sets|needs?|let|save|take|convert|look|open|read|download|check|with 'Image Set' on)\b|does not have\b.* The item has '/i;
		expect(
			faults(({ refusal }) => {
				const words = wordsOf(refusal);
				if (!wayOut.test(words)) return 'no way out';
				return / {2}|(?<!\.)\.\.(?!\.)|\. \.|: *:|\(\)|''/.test(words) ? 'garbled' : undefined;
			}),
		).toEqual([]);
	});
});

/** Rows of a matrix over all models, of which some are possible everywhere. */
function mayPass(entered: string): boolean {
	return / at (1|1\.5|2|3|4)K, where|, where the vendor lacks it$|that lacks it/.test(entered);
}
