import { describe, expect, it } from '@jest/globals';
import type { INodeType } from 'n8n-workflow';
import { displayed } from './display';
import { NODES } from './nodes';

describe.each(['SeedreamGenerate', 'SeedreamEdit', 'SeedreamCompose'])(
	"%s as an agent's tool",
	(name) => {
		const { description } = NODES[name] as INodeType;
		const namesOn = (node: string): string[] =>
			displayed({ ...description, name: node }, {}).map((field) => field.name);

		it('says that files do not reach an agent, which a node of a workflow does not', () => {
			expect(namesOn(`${description.name}Tool`)).toContain('toolNotice');
			expect(namesOn(description.name)).not.toContain('toolNotice');
		});

		it('tells the agent that a call costs money and what it answers with', () => {
			const { usableAsTool } = description;
			const told = typeof usableAsTool === 'object' ? usableAsTool.replacements?.description : '';
			expect(told).toContain(description.description);
			expect(told).toMatch(/costs money.*url.*taskId/);
		});
	},
);
