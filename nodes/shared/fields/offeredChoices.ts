import type { IDisplayOptions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { EVERY_VENDOR } from '../vendors/vendors';
import { credentialsOfGroup, groupVendors, modelsWithout, type Has } from './offered';

/**
 * A list, shown as `offered` shows a field, and of its choices those that vendor and model have: what `needs` says
 * nothing of is always there. n8n keeps a choice that it no longer lists, so such a value is refused by name. (n8n
 * before 1.104 does not hide single choices and lists all of the vendor's.)
 */
export function offeredChoices(
	field: INodeProperties,
	has: Has,
	needs: Readonly<Partial<Record<string, Has>>>,
	where: IDisplayOptions = {},
): INodeProperties[] {
	const needed = Object.keys(needs);
	const questions = Object.values(needs).filter((need) => need !== undefined);
	return groupVendors(EVERY_VENDOR, has, ...questions).map((group) => {
		const choices = field.options as INodePropertyOptions[];
		const hide = { ...modelsWithout(group), ...where.hide };
		return {
			...field,
			options: choices.flatMap((choice) => {
				const question = 1 + needed.indexOf(String(choice.value));
				if (question === 0) return choice;
				if (![...group.answers.values()].some((answer) => answer[question])) return [];
				const lacking = modelsWithout(group, question);
				return lacking ? { ...choice, displayOptions: { hide: lacking } } : choice;
			}),
			displayOptions: {
				show: { '/authentication': credentialsOfGroup(group), ...where.show },
				// An engine of n8n 1.x looks into what is there and holds nothing.
				...(Object.keys(hide).length > 0 && { hide }),
			},
		};
	});
}
