import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { INode, INodeTypeDescription } from 'n8n-workflow';
import { EXAMPLES, EXAMPLES_FOLDER, readExample } from './example';
import { sharedN8n } from './shared-n8n';
import type { WorkflowSketch } from './workflow-sketch';

const HEADINGS = ['Description', 'Use case', 'Nodes', 'Key features', 'Prerequisites'];
const STICKY_NOTE = 'n8n-nodes-base.stickyNote';
/** What n8n's canvas draws for a node, with its name below. */
const NODE_SIZE = { width: 120, height: 140 };

/** The place a node or note takes on the canvas. */
function placeOf({ type, position, parameters }: INode) {
	const [left, top] = position;
	const { width, height } = type === STICKY_NOTE ? (parameters as typeof NODE_SIZE) : NODE_SIZE;
	return { left, top, right: left + width, bottom: top + height };
}

function overlap(one: INode, other: INode): boolean {
	const [a, b] = [placeOf(one), placeOf(other)];
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

describe('the example files', () => {
	let types: INodeTypeDescription[];

	beforeAll(async () => {
		const { session } = (await sharedN8n()).api;
		const json = (await session.download('/types/nodes.json')).toString();
		types = JSON.parse(json) as INodeTypeDescription[];
	});

	it('are those that the README describes, with the same headings', async () => {
		const readme = await readFile(join(EXAMPLES_FOLDER, 'README.md'), 'utf8');
		const sections = readme.split(/^## /m).slice(1);
		const described = sections.map((section) => /\((.+)\.json\)/.exec(section)?.[1]);
		expect(described.sort()).toEqual([...EXAMPLES].sort());
		for (const section of sections) {
			expect([...section.matchAll(/^### (.+)$/gm)].map(([, heading]) => heading)).toEqual(HEADINGS);
		}
	});

	describe.each(EXAMPLES)('%s', (name) => {
		let example: WorkflowSketch;

		beforeAll(async () => {
			example = await readExample(name);
		});

		it('explains itself in a note, without anything in the way', () => {
			const notes = example.nodes.filter(({ type }) => type === STICKY_NOTE);
			expect(notes).toHaveLength(1);
			expect(String(notes[0]?.parameters.content)).toMatch(/^## .+\n[^]+\*\*Fill in\*\*\n- /);
			for (const [index, one] of example.nodes.entries()) {
				const inTheWay = example.nodes.slice(index + 1).filter((other) => overlap(one, other));
				expect([one.name, ...inTheWay.map((node) => node.name)]).toEqual([one.name]);
			}
		});

		it('names every node in its note that has a placeholder or needs an account of ours', () => {
			const note = example.nodes.find(({ type }) => type === STICKY_NOTE)?.parameters.content;
			for (const node of example.nodes) {
				const toFill = /YOUR_[A-Z_]+|\.n8n-files/.test(JSON.stringify(node.parameters));
				const ours = node.type.startsWith('n8n-nodes-seedream.');
				if (node.type !== STICKY_NOTE && (toFill || ours))
					expect(note).toContain(`**${node.name}**`);
				expect(node.credentials).toBeUndefined();
			}
		});

		it('uses the newest versions of nodes, and parameters they have', () => {
			for (const node of example.nodes.filter(({ type }) => type !== STICKY_NOTE)) {
				const versions = types.filter((type) => type.name === node.type);
				const newest = Math.max(...versions.flatMap(({ version }) => version));
				expect([node.name, node.typeVersion]).toEqual([node.name, newest]);
				const properties = versions
					.filter(({ version }) => [version].flat().includes(newest))
					.flatMap((type) => type.properties.map((property) => property.name));
				expect(properties).toEqual(expect.arrayContaining(Object.keys(node.parameters)));
			}
		});
	});
});
