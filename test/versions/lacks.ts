/** The older engines that the engine suite also runs on: folders of test/versions with their manifests. */
export const ENGINES = ['oldest', 'middle'] as const;
export type EngineName = (typeof ENGINES)[number];

/** Something that an older n8n does not have, so that its tests mean nothing there. */
export interface Lack {
	feature: string;
	/** The first n8n that has it. */
	since: string;
	engines: EngineName[];
	/** The tests of it: a file of test/engine, and what their full names match. Each must match some test. */
	tests: Array<[file: string, name: RegExp]>;
	/** What the pack does there, or why there is nothing to do. */
	cope: string;
}

/** Every test that is skipped on an older engine, and why. A test may not be here for a fault of the pack. */
export const LACKS: Lack[] = [
	{
		feature: "n8n's combined binary mode",
		since: '2.6',
		engines: ['oldest', 'middle'],
		tests: [
			['chain.test.ts', /in n8n's combined binary mode/],
			['inputs-files.test.ts', /in n8n's combined binary mode$/],
			['references.test.ts', /^in n8n's combined binary mode/],
			['upload.test.ts', /in the combined binary mode$/],
		],
		cope: 'Files stand beside the JSON, where the pack looks for them first.',
	},
	{
		feature: "running tools by the engine at an agent's request",
		since: '1.113',
		engines: ['oldest'],
		tests: [
			['ledger.test.ts', /called by the engine$/],
			['saved-workflows.test.ts', /^image-tool-for-ai-agent/],
		],
		cope: 'Agents call the tool themselves, which is tested there too.',
	},
	{
		feature: 'Retry On Fail of tools that agents call themselves',
		since: '1.101',
		engines: ['oldest'],
		tests: [
			['ledger.test.ts', /Retry On Fail of the tool waits on for its task, called one by one$/],
		],
		cope: 'The agent is told what became of the call, task ID included, and nothing is paid again.',
	},
];

/** Which engine a jest project is for. */
export function engineOf({ engine }: Record<string, unknown>): EngineName {
	const found = ENGINES.find((name) => name === engine);
	if (!found) throw new Error(`test/versions has no engine '${String(engine)}'`);
	return found;
}
