import type { IDisplayOptions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { groupVendors, modelsWithout, shownFor, type Has } from './offered';

/**
 * A list, shown as `offered` shows a field, and of its choices those that vendor and model have: what `needs` says
 * nothing of is always there. n8n keeps a choice that it no longer lists, so such a value is refused by name. (n8n
 * before 1.104 does not hide single choices and lists all of the vendor's.)
 */
export function offeredChoices(
	field: INodeProperties,
	has: Has,
	needs: Readonly<Record<string, Has>>,
	where: IDisplayOptions = {},
): INodeProperties[] {
	const needed = Object.keys(needs);
	return groupVendors(has, ...Object.values(needs)).map((group) => {
		const choices = field.options as INodePropertyOptions[];
		return {
			...field,
			options: choices.flatMap((choice) => {
				const question = 1 + needed.indexOf(String(choice.value));
				if (question === 0) return choice;
				if (![...group.answers.values()].some((answer) => answer[question])) return [];
				const lacking = modelsWithout(group, question);
				return lacking ? { ...choice, displayOptions: { hide: lacking } } : choice;
			}),
			displayOptions: shownFor(group, where),
		};
	});
}
