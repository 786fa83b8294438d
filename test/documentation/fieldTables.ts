import type { INodeProperties, INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';
import { PACK_NODES } from './packNodes';
import { table, type Row } from './table';

const choicesOf = ({ type, options = [] }: INodeProperties): INodePropertyOptions[] =>
	type === 'options' ? (options as INodePropertyOptions[]) : [];

function defaultOf(field: INodeProperties): string {
	const { default: given } = field;
	if (typeof given === 'object' && given !== null && 'cachedResultName' in given) {
		return String(given.cachedResultName);
	}
	if (typeof given === 'boolean') return given ? 'on' : 'off';
	const choice = choicesOf(field).find(({ value }) => value === given);
	if (choice) return choice.name;
	if (given === '' || typeof given === 'object') return '–';
	return typeof given === 'string' ? `\`${given}\`` : String(given);
}

/** Which vendors lack an option is told by the table of vendors, so that a new one changes no other table. */
const withoutVendors = (text: string): string =>
	text.replace(/ Not on .+?\.(?=\s|$)/g, ' Not on every vendor.');

function meaningOf(field: INodeProperties): string {
	const meaning = field.description ?? field.hint ?? '';
	const choices = choicesOf(field).map(({ name, description }) =>
		description ? `**${name}**: ${withoutVendors(description).replace(/\.$/, '')}` : `**${name}**`,
	);
	if (choices.length === 0) return meaning;
	const end = meaning === '' || meaning.endsWith('.') ? meaning : `${meaning}.`;
	return `${end} ${choices.join('; ')}`.trim();
}

/** Every field a user can see, once, in the editor's order; the options after the fields. */
function fieldsOf(properties: INodeProperties[], prefix = ''): Row[] {
	const seen = new Map<string, Row>();
	for (const field of properties) {
		const { name, type, displayName } = field;
		if (type === 'notice' || name === 'authentication' || seen.has(name)) continue;
		if (type !== 'collection') {
			seen.set(name, [`${prefix}${displayName}`, defaultOf(field), meaningOf(field)]);
			continue;
		}
		const inside = fieldsOf(field.options as INodeProperties[], `${displayName} → `);
		for (const row of inside) seen.set(row[0] ?? '', row);
	}
	return [...seen.values()];
}

/** The fields of each node, under its name. */
export function nodeFields(): string {
	return Object.values(PACK_NODES)
		.map(({ description }) => {
			const { displayName, properties }: INodeTypeDescription = description;
			return `## ${displayName}\n\n${table(['Field', 'Default', 'Meaning'], fieldsOf(properties))}`;
		})
		.join('\n\n');
}
