import {
	NodeHelpers,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyOptions,
	type INodeTypeDescription,
} from 'n8n-workflow';

/** The fields inside 'Options'. */
export const optionsOf = ({ properties }: INodeTypeDescription): INodeProperties[] =>
	(properties.find(({ name }) => name === 'options')?.options ?? []) as INodeProperties[];

/** The parameters with the defaults of what they do not say, as n8n hands them to the editor and to a run. */
export function complete(
	node: INodeTypeDescription,
	parameters: INodeParameters,
	typeVersion = 1,
): INodeParameters {
	const version = { typeVersion };
	return NodeHelpers.getNodeParameters(
		node.properties,
		parameters,
		true,
		false,
		version,
		node,
	) as INodeParameters;
}

/** The fields on screen for such parameters; those of 'Options' are there to be added. */
export function displayed(
	node: INodeTypeDescription,
	parameters: INodeParameters,
	typeVersion = 1,
): INodeProperties[] {
	const given = complete(node, parameters, typeVersion);
	const version = { typeVersion };
	return [
		...node.properties.filter((field) => NodeHelpers.displayParameter(given, field, version, node)),
		...optionsOf(node).filter((field) =>
			NodeHelpers.displayParameter({}, field, version, node, given),
		),
	];
}

/** The choices of a list on screen for such parameters. */
export function choicesOf(
	node: INodeTypeDescription,
	name: string,
	parameters: INodeParameters,
): INodePropertyOptions[] {
	const given = complete(node, parameters);
	const [field] = displayed(node, parameters).filter((candidate) => candidate.name === name);
	return ((field?.options ?? []) as INodePropertyOptions[]).filter((option) =>
		NodeHelpers.displayParameter(given, option, { typeVersion: 1 }, node),
	);
}

export const modelById = (value: string): INodeParameters => ({
	__rl: true,
	mode: 'id',
	value,
});
